import type { Instant } from "../domain/ids.ts";
import type { Draft, DraftSaved, DraftStore } from "./phone.ts";
import { type Change, look, type Storage, type StoredDraft } from "./storage.ts";

/** @param guard runs a write and makes room for it where there is none */
export function openDrafts(
  storage: Storage,
  now: () => Instant,
  guard: <T>(write: () => Promise<T>) => Promise<T>,
): DraftStore {
  /** what was parked here, by draft: no other tab's words */
  const own = new Map<string, string>();
  return {
    save: (draft, base) => guard(() => save(storage, draft, base, now(), own.get(draft.id))),
    park({ id, content }, base) {
      const parked = { id: besides(id), rev: base ?? 0, savedAt: now(), content: JSON.stringify(content) };
      own.set(id, parked.content);
      return guard(() => put(storage, parked));
    },
    async load(id) {
      const { draft, parked } = await storage.read(looksFor(id));
      if (!parked) return draft && parse(draft);
      await takeUp(storage, id);
      const { draft: now } = await storage.read({ draft: look.one("drafts", id) });
      return now && parse(now);
    },
    async list() {
      const { drafts } = await storage.read({ drafts: look.all("drafts") });
      const byId = new Map<string, StoredDraft>();
      // "a" comes before "a!": what was parked is the newer.
      for (const [key, draft] of drafts) byId.set(key.replace(/!$/, ""), draft);
      const found = [...byId].map(([id, draft]) => parse({ ...draft, id }));
      return found.sort((a, b) => b.savedAt! - a.savedAt!);
    },
    remove: (id) =>
      storage.change(["drafts"], {}, () => ({
        changes: [
          { drop: "drafts", key: id },
          { drop: "drafts", key: besides(id) },
        ],
        result: undefined,
      })),
  };
}

/** Where a page that may not live on puts its words without looking: beside the draft that they go on from. */
function besides(id: string): string {
  return `${id}!`;
}

function looksFor(id: string) {
  return { draft: look.one("drafts", id), parked: look.one("drafts", besides(id)) } as const;
}

/** Nothing is looked at: the transaction is asked for and committed in the call, and needs no page any more. */
function put(storage: Storage, draft: StoredDraft): Promise<void> {
  return storage.change(["drafts"], {}, () => ({
    changes: [{ put: "drafts", key: draft.id, value: draft }],
    result: undefined,
  }));
}

/** What a page parked and did not live to save becomes the draft; where another tab has saved since, both are kept. */
function takeUp(storage: Storage, id: string): Promise<void> {
  return storage.change(["drafts"], looksFor(id), ({ draft, parked }) => {
    if (!parked) return { changes: [], result: undefined };
    const changes: Change[] = [{ drop: "drafts", key: besides(id) }];
    if ((draft?.rev ?? 0) === parked.rev) {
      const rev = Math.max(parked.savedAt, parked.rev + 1);
      changes.push({ put: "drafts", key: id, value: { ...parked, id, rev } });
    } else if (parked.content !== draft?.content) {
      changes.push(...aside(id, parked, parked.savedAt));
    }
    return { changes, result: undefined };
  });
}

function save(
  storage: Storage,
  draft: Draft,
  base: number | undefined,
  savedAt: Instant,
  ownParked: string | undefined,
): Promise<DraftSaved> {
  const { id } = draft;
  const content = JSON.stringify(draft.content);
  return storage.change(["drafts"], looksFor(id), ({ draft: there, parked }) => {
    // The first rev is a time: a draft that was handed in and begun again is not taken for the old one.
    const rev = there ? there.rev + 1 : Math.max(savedAt, (base ?? 0) + 1);
    const changes: Change[] = [{ put: "drafts", key: id, value: { id, rev, savedAt, content } }];
    const result: DraftSaved = { rev, savedAt };
    if (parked) changes.push({ drop: "drafts", key: besides(id) });
    if (parked && parked.content !== ownParked && parked.content !== content) {
      changes.push(...aside(id, parked, parked.savedAt));
      result.conflict = { other: `${id}~${parked.savedAt}` };
    }
    if (there && there.rev !== base && there.content !== content) {
      changes.push(...aside(id, there, there.rev));
      result.conflict = { other: `${id}~${there.rev}` };
    }
    return { changes, result };
  });
}

/** Another tab's words are kept under a name of their own. */
function aside(id: string, draft: StoredDraft, name: number): Change[] {
  const other = `${id}~${name}`;
  return [{ put: "drafts", key: other, value: { ...draft, id: other } }];
}

function parse({ id, rev, savedAt, content }: StoredDraft): Draft {
  return { id, rev, savedAt, content: JSON.parse(content) as Draft["content"] };
}

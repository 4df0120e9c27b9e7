import type { Instant } from "../domain/ids.ts";
import type { Draft, DraftSaved, DraftStore } from "./phone.ts";
import { type Change, look, type Storage, type StoredDraft } from "./storage.ts";

/** @param guard runs a write and makes room for it where there is none */
export function openDrafts(
  storage: Storage,
  now: () => Instant,
  guard: <T>(write: () => Promise<T>) => Promise<T>,
): DraftStore {
  return {
    save: (draft, base) => guard(() => save(storage, draft, base, now())),
    async load(id) {
      const { draft } = await storage.read({ draft: look.one("drafts", id) });
      return draft && parse(draft);
    },
    async list() {
      const { drafts } = await storage.read({ drafts: look.all("drafts") });
      return drafts.map(([, draft]) => parse(draft)).sort((a, b) => b.savedAt! - a.savedAt!);
    },
    remove: (id) =>
      storage.change(["drafts"], {}, () => ({ changes: [{ drop: "drafts", key: id }], result: undefined })),
  };
}

function save(
  storage: Storage,
  draft: Draft,
  base: number | undefined,
  savedAt: Instant,
): Promise<DraftSaved> {
  const { id } = draft;
  const content = JSON.stringify(draft.content);
  return storage.change(["drafts"], { there: look.one("drafts", id) }, ({ there }) => {
    // The first rev is a time: a draft that was handed in and begun again is not taken for the old one.
    const rev = there ? there.rev + 1 : Math.max(savedAt, (base ?? 0) + 1);
    const changes: Change[] = [{ put: "drafts", key: id, value: { id, rev, savedAt, content } }];
    const result: DraftSaved = { rev, savedAt };
    if (there && there.rev !== base && there.content !== content) {
      const other = `${id}~${there.rev}`;
      changes.push({ put: "drafts", key: other, value: { ...there, id: other } });
      result.conflict = { other };
    }
    return { changes, result };
  });
}

function parse({ id, rev, savedAt, content }: StoredDraft): Draft {
  return { id, rev, savedAt, content: JSON.parse(content) as Draft["content"] };
}

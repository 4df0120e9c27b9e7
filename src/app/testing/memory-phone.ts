import { compareEntries, type SeenEntry } from "../../domain/entry.ts";
import { entryId, type BlobId, type EntryId, type Instant } from "../../domain/ids.ts";
import { webKeys } from "../../local-db/web-keys.ts";
import { toHex } from "../../protocol/bytes.ts";
import { writeMemberCode } from "../../protocol/member-code.ts";
import { type Draft, type DraftStore, NotEnrolled, type Phone, type PhoneState } from "../../sync/phone.ts";

/** A phone for tests of screens: keeps what it is given, talks to nobody. */
export interface MemoryPhone extends Phone {
  /** what the server said meanwhile */
  become(state: Partial<PhoneState>): void;
  /** entries of others, from feeds; or more that the server says of what is here */
  receive(...entries: SeenEntry[]): void;
  /** what this phone wrote through `write` */
  readonly written: SeenEntry[];
  /** the next write or draft save throws this */
  failNext(error: Error): void;
  readonly draftStore: Map<string, Draft>;
  /** bytes that are here under a name, whatever their hash */
  keep(id: BlobId, content: string, how?: { isMedia?: boolean }): void;
}

export const testMember = "member0000000000";
const device = "device0000000000000000";

export function memoryPhone(
  options: {
    entries?: SeenEntry[];
    state?: Partial<PhoneState>;
    now?: Instant;
    /** what the server answers; absent: there is no network */
    ask?: Phone["ask"];
  } = {},
): MemoryPhone {
  const listeners = new Set<() => void>();
  const clock = (): Instant => options.now ?? Date.now();
  let n = 1;
  let all = [...(options.entries ?? [])].sort(compareEntries);
  let failure: Error | undefined;
  let ownKey: ReturnType<typeof webKeys.generate> | undefined;
  const written: SeenEntry[] = [];
  const draftStore = new Map<string, Draft>();
  const bytes = new Map<BlobId, Uint8Array<ArrayBuffer>>();
  const own = new Set<BlobId>();
  const media = new Set<BlobId>();
  let state: PhoneState = {
    device,
    member: testMember,
    roles: [],
    enrolment: "enrolled",
    outbox: { waiting: 0, blobs: 0, receiptedThrough: 1, receiptNumber: "0412", exceptions: [] },
    contact: { status: "good", last: clock(), clockOffset: 0 },
    storage: "good",
    ...options.state,
  };

  function tell(): void {
    for (const listener of listeners) listener();
  }
  function mayFail(): void {
    const error = failure;
    failure = undefined;
    if (error) throw error;
  }

  const drafts: DraftStore = {
    save(draft) {
      return new Promise((resolve, reject) => {
        try {
          mayFail();
          const rev = (draftStore.get(draft.id)?.rev ?? 0) + 1;
          const savedAt = clock();
          draftStore.set(draft.id, { ...draft, rev, savedAt });
          resolve({ rev, savedAt });
        } catch (error) {
          reject(error);
        }
      });
    },
    park: (draft) => drafts.save(draft).then(() => undefined),
    load: (id) => Promise.resolve(draftStore.get(id)),
    list: () => Promise.resolve([...draftStore.values()]),
    remove(id) {
      draftStore.delete(id);
      return Promise.resolve();
    },
  };

  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    entries: () => all,
    write(entries, from) {
      return new Promise<EntryId[]>((resolve, reject) => {
        try {
          mayFail();
          const by = state.member ?? "";
          const seen = entries.map((entry) => {
            n += 1;
            return {
              id: entryId(device, n),
              device,
              n,
              by,
              of: entry.for ?? by,
              kind: entry.kind,
              at: clock(),
              body: entry.body,
              received: null,
            } as SeenEntry;
          });
          written.push(...seen);
          all = [...all, ...seen].sort(compareEntries);
          if (from) draftStore.delete(from.draft);
          const waiting = state.outbox.waiting + seen.length;
          state = { ...state, outbox: { ...state.outbox, waiting, oldest: state.outbox.oldest ?? clock() } };
          tell();
          resolve(seen.map((entry) => entry.id));
        } catch (error) {
          reject(error);
        }
      });
    },
    carry: {
      give: () => Promise.resolve(undefined),
      givenAway: () => Promise.resolve([]),
      giveTexts: () => Promise.resolve({ bytes: new Uint8Array(), files: 0, missing: 0 }),
      serverKey: () => Promise.resolve(undefined),
      takeIn: () =>
        Promise.resolve({
          carried: [],
          files: 0,
          texts: 0,
          unnamed: 0,
          known: 0,
          heard: 0,
          filesThere: 0,
          forOthers: 0,
          old: 0,
          trouble: [],
        }),
      carrying: () => Promise.resolve([]),
      putDown: () => Promise.resolve(),
    },
    enrol() {
      state = { ...state, enrolment: "waiting" };
      tell();
      return Promise.resolve();
    },
    contact: () => Promise.resolve(),
    drafts,
    blobs: {
      async put(content) {
        const id = toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", content)));
        bytes.set(id, content);
        own.add(id);
        return id;
      },
      get: (id) => Promise.resolve(bytes.get(id)),
      async readEach(ids, each) {
        for (const id of ids) {
          const content = bytes.get(id);
          if (content) await each(id, content);
        }
      },
      has: (ids) => Promise.resolve(new Set(ids.filter((id) => bytes.has(id)))),
      held: () =>
        Promise.resolve(
          [...bytes].map(([id, content]) => ({
            id,
            have: content.length,
            isOwn: own.has(id),
            isMedia: media.has(id),
          })),
        ),
      fetch: () => Promise.resolve(),
      remove(ids) {
        for (const id of ids) bytes.delete(id);
        return Promise.resolve();
      },
    },
    async memberCode() {
      const { member } = state;
      if (member === undefined) throw new NotEnrolled("nobody's phone");
      const { publicKey, key } = await (ownKey ??= webKeys.generate());
      return writeMemberCode({ member, at: clock(), key: publicKey }, (bytes) => webKeys.sign(key, bytes));
    },
    ask: (path, body) => options.ask?.(path, body) ?? Promise.resolve({ ok: false }),
    unitView: () => Promise.resolve({ view: undefined, why: "offline" }),
    importFile: () => Promise.resolve({ outcome: "away", why: "offline" }),
    exportOwn: () => Promise.resolve(JSON.stringify({ entries: all })),
    forget() {
      all = [];
      state = { ...state, enrolment: "fresh", member: undefined, roles: [] };
      tell();
      return Promise.resolve();
    },
    become(change) {
      state = { ...state, ...change };
      tell();
    },
    receive(...entries) {
      const anew = new Set(entries.map(({ id }) => id));
      all = [...all.filter(({ id }) => !anew.has(id)), ...entries].sort(compareEntries);
      tell();
    },
    written,
    failNext(error) {
      failure = error;
    },
    draftStore,
    keep(id, content, how = {}) {
      bytes.set(id, new TextEncoder().encode(content));
      if (how.isMedia) media.add(id);
    },
  };
}

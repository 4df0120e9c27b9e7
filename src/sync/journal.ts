import type { DeviceId, Instant } from "../domain/ids.ts";
import type { RunEntry } from "../protocol/run.ts";
import { NotEnrolled, type WrittenFrom } from "./phone.ts";
import { readdress } from "./readdress.ts";
import {
  type Change,
  type Decision,
  look,
  type Pair,
  type Storage,
  type StoredCurrent,
  THE,
} from "./storage.ts";

export interface Written {
  device: DeviceId;
  /** numbers are `first`, `first + 1`, … */
  first: number;
  /** as they stand there: a reference to an entry that has moved meanwhile goes along */
  texts: readonly RunEntry[];
  /** what stands in the storage now */
  current: StoredCurrent;
}

/**
 * Numbers entries and writes them, durably, in one transaction, in which the draft that they came from goes too, and its files are
 * no draft's any more.
 * @param write names this write: repeated under the same name it happens once
 * @param known what stood in the storage when this tab last looked
 * @throws NotEnrolled, StorageFull, StorageLost: nothing was written
 */
export function append(
  storage: Storage,
  texts: readonly RunEntry[],
  at: Instant,
  write: string,
  from?: WrittenFrom,
  known?: StoredCurrent,
): Promise<Written> {
  const draft = from?.draft;
  const handedIn = new Set(from?.blobs);
  const decide = (seen: {
    current: StoredCurrent | undefined;
    blobs?: readonly Pair<"blobs">[];
  }): Decision<Written> => {
    const { current, blobs = [] } = seen;
    if (!current) throw new NotEnrolled("there is no journal on this phone");
    const { device, head, moved } = current;
    const words = moved
      ? texts.map(({ header, body }) => ({ header, body: readdress(body, moved, device) }))
      : texts;
    const before = current.writes.find(({ id }) => id === write);
    if (before) return { changes: [], result: { device, first: before.first, texts: words, current } };
    const changes: Change[] = words.map((value, i) => ({
      put: "entries",
      key: [device, head + 1 + i],
      value,
    }));
    const writes = [{ id: write, first: head + 1 }, ...current.writes].slice(0, REMEMBERED);
    const next: StoredCurrent = {
      device,
      head: head + texts.length,
      lastAt: at,
      writes,
      // As long as a write of before the move may still come.
      ...(moved && writes.length < REMEMBERED && { moved }),
    };
    changes.push({ put: "current", key: THE, value: next });
    if (draft !== undefined) changes.push({ drop: "drafts", key: draft });
    for (const [key, blob] of blobs)
      if (blob.isDraft && handedIn.has(key))
        changes.push({ put: "blobs", key, value: { ...blob, isDraft: false } });
    return { changes, result: { device, first: head + 1, texts: words, current: next } };
  };
  if (handedIn.size > 0) {
    const looks = { current: look.current, blobs: look.all("blobs") };
    return storage.change(SCOPE_WITH_FILES, looks, decide, "strict");
  }
  const scope = draft === undefined ? (["current", "entries"] as const) : SCOPE_WITH_DRAFT;
  return storage.change(scope, { current: look.current }, decide, "strict", known && { current: known });
}

const SCOPE_WITH_DRAFT = ["current", "entries", "drafts"] as const;
const SCOPE_WITH_FILES = [...SCOPE_WITH_DRAFT, "blobs"] as const;
/** As many tabs as may write while one of them repeats. */
const REMEMBERED = 4;

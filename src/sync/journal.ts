import type { DeviceId, Instant } from "../domain/ids.ts";
import type { RunEntry } from "../protocol/run.ts";
import { NotEnrolled } from "./phone.ts";
import { type Change, look, type Storage, THE } from "./storage.ts";

export interface Written {
  device: DeviceId;
  /** numbers are `first`, `first + 1`, … */
  first: number;
}

/**
 * Numbers entries and writes them, durably, in one transaction, in which the draft that they came from goes too.
 * @param write names this write: repeated under the same name it happens once
 * @throws NotEnrolled, StorageFull, StorageLost: nothing was written
 */
export function append(
  storage: Storage,
  texts: readonly RunEntry[],
  at: Instant,
  write: string,
  draft?: string,
): Promise<Written> {
  const scope = draft === undefined ? (["current", "entries"] as const) : SCOPE_WITH_DRAFT;
  return storage.change(scope, { current: look.current }, ({ current }) => {
    if (!current) throw new NotEnrolled("there is no journal on this phone");
    const { device, head } = current;
    const before = current.writes.find(({ id }) => id === write);
    if (before) return { changes: [], result: { device, first: before.first } };
    const changes: Change[] = texts.map((value, i) => ({
      put: "entries",
      key: [device, head + 1 + i],
      value,
    }));
    const writes = [{ id: write, first: head + 1 }, ...current.writes].slice(0, REMEMBERED);
    changes.push({
      put: "current",
      key: THE,
      value: { device, head: head + texts.length, lastAt: at, writes },
    });
    if (draft !== undefined) changes.push({ drop: "drafts", key: draft });
    return { changes, result: { device, first: head + 1 } };
  });
}

const SCOPE_WITH_DRAFT = ["current", "entries", "drafts"] as const;
/** As many tabs as may write while one of them repeats. */
const REMEMBERED = 4;

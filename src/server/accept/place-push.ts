import type { DeviceId } from "../../domain/ids.ts";
import type { RunRefusal } from "../../protocol/push.ts";
import type { Db } from "../store/store.ts";
import type { ParsedPush } from "./parse-push.ts";
import { type JournalEnd, newJournal, type PlacedRun, placeRun } from "./place-run.ts";

/** What became of the runs of a push. */
export interface PlacedPush {
  placed: readonly PlacedRun[];
  refusals: readonly RunRefusal[];
  /** journals of which it brought something sound, new or not */
  delivered: readonly DeviceId[];
}

/** How far journals reach, and what has been put behind that and is not in the database yet. */
export class Ends {
  readonly #ends: Map<DeviceId, JournalEnd>;
  readonly #links = new Map<DeviceId, Map<number, Uint8Array>>();

  /** @param rows of all journals that there are among those which will be asked for */
  constructor(rows: ReadonlyMap<DeviceId, JournalEnd>) {
    this.#ends = new Map(rows);
  }

  of(device: DeviceId): JournalEnd {
    return this.#ends.get(device) ?? newJournal(device);
  }

  linksOf(device: DeviceId): ReadonlyMap<number, Uint8Array> {
    return this.#links.get(device) ?? new Map<number, Uint8Array>();
  }

  /** Whether these journals end where they do in `rows`. */
  areAsIn(rows: ReadonlyMap<DeviceId, JournalEnd>, devices: Iterable<DeviceId>): boolean {
    for (const device of devices) {
      const [a, b] = [rows.get(device), this.#ends.get(device)];
      if (a?.head !== b?.head || a?.link !== b?.link) return false;
    }
    return true;
  }

  extend({ device, key, from, to, link, links }: PlacedRun): void {
    this.#ends.set(device, { device, key, head: to, link });
    let known = this.#links.get(device);
    if (!known) this.#links.set(device, (known = new Map()));
    for (const [i, bytes] of links.entries()) known.set(from + i, bytes);
  }
}

/** Checks the runs of a push, each behind the one before it; moves `ends` on. Writes nothing. */
export async function placePush(db: Db, push: ParsedPush, ends: Ends): Promise<PlacedPush> {
  const placed: PlacedRun[] = [];
  const refusals = [...push.refusals];
  const delivered: DeviceId[] = [];
  for (const run of push.runs) {
    const placing = await placeRun(db, run, ends.of(run.device), ends.linksOf(run.device));
    if ("refused" in placing) {
      refusals.push(placing.refused);
      continue;
    }
    delivered.push(run.device);
    if (!("placed" in placing)) continue;
    placed.push(placing.placed);
    ends.extend(placing.placed);
  }
  return { placed, refusals, delivered };
}

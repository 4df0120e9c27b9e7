import type { EntryBodies } from "../entries/bodies.ts";
import type { EntryKind, SeenEntry } from "../entry.ts";
import { entryId, type DeviceId, type EntryId, type Instant, type MemberId } from "../ids.ts";

/** What an example may say of an entry beside its body; else it is the writer's own and was received a second later. */
export interface Told {
  by?: MemberId;
  of?: MemberId;
  device?: DeviceId;
  received?: Instant | null;
  evidence?: SeenEntry["evidence"];
  evidenceReason?: SeenEntry["evidenceReason"];
  meeting?: SeenEntry["meeting"];
  verdict?: SeenEntry["verdict"];
}

/** A pile of entries for an example: `write` puts one in and gives its id. */
export class Journal {
  readonly entries: SeenEntry[] = [];
  #numbers = new Map<DeviceId, number>();

  write<K extends EntryKind>(at: Instant, kind: K, body: EntryBodies[K], told: Told = {}): EntryId {
    const {
      by = "li",
      of = by,
      device = `phone-of-${by}`,
      received = at + 1000,
      evidence,
      evidenceReason,
      meeting,
      verdict,
    } = told;
    const n = (this.#numbers.get(device) ?? 0) + 1;
    this.#numbers.set(device, n);
    const id = entryId(device, n);
    const extra = {
      ...(evidence ? { evidence } : {}),
      ...(evidenceReason ? { evidenceReason } : {}),
      ...(meeting ? { meeting } : {}),
      ...(verdict ? { verdict } : {}),
    };
    this.entries.push({ id, device, n, by, of, kind, at, body, received, ...extra } as SeenEntry);
    return id;
  }
}

/** An instant in Shanghai: `shanghai("2026-03-12 19:30")`. */
export function shanghai(words: string): Instant {
  return Date.parse(`${words.replace(" ", "T")}:00+08:00`);
}

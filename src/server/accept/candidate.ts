import { type EntryProblem, type ReadEntry, readEntry } from "../../protocol/read-entry.ts";
import type { Batch } from "./batch.ts";

/** Names an entry and what could be read of it. */
export interface Candidate {
  device: string;
  n: number;
  received: number;
  read: ReadEntry | EntryProblem;
}

export function readCandidate(row: {
  device: string;
  n: number;
  received: number;
  header: string;
  body: string;
}): Candidate {
  return { device: row.device, n: row.n, received: row.received, read: readEntry(row.header, row.body) };
}

/** undefined: there is none, or it was erased */
export async function loadCandidate(batch: Batch, device: string, n: number): Promise<Candidate | undefined> {
  const row = await batch.db
    .selectFrom("entries")
    .selectAll()
    .where("device", "=", device)
    .where("n", "=", n)
    .executeTakeFirst();
  return row && row.body !== null ? readCandidate({ ...row, body: row.body }) : undefined;
}

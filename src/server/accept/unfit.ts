import { type EntryId, entryId } from "../../domain/ids.ts";
import { isOfDatabase } from "../store/dialect.ts";
import type { Apart } from "./exceptions.ts";

/** A rule or an effect broke on this entry. The whole is tried again without it: it must not hold back what is behind it. */
export class EntryFailed extends Error {
  readonly entry: EntryId;
  constructor(entry: EntryId, cause: unknown) {
    super("an entry could not be taken", { cause });
    this.entry = entry;
  }
}

/** What such an entry gets. Once the program has been put right, the office can release it. */
export const UNFIT: Apart = {
  verdict: "quarantined",
  reason: "bad-body",
  detail: "the server could not take it",
};

export async function blaming<T>(device: string, n: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // A database that is full or gone is nobody's fault.
    if (error instanceof EntryFailed || isOfDatabase(error)) throw error;
    throw new EntryFailed(entryId(device, n), error);
  }
}

/** Tries again without the entries on which it breaks, one after the other. */
export async function withoutUnfit<T>(
  work: (unfit: ReadonlySet<EntryId>) => Promise<T>,
  report: (entry: EntryFailed) => void = () => undefined,
): Promise<T> {
  const unfit = new Set<EntryId>();
  for (;;) {
    try {
      return await work(unfit);
    } catch (error) {
      if (!(error instanceof EntryFailed) || unfit.has(error.entry)) throw error;
      report(error);
      unfit.add(error.entry);
    }
  }
}

import type { Instant } from "../domain/ids.ts";

/** `sqlite`: path of the database file. `postgres`: connection address, and a schema where it is not the connection's own. */
export type DatabaseAt = { sqlite: string } | { postgres: string; schema?: string };

export interface CoreOptions {
  database: DatabaseAt;
  clock: () => Instant;
  /** that many random bytes, from a source that cannot be guessed */
  random: (bytes: number) => Uint8Array;
  /** How often `settle` runs by itself, ms; 0: never, whoever opened the core calls it. Default 15 s. */
  settleEvery?: number;
  /** Told what went wrong, or should be looked at, where no caller can be told; never holds words of a person. */
  report?: (what: string, error?: unknown) => void;
}

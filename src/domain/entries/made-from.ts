import type { EntryId } from "../ids.ts";

/** What a version of something takes the place of: the entries that its writer had before him. What is in none of them stays beside it. */
export interface MadeFrom {
  /** null: of none. Absent: its phone did not say yet, or there was none; see `headsOf`. */
  base?: EntryId | null;
  /** others that stood beside its base, and that he took over or let go with it before his eyes */
  joined?: readonly EntryId[];
}

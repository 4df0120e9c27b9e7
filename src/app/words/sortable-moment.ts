import { dayOf } from "../../domain/day.ts";
import type { Instant } from "../../domain/ids.ts";
import { clockWords } from "./dates.ts";

/** "2026-03-05 19:30", Shanghai time: for columns of a table, which a spreadsheet sorts as it stands, and for what is read years later. */
export function sortableMoment(at: Instant): string {
  return `${dayOf(at)} ${clockWords(at)}`;
}

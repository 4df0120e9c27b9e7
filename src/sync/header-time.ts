import type { Instant } from "../domain/ids.ts";

/** When an entry was written, from its header's text. */
export function parseHeaderTime(header: string): Instant {
  return (JSON.parse(header) as { at: Instant }).at;
}

import type { FormId } from "../../../domain/ids.ts";

/** Behind `#`: which form somebody opens stands in no log. */
export function openFormLink(origin: string, form: FormId): string {
  return `${origin}/#/f/${form}`;
}

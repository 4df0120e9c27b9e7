import { dayOf } from "../../../../domain/day.ts";
import type { PublishedForm } from "../../../../domain/fold/forms.ts";

/** "2026-03-12 学习需求": without what no file may be called. */
export function fileNameOf({ published, title }: PublishedForm): string {
  return `${dayOf(published)} ${title.replace(/[\\/:*?"<>|\u0000-\u001f]/g, "").slice(0, 40)}`.trim();
}

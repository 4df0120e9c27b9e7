import type { Picture } from "../grey.ts";
import { isInk, SHEET } from "./paint-sheet.ts";

/** How much of the page is ink where there was ink and paper where there was paper; the very edges of strokes do not count. */
export function likeness(page: Picture, limit: number): number {
  let [right, all] = [0, 0];
  for (let y = 0; y < page.height; y += 2) {
    for (let x = 0; x < page.width; x += 2) {
      const u = ((x + 0.5) / page.width) * SHEET.width;
      const v = ((y + 0.5) / page.height) * SHEET.height;
      const isHere = isInk(u, v);
      const isEdge = [0.5, -0.5].some((off) => isInk(u + off, v) !== isHere || isInk(u, v + off) !== isHere);
      if (isEdge) continue;
      all++;
      if (page.data[(y * page.width + x) * 4]! < limit === isHere) right++;
    }
  }
  return right / all;
}

import { expect, test } from "vitest";
import type { Picture } from "./grey.ts";
import { troubleWith } from "./how-it-looks.ts";
import { cornersOf, paintSheet } from "./testing/paint-sheet.ts";
import { wholeOf } from "./warp.ts";

const size = { width: 900, height: 1200 };
const corners = cornersOf({ ...size, size: 0.9, degrees: 3, pulls: [] });
const shot = { ...size, corners, table: "dark", paper: 225, shade: 0.1, noise: 4, seed: 1 } as const;

/** As a camera that moved sees it. */
function blurred({ width, height, data }: Picture, by: number): Picture {
  const moved = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 4; c++) {
        let sum = 0;
        for (let i = 0; i < by; i++) sum += data[(y * width + Math.min(width - 1, x + i)) * 4 + c]!;
        moved[(y * width + x) * 4 + c] = sum / by;
      }
    }
  }
  return { width, height, data: moved };
}

test("a good photo gets no hint; one that was moved, or taken in the dark, does", () => {
  const good = paintSheet(shot);
  expect(troubleWith(good, corners)).toBeUndefined();
  expect(troubleWith(blurred(good, 14), corners)).toBe("blurred");
  expect(troubleWith(paintSheet({ ...shot, shade: 0.05, paper: 70 }), corners)).toBe("dark");
});

test("an empty sheet is not called blurred, and a tiny picture nothing", () => {
  const data = new Uint8ClampedArray(400 * 400 * 4).fill(220);
  const empty = { width: 400, height: 400, data };
  expect(troubleWith(empty, wholeOf(empty))).toBeUndefined();
  const tiny = { width: 3, height: 3, data: new Uint8ClampedArray(36) };
  expect(troubleWith(tiny, wholeOf(tiny))).toBeUndefined();
});

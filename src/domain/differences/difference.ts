import { compareTexts } from "./compare-texts.ts";

/** One stretch of a text and what became of it. `moved`: the same words stand at another place of the other text. */
export interface Run {
  is: "same" | "removed" | "added";
  text: string;
  moved?: true;
}

/** Shorter words stand here and there by chance. In UTF-16 units. */
const SHORTEST_MOVED = 8;

/** What changed between two texts, in order; of what was replaced the old comes first. No run is empty, none is like the one before it. */
export function differenceBetween(before: string, after: string): Run[] {
  const { before: a, after: b, same } = compareTexts(before, after);
  const runs: Run[] = [];
  function put(is: Run["is"], tokens: readonly string[], from: number, to: number): void {
    if (from < to) runs.push({ is, text: tokens.slice(from, to).join("") });
  }
  let [x, y] = [0, 0];
  for (const block of [...same, { a: a.length, b: b.length, length: 0 }]) {
    put("removed", a, x, block.a);
    put("added", b, y, block.b);
    [x, y] = [block.a + block.length, block.b + block.length];
    put("same", a, block.a, x);
  }
  markMoved(runs);
  return runs;
}

/** @returns undefined where the difference is not one of this text */
export function applyDifference(before: string, runs: readonly Run[]): string | undefined {
  const was = runs.map(({ is, text }) => (is === "added" ? "" : text)).join("");
  if (was !== before) return undefined;
  return runs.map(({ is, text }) => (is === "removed" ? "" : text)).join("");
}

/** The difference that leads back. */
export function reversed(runs: readonly Run[]): Run[] {
  const other = { same: "same", removed: "added", added: "removed" } as const;
  return runs.map((run) => ({ ...run, is: other[run.is] }));
}

/** What was removed and stands elsewhere word for word was moved, each once. */
function markMoved(runs: readonly Run[]): void {
  const removed = new Map<string, Run[]>();
  for (const run of runs) {
    if (run.is !== "removed" || run.text.trim().length < SHORTEST_MOVED) continue;
    const words = run.text.trim();
    const alike = removed.get(words);
    if (alike) alike.push(run);
    else removed.set(words, [run]);
  }
  for (const run of runs) {
    const from = run.is === "added" ? removed.get(run.text.trim())?.shift() : undefined;
    if (from) run.moved = from.moved = true;
  }
}

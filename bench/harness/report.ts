import { type Figures, ratioOf } from "./contest.ts";
import { median } from "./statistics.ts";

/** What a bench found: how it stands to its goals, and what that was reckoned from. */
export interface Result {
  lines: Line[];
  /** raw figures, in words */
  raw: string[];
}

export interface Line {
  name: string;
  /** lower is better, where nothing else is said */
  ratio: number;
  goal: number;
  /** a score: the goal is the least that it should be */
  higherIsBetter?: true;
}

/** `NAME RATIO GOAL ok|short` */
export function showLine({ name, ratio, goal, higherIsBetter }: Line): string {
  const reached = higherIsBetter ? ratio >= goal : ratio <= goal;
  return `${name} ${ratio.toFixed(2)} ${goal.toFixed(2)} ${reached ? "ok" : "short"}`;
}

/** One raw line a contestant: the median, how many there were, and all of them in the order they were measured. */
export function showFigures(figures: Figures, unit: "ms" | "bytes" | "kB", title?: string): string[] {
  const widest = Math.max(...[...figures.keys()].map((name) => name.length));
  const rows = [...figures]
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => {
      const all = values.map((value) => show(value)).join(" ");
      return `${name.padEnd(widest)}  median ${show(median(values))} ${unit} of ${values.length}: ${all}`;
    });
  return title === undefined ? rows : [title, ...rows.map((row) => `  ${row}`)];
}

/** Ours against the floor. */
export function againstFloor(name: string, figures: Figures, goal: number): Line {
  return { name, ratio: ratioOf(figures, "ours", "floor"), goal };
}

function show(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}

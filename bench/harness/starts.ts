import { ratioOf, sideBySide, type Figures } from "./contest.ts";
import type { Start } from "./page-start.ts";
import { showFigures, type Result } from "./report.ts";

/** Compares how the floor and ours come up. @param goals for ours against the floor */
export async function startsSideBySide(
  name: string,
  rounds: number,
  goals: { painted: number; interactive: number },
  visits: Record<"floor" | "ours", () => Promise<Start>>,
): Promise<Result> {
  const starts: Record<string, Start[]> = { floor: [], ours: [] };
  await sideBySide(
    (["floor", "ours"] as const).map((who) => ({
      name: who,
      warmUp: false,
      async once() {
        const start = await visits[who]();
        starts[who]!.push(start);
        return start.interactive;
      },
    })),
    rounds,
  );
  const figures = (what: keyof Start): Figures =>
    new Map(Object.entries(starts).map(([who, all]) => [who, all.map((start) => start[what])]));
  return {
    lines: [
      { name: `${name}-fcp`, ratio: ratioOf(figures("painted"), "ours", "floor"), goal: goals.painted },
      {
        name: `${name}-tti`,
        ratio: ratioOf(figures("interactive"), "ours", "floor"),
        goal: goals.interactive,
      },
    ],
    raw: [
      ...showFigures(figures("painted"), "ms", "first contentful paint"),
      ...showFigures(figures("usable"), "ms", "first screen there"),
      ...showFigures(figures("interactive"), "ms", "interactive"),
    ],
  };
}

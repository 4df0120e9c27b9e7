// A key in an essay of 5,000 characters with 300 versions, on a cheap phone. The floor is a bare textarea with the same text.
import { median } from "../harness/statistics.ts";
import { figuresOf, sideBySide, type Contestant } from "../harness/contest.ts";
import { CHARACTERS, VERSIONS, type Measure } from "../harness/long-essay.ts";
import { pageRound } from "../harness/page-round.ts";
import { againstFloor, showFigures, type Result } from "../harness/report.ts";
import { onStage } from "../harness/stage.ts";

const rounds = 7;
const slower = 6;
const floor = "floors/typing.page.ts";
const ours = "ours/typing.page.ts";
/** ms; a screen is drawn anew sixty times a second */
const A_FRAME = 16;

export async function typing(): Promise<Result> {
  return onStage({ pages: [floor, ours], phones: 2 * (rounds + 1) + 2 }, async (stage) => {
    const proofs = stage.ours.ready.proofs.values();
    const contestant = (
      side: "floor" | "ours",
      run: Measure | "floor" | "ours",
      name = side,
    ): Contestant => ({
      name,
      once: () =>
        pageRound(stage.browser, {
          origin: `http://127.0.0.1:${stage[side].ready.port}`,
          file: side === "floor" ? floor : ours,
          prepare: {
            proof: side === "ours" ? proofs.next().value : undefined,
            measuresFloor: run === "floor",
          },
          run,
          slower,
        }),
    });
    const both = (measure: Measure) =>
      sideBySide([contestant("floor", measure), contestant("ours", measure)], rounds);
    const painted = await both("painted");
    const work = await both("work");
    // Bytes are the same in each round.
    const bytes = await sideBySide(
      [contestant("ours", "floor", "floor"), contestant("ours", "ours")].map((one) => ({
        ...one,
        warmUp: false,
      })),
      1,
    );
    return {
      lines: [
        againstFloor("typing", painted, 1.5),
        { name: "typing-frame", ratio: median(figuresOf(work, "ours")) / A_FRAME, goal: 1 },
        // What was typed is in a difference, and again in whole texts that double.
        againstFloor("typing-storage", bytes, 2),
      ],
      raw: [
        ...showFigures(
          painted,
          "ms",
          `a key among ${CHARACTERS} characters, ${slower}x, until it is painted`,
        ),
        ...showFigures(work, "ms", `the same without the wait for the next frame`),
        ...showFigures(
          bytes,
          "bytes",
          `${VERSIONS} versions on the phone; floor: as many entries of only what was typed`,
        ),
      ],
    };
  });
}

// A form of 200 questions is filled in on a cheap phone: from an answer to its paint. The floor is the same inputs in plain HTML.
import { sideBySide, type Contestant } from "../harness/contest.ts";
import { pageRound } from "../harness/page-round.ts";
import { againstFloor, showFigures, type Result } from "../harness/report.ts";
import { onStage } from "../harness/stage.ts";

const rounds = 7;
const slower = 6;
const floor = "floors/form.page.ts";
const ours = "ours/form.page.ts";

export async function form(): Promise<Result> {
  return onStage({ pages: [floor, ours], phones: 0 }, async (stage) => {
    const contestant = (name: string, side: "floor" | "ours", opens: boolean): Contestant => ({
      name,
      once: () =>
        pageRound(stage.browser, {
          origin: `http://127.0.0.1:${stage[side].ready.port}`,
          file: side === "floor" ? floor : ours,
          prepare: { opens },
          run: { opens },
          slower,
        }),
    });
    const figures = await sideBySide(
      [contestant("floor", "floor", false), contestant("ours", "ours", false)],
      rounds,
    );
    const opened = await sideBySide(
      [contestant("floor", "floor", true), contestant("ours", "ours", true)],
      rounds,
    );
    return {
      lines: [againstFloor("form", figures, 2)],
      raw: [
        ...showFigures(figures, "ms", `an answer among 200 questions, ${slower}x, until it is painted`),
        ...showFigures(opened, "ms", "all 200 questions opened, until they are painted"),
      ],
    };
  });
}

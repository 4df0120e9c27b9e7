// A text of 10,000 characters is opened from the phone, on a cheap one: until there is a screen of it to read. The floor paints all.
import { sideBySide, type Contestant } from "../harness/contest.ts";
import { pageRound } from "../harness/page-round.ts";
import { againstFloor, showFigures, type Result } from "../harness/report.ts";
import { onStage } from "../harness/stage.ts";

const rounds = 9;
const slower = 6;
const floor = "floors/open-text.page.ts";
const ours = "ours/open-text.page.ts";

export async function openText(): Promise<Result> {
  return onStage({ pages: [floor, ours], phones: 0 }, async (stage) => {
    const contestant = (name: string, side: "floor" | "ours", run: object): Contestant => ({
      name,
      once: () =>
        pageRound(stage.browser, {
          origin: `http://127.0.0.1:${stage[side].ready.port}`,
          file: side === "floor" ? floor : ours,
          run,
          slower,
        }),
    });
    const figures = await sideBySide(
      [
        contestant("floor", "floor", {}),
        contestant("ours", "ours", { whole: false }),
        contestant("ours, all of it", "ours", { whole: true }),
      ],
      rounds,
    );
    return {
      lines: [againstFloor("open-text", figures, 1.2)],
      raw: showFigures(figures, "ms", `10,000 characters, ${slower}x, until they are painted`),
    };
  });
}

// 30 entries go from the screen of one phone to the camera of another, a cheap one, with every fifth frame lost on the way.
import { FRAME_BYTES, FRAME_LOOK } from "../../src/app/carry/frames-look.ts";
import { sideBySide, type Contestant } from "../harness/contest.ts";
import { pageRound } from "../harness/page-round.ts";
import { againstFloor, showFigures, type Result } from "../harness/report.ts";
import { onStage } from "../harness/stage.ts";

const rounds = 7;
const slower = 6;
const entries = 30;
const floor = "floors/hand-over.page.ts";
const ours = "ours/hand-over.page.ts";

export async function handOver(): Promise<Result> {
  return onStage({ pages: [floor, ours], phones: 0 }, async (stage) => {
    const round = (side: "floor" | "ours", what: string): Promise<number> =>
      pageRound(stage.browser, {
        origin: `http://127.0.0.1:${stage[side].ready.port}`,
        file: side === "floor" ? floor : ours,
        prepare: { entries },
        run: { what },
        slower,
      });
    const contestant = (name: "floor" | "ours"): Contestant => ({ name, once: () => round(name, "ms") });
    const figures = await sideBySide([contestant("floor"), contestant("ours")], rounds);
    const [bytes, needed, shown] = [
      await round("ours", "bytes"),
      await round("ours", "frames that were needed"),
      await round("ours", "frames shown"),
    ];
    return {
      lines: [againstFloor("hand-over", figures, 1.5)],
      raw: [
        ...showFigures(figures, "ms", `${entries} entries by QR frames, ${slower}x, a fifth of them lost`),
        `${(bytes / 1_000).toFixed(1)} kB in ${needed} frames of ${FRAME_BYTES.carried / 1_000} kB each, shown ${FRAME_LOOK.shown} ms;`,
        `${shown} were shown: ${shown - needed} lost, or shown while the last one was looked at`,
      ],
    };
  });
}

// A durable write: how long until a person may be told 已保存.
import { sideBySide, type Contestant } from "../harness/contest.ts";
import { pageRound } from "../harness/page-round.ts";
import { againstFloor, showFigures, type Result } from "../harness/report.ts";
import { onStage } from "../harness/stage.ts";

const rounds = 7;
const writes = 40;
const files = {
  floor: "floors/write.page.ts",
  ours: "ours/write.page.ts",
  yjs: "peers/yjs-write.page.ts",
  pouchdb: "peers/pouchdb-write.page.ts",
};

export async function write(): Promise<Result> {
  return onStage({ pages: Object.values(files), phones: 40 }, async (stage) => {
    const result: Result = { lines: [], raw: [] };
    const proofs = stage.ours.ready.proofs.values();
    for (const [slower, name] of [
      [1, "write"],
      [6, "write-6x"],
    ] as const) {
      const contestant = (name: keyof typeof files): Contestant => ({
        name,
        once: () =>
          pageRound(stage.browser, {
            origin: `http://127.0.0.1:${stage[name === "floor" || name === "ours" ? name : "peers"].ready.port}`,
            file: files[name],
            prepare: { writes, proof: name === "ours" ? proofs.next().value : undefined },
            run: { writes },
            slower,
          }),
      });
      const figures = await sideBySide(
        [contestant("floor"), contestant("ours"), contestant("yjs"), contestant("pouchdb")],
        rounds,
      );
      result.lines.push(againstFloor(name, figures, 1.3));
      result.raw.push(
        ...showFigures(figures, "ms", `${slower}x, ms a write, ${writes} in a row, each awaited`),
      );
    }
    return result;
  });
}

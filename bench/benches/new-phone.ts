// A new phone takes ten thousand records: until they are on it, durably.
import { sideBySide, type Contestant } from "../harness/contest.ts";
import { pageRound } from "../harness/page-round.ts";
import { againstFloor, showFigures, type Result } from "../harness/report.ts";
import { onStage } from "../harness/stage.ts";

const records = 10_000;
const rounds = 5;
const floor = "floors/new-phone.page.ts";
const ours = "ours/new-phone.page.ts";
const yjs = "peers/yjs-new-phone.page.ts";
const pouchdb = "peers/pouchdb-new-phone.page.ts";

export async function newPhone(): Promise<Result> {
  const setting = {
    pages: [floor, ours, yjs, pouchdb],
    stored: records,
    phones: 0,
    secretaryPhones: 2 * (rounds + 1),
  };
  return onStage(setting, async (stage) => {
    const result: Result = { lines: [], raw: [] };
    const proofs = stage.ours.ready.secretaryProofs.values();
    let phones = 0;
    for (const [slower, name] of [
      [1, "new-phone"],
      [6, "new-phone-6x"],
    ] as const) {
      const contestant = (
        name: string,
        side: "floor" | "ours" | "peers",
        file: string,
        how?: string,
      ): Contestant => ({
        name,
        ...(name === "pouchdb" || how === "one by one" ? { rounds: 1 } : {}),
        once: () =>
          pageRound(stage.browser, {
            origin: `http://127.0.0.1:${stage[side].ready.port}`,
            file,
            prepare: side === "ours" ? { proof: proofs.next().value } : {},
            run: { records, how, phone: `phone-${phones++}` },
            slower,
          }),
      });
      const figures = await sideBySide(
        [
          contestant("floor", "floor", floor, "packed"),
          contestant("ours", "ours", ours),
          contestant("floor, one by one", "floor", floor, "one by one"),
          contestant("yjs", "peers", yjs),
          contestant("pouchdb", "peers", pouchdb),
        ],
        rounds,
      );
      result.lines.push(againstFloor(name, figures, 1.5));
      result.raw.push(...showFigures(figures, "ms", `${records} records, ${slower}x`));
    }
    return result;
  });
}

// A thousand records have waited, and a network comes by: until the server has them and the phone knows it, durably.
import { sideBySide, ratioOf, type Contestant, type Figures } from "../harness/contest.ts";
import { pageRound } from "../harness/page-round.ts";
import { againstFloor, showFigures, type Result } from "../harness/report.ts";
import { freeLink, openLink, slowLink, type Link, type LinkSpeed } from "../harness/slow-link.ts";
import { onStage, type Stage } from "../harness/stage.ts";

const records = 1_000;
/** Records that came in before: a server has been running for a while. */
const warmth = 5_000;
const files = {
  floor: "floors/reconnect.page.ts",
  ours: "ours/reconnect.page.ts",
  yjs: "peers/yjs-reconnect.page.ts",
  pouchdb: "peers/pouchdb-reconnect.page.ts",
};
type Name = keyof typeof files;

export async function reconnect(): Promise<Result> {
  const figures = await reconnects({ speed: freeLink, slower: 1, rounds: 5, pouchdb: 5 });
  return {
    lines: [
      againstFloor("reconnect", figures.time, 1.2),
      { name: "reconnect-of-pouchdb", ratio: ratioOf(figures.time, "ours", "pouchdb"), goal: 1 / 20 },
    ],
    raw: showFigures(figures.time, "ms", `${records} records`),
  };
}

export async function reconnectSlow(): Promise<Result> {
  const figures = await reconnects({ speed: slowLink, slower: 6, rounds: 5, pouchdb: 1 });
  return {
    lines: [againstFloor("reconnect-slow", figures.time, 1.3)],
    raw: showFigures(figures.time, "ms", `${records} records, 6x, 400 ms round trip, 50 kB/s`),
  };
}

export async function wire(): Promise<Result> {
  const { bytes } = await reconnects({ speed: freeLink, slower: 1, rounds: 5, pouchdb: 1 });
  return {
    lines: [againstFloor("wire", bytes, 1.15)],
    raw: showFigures(bytes, "bytes", `${records} records, both ways, with the heads of HTTP`),
  };
}

interface Conditions {
  speed: LinkSpeed;
  slower: number;
  rounds: number;
  /** how often PouchDB, which takes long */
  pouchdb: number;
}

async function reconnects({
  speed,
  slower,
  rounds,
  pouchdb,
}: Conditions): Promise<Record<"time" | "bytes", Figures>> {
  return onStage({ pages: Object.values(files), phones: rounds + 1, stored: warmth }, async (stage) => {
    const links = await linksTo(stage, speed);
    const bytes: Figures = new Map();
    try {
      const proofs = stage.ours.ready.proofs.values();
      let phones = 0;
      const contestant = (name: Name, times?: number): Contestant => ({
        name,
        ...(times === undefined ? {} : { rounds: times }),
        async once() {
          const phone = `phone-${phones++}`;
          const link = links[name];
          const proof = name === "ours" ? proofs.next().value : undefined;
          const took = await pageRound(stage.browser, {
            origin: `http://127.0.0.1:${link.port}`,
            file: files[name],
            prepare: { phone, records, proof },
            run: { phone, records },
            slower,
            between: () => void link.takeBytes(),
          });
          bytes.set(name, [...(bytes.get(name) ?? []), link.takeBytes()]);
          return took;
        },
      });
      const time = await sideBySide(
        [contestant("floor"), contestant("ours"), contestant("yjs"), contestant("pouchdb", pouchdb)],
        rounds,
      );
      return { time, bytes };
    } finally {
      await Promise.all(Object.values(links).map((link) => link.close()));
    }
  });
}

async function linksTo(stage: Stage, speed: LinkSpeed): Promise<Record<Name, Link>> {
  const to = (side: "floor" | "ours" | "peers"): Promise<Link> => openLink(stage[side].ready.port, speed);
  const [floor, ours, yjs, pouchdb] = await Promise.all([to("floor"), to("ours"), to("peers"), to("peers")]);
  return { floor, ours, yjs, pouchdb };
}

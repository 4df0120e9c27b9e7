// Two thousand phones come back at once, fifty at a time, each with twenty records.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ratioOf, sideBySide, type Contestant } from "../harness/contest.ts";
import { startChild, type Child } from "../harness/child.ts";
import { showFigures, type Result } from "../harness/report.ts";
import type { OurReady } from "../harness/stage.ts";
import { median, percentile } from "../harness/statistics.ts";
import { inTemporaryFolder } from "../harness/temporary-folder.ts";
import type { CrowdSetup, Volley } from "../storm/crowd.ts";

const phones = 2_000;
const crowd: CrowdSetup = { recordsEach: 20, atOnce: 50 };
const rounds = 5;

export async function storm(): Promise<Result> {
  const postgres = process.env["TEST_DATABASE_URL"];
  const results = [await stormOn("sqlite", {})];
  if (postgres === undefined)
    results[0]!.raw.push("PostgreSQL was not measured: TEST_DATABASE_URL is not set.");
  else {
    const schema = `bench_${process.pid}`;
    results.push(await stormOn("postgres", { database: { postgres, schema } }));
  }
  return { lines: results.flatMap(({ lines }) => lines), raw: results.flatMap(({ raw }) => raw) };
}

async function stormOn(
  name: string,
  server: { database?: { postgres: string; schema: string } },
): Promise<Result> {
  return inTemporaryFolder(async (folder) => {
    const open: Child<unknown>[] = [];
    const start = async <R>(file: string, name: string, more: object): Promise<Child<R>> => {
      await mkdir(join(folder, name));
      const child = await startChild<R>(file, { folder: join(folder, name), ...more });
      open.push(child);
      return child;
    };
    try {
      const floor = await start<{ port: number }>("floors/record-server.ts", "floor", {});
      const ours = await start<OurReady>("ours/our-server.ts", "ours", { phones, ...server });
      const people = await start("storm/crowd.ts", "crowd", crowd);
      const { port, proofs } = ours.ready;
      const enrolment = await people.ask<number>("enrol", { port, proofs });

      const latencies: Record<string, number[][]> = { floor: [], ours: [] };
      const visible: number[] = [];
      let round = 0;
      let acknowledged = 0;
      const contestants: Contestant[] = [
        {
          name: "floor",
          async once() {
            const volley = await people.ask<Volley>("bare", {
              port: floor.ready.port,
              phones,
              round: round++,
            });
            latencies["floor"]!.push(volley.latencies);
            return volley.took;
          },
        },
        {
          name: "ours",
          async once() {
            const volley = await people.ask<Volley>("ours", { port, round: round++ });
            latencies["ours"]!.push(volley.latencies);
            acknowledged += volley.acknowledged;
            visible.push(await ours.ask<number>("settle"));
            return volley.took;
          },
        },
      ];
      const figures = await sideBySide(contestants, rounds);
      const memory = { floor: await floor.ask<number>("memory"), ours: await ours.ask<number>("memory") };
      const kept = await ours.ask<number>("count");
      if (kept !== acknowledged)
        throw new Error(`${acknowledged} records were acknowledged, ${kept} are there.`);

      const p99 = (who: string): number =>
        median(latencies[who]!.slice(1).map((all) => percentile(all, 0.99)));
      const rate = (who: string): string =>
        `${((phones * crowd.recordsEach * 1_000) / median(figures.get(who)!)).toFixed(0)} records/s`;
      return {
        lines: [
          { name: `storm-${name}`, ratio: ratioOf(figures, "ours", "floor"), goal: 0.7 },
          { name: `storm-${name}-p99`, ratio: p99("ours") / p99("floor"), goal: 1.5 },
          { name: `storm-${name}-memory`, ratio: memory.ours / memory.floor, goal: 1.5 },
        ],
        raw: [
          ...showFigures(
            figures,
            "ms",
            `${name}: ${phones} phones × ${crowd.recordsEach} records, ${crowd.atOnce} at a time`,
          ),
          `  rate    floor ${rate("floor")}, ours ${rate("ours")}`,
          `  p99     floor ${p99("floor").toFixed(1)} ms, ours ${p99("ours").toFixed(1)} ms`,
          `  memory  floor ${megabytes(memory.floor)}, ours ${megabytes(memory.ours)} at most`,
          `  visible ${median(visible.slice(1)).toFixed(0)} ms after the last answer (feeds and projections)`,
          `  kept    all ${acknowledged} that were acknowledged`,
          `  before  ${phones} phones enrolled in ${enrolment.toFixed(0)} ms`,
        ],
      };
    } finally {
      for (const child of open.reverse()) await child.stop();
    }
  });
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(0)} MB`;
}

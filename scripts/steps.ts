// The parts that `npm test` and `npm run check` are made of. A tool that counts gives its own counts;
// one that does not counts as one test, passed or failed.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { ensureChromium } from "./chromium-install.ts";
import { root, runNode, runTool } from "./tool.ts";

export type Count = { passed: number; failed: number; skipped: number };
/** `failures`: each failed test by its name, with the beginning of what it said. */
type Outcome = Count & { failures?: readonly string[] };
export type Step = { name: string; run: () => Promise<Outcome> };

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
};

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: PlaywrightSuite[];
};
type PlaywrightSuite = {
  suites?: PlaywrightSuite[];
  specs: {
    title: string;
    file: string;
    tests: { projectName: string; status: string; results: { errors: { message?: string }[] }[] }[];
  }[];
};

export const format = whole("format", () => runTool("prettier", ["--check", "--log-level=warn", "."]));
export const lint = whole("lint", () => runTool("oxlint", ["--deny-warnings"]));
export const types = whole("types", () => runTool("tsc", ["-b"]));
export const build = whole("build", () => runNode(join(root, "scripts/build.ts"), ["--if-changed"]));
export const size = whole("size", () => runNode(join(root, "scripts/size.ts"), []));
export const unit = vitest("unit tests", ["node"]);
export const databases = vitest("database tests", ["db"]);
export const browser = needsChromium(vitest("browser tests", ["browser"]));
export const e2e = needsChromium({ name: "end to end", run: runPlaywright });

/** Runs all steps, also after a failure, and ends with one line that adds them up. */
export async function runSteps(steps: readonly Step[]): Promise<void> {
  const results: { name: string; count: Outcome; seconds: number }[] = [];
  for (const { name, run } of steps) {
    console.log(`\n── ${name} ──`);
    const begun = performance.now();
    const count = await run();
    results.push({ name, count, seconds: (performance.now() - begun) / 1000 });
  }
  console.log();
  for (const { name, count, seconds } of results) {
    console.log(
      `${count.failed === 0 ? "ok    " : "FAILED"} ${name}: ${show(count)} (${seconds.toFixed(1)} s)`,
    );
  }
  // Said again where somebody who has only the end of the output finds it.
  for (const failure of results.flatMap(({ count }) => count.failures ?? []))
    console.log(`\nfailed: ${failure}`);
  const all = add(results.map((result) => result.count));
  if (all.skipped > 0) console.log(`\n${all.skipped} skipped, named above`);
  console.log(`\n${all.passed} passed, ${all.failed} failed`);
  process.exitCode = all.failed === 0 && all.passed > 0 ? 0 : 1;
}

function whole(name: string, run: () => Promise<number>): Step {
  return { name, run: async () => ((await run()) === 0 ? one("passed") : one("failed")) };
}

function vitest(name: string, projects: readonly string[]): Step {
  const args = projects.flatMap((project) => ["--project", project]);
  const run = (): Promise<Outcome> =>
    counted(
      (report) =>
        runTool("vitest", [
          "run",
          ...args,
          "--reporter=default",
          "--reporter=json",
          `--outputFile.json=${report}`,
        ]),
      ({ numPassedTests, numFailedTests, testResults }: VitestReport) => {
        const tests = testResults.flatMap((file) => file.assertionResults);
        const skipped = tests.filter(({ status }) => status !== "passed" && status !== "failed");
        for (const { fullName } of skipped) console.log(`skipped: ${fullName}`);
        const failures = testResults.flatMap((file) =>
          file.assertionResults
            .filter(({ status }) => status === "failed")
            .map((test) =>
              failed(`${relative(root, file.name)} › ${test.fullName}`, test.failureMessages[0]),
            ),
        );
        return { passed: numPassedTests, failed: numFailedTests, skipped: skipped.length, failures };
      },
    );
  return { name, run };
}

function runPlaywright(): Promise<Outcome> {
  return counted(
    (report) =>
      runTool("playwright", ["test", "--reporter=list,json"], { PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
    ({ stats, suites }: PlaywrightReport) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
      failures: failedSpecs(suites),
    }),
  );
}

function needsChromium(step: Step): Step {
  return { name: step.name, run: async () => (ensureChromium() ? await step.run() : one("failed")) };
}

/** A runner that fails without a failed test (it crashed, or found none) counts as one failure. */
async function counted<Report>(
  run: (report: string) => Promise<number>,
  read: (report: Report) => Outcome,
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "songxue-report-"));
  const path = join(folder, "report.json");
  try {
    const code = await run(path);
    const count = read(JSON.parse(readFileSync(path, "utf8")) as Report);
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return one("failed");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function failedSpecs(suites: readonly PlaywrightSuite[]): string[] {
  return suites.flatMap(({ suites: inner = [], specs }) => [
    ...specs.flatMap(({ title, file, tests }) =>
      tests
        .filter(({ status }) => status === "unexpected" || status === "flaky")
        .map(({ projectName, results }) =>
          failed(`[${projectName}] ${file} › ${title}`, results[0]?.errors[0]?.message),
        ),
    ),
    ...failedSpecs(inner),
  ]);
}

function failed(name: string, said = ""): string {
  return [name, ...stripVTControlCharacters(said).split("\n").slice(0, 8)].join("\n    ");
}

function one(result: keyof Count): Count {
  return { passed: 0, failed: 0, skipped: 0, [result]: 1 };
}

function add(counts: readonly Count[]): Count {
  const sum = (key: keyof Count): number => counts.reduce((total, count) => total + count[key], 0);
  return { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
}

function show({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
}

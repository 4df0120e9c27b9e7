import { describe, expect, test, vi } from "vitest";
import { deriveRun, RUN_LIMITS } from "../protocol/run.ts";
import { openPhone } from "./open-phone.ts";
import type { Phone } from "./phone.ts";
import type { PhonePorts } from "./ports.ts";
import { sealAll } from "./seal.ts";
import { look } from "./storage.ts";
import { memoryPorts } from "./testing/memory-ports.ts";

/** About a thousand characters. */
const LONG = {
  kind: "complaint-made",
  body: { about: "other", words: "字".repeat(900), to: "above", anonymous: false },
} as never;

async function enrolled(): Promise<{ ports: PhonePorts; phone: Phone; device: string }> {
  const ports = memoryPorts();
  const phone = await openPhone(ports);
  await phone.enrol({ proof: "p".repeat(43), consentVersion: 1, label: "手机" });
  return { ports, phone, device: phone.state.device! };
}

async function runsOf({ ports: { storage, sha256 }, device }: { ports: PhonePorts; device: string }) {
  const { runs, entries } = await storage.read({
    runs: look.of("runs", device),
    entries: look.of("entries", device),
  });
  return runs.map(([, run]) => {
    const words = entries.slice(run.from - 1, run.to).map(([, entry]) => ({ ...entry, body: entry.body! }));
    const { link } = deriveRun(
      sha256,
      { device, from: run.from, seed: run.seed, entries: words },
      run.before,
    );
    const length = words.reduce((sum, { header, body }) => sum + header.length + body.length + 2, 0);
    return { run, length, link };
  });
}

describe("sealing", () => {
  test("makes runs of limited length that chain on to each other and leave nothing out", async () => {
    const here = await enrolled();
    await here.phone.write(Array.from({ length: 200 }, () => LONG));
    await sealAll(here.ports);
    const runs = await runsOf(here);
    expect(runs.length).toBeGreaterThan(2);
    let before: { to: number; link: Uint8Array } | undefined;
    for (const { run, length, link } of runs) {
      expect(length).toBeLessThanOrEqual(RUN_LIMITS.sealAt);
      expect(run.from).toBe((before?.to ?? 0) + 1);
      if (before) expect(run.before).toEqual(before.link);
      expect(run.link).toEqual(new Uint8Array(link));
      before = run;
    }
    expect(before?.to).toBe(201);
  });

  test("goes on through more entries than are read at once", async () => {
    const here = await enrolled();
    const small = { kind: "study-logged", body: { how: "paper", day: "2025-11-22", minutes: 45 } } as const;
    await here.phone.write(Array.from({ length: 2_400 }, () => small));
    await sealAll(here.ports);
    const runs = await runsOf(here);
    expect(runs.reduce((sum, { run }) => sum + run.to - run.from + 1, 0)).toBe(2_401);
    expect(runs.at(-1)?.run.to).toBe(2_401);
  });

  test("is done ahead for runs that are full, and for no other", async () => {
    const here = await enrolled();
    for (let i = 0; i < 60; i++) await here.phone.write([LONG]);
    expect(await runsOf(here)).toEqual([]);
    for (let i = 0; i < 20; i++) await here.phone.write([LONG]);
    await vi.waitFor(async () => expect(await runsOf(here)).toHaveLength(1));
    const [{ run } = {}] = await runsOf(here);
    expect(run!.to).toBeLessThan(81);
  });

  test("in two tabs at once seals each entry once", async () => {
    const here = await enrolled();
    await here.phone.write(Array.from({ length: 200 }, () => LONG));
    await Promise.all([sealAll(here.ports), sealAll(here.ports), sealAll(here.ports, "full")]);
    const numbers = (await runsOf(here)).flatMap(({ run }) => [run.from, run.to]);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(numbers.at(-1)).toBe(201);
  });
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { TestServer } from "./server.ts";

const FIXTURES = new URL("fixtures/", import.meta.url).pathname;

export function fixture(name: string): string {
  return join(FIXTURES, name);
}

/** The invitation's link in what a command or the start printed. @param name whose, where it names several */
export function linkIn(printed: string, name = ""): string {
  const line = printed.split("\n").find((one) => one.includes("/#/enrol/") && one.includes(name));
  const link = /http\S+\/#\/enrol\/\d+/.exec(line ?? "")?.[0];
  if (link === undefined) throw new Error(`no invitation for ${name || "anybody"} in:\n${printed}`);
  return link;
}

/** 云岭县 from nothing: a campaign around today, a township, two branches, five members. @returns the office's first link */
export async function foundCounty(server: TestServer): Promise<string> {
  const names = ["--unit", "云岭县", "--campaign", "学习实践活动", "--person", "王芳"];
  const days = ["--from", dayFromNow(-20), "--to", dayFromNow(100)];
  const printed = await server.admin("init", ...names, ...days);
  await server.admin("units", fixture("units.csv"));
  await server.admin("members", fixture("roster.csv"));
  return linkIn(printed);
}

/** A text too long to come in one piece. @returns its folder, and what removes it */
export async function longText(title: string): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "songxue-text-"));
  const paragraph = (n: number): string =>
    `　　第${n}天。早上起雾，河对岸的山看不见。上午去看渠，水到第三道闸；下午同大家量了坡地，量一块记一块。` +
    `晚上在学堂里念了两页，来了${(n % 17) + 3}个人，说到半夜才散。\n`;
  const words = Array.from({ length: 3000 }, (_, n) => paragraph(n + 1)).join("\n");
  await writeFile(join(folder, `${title}.txt`), `${title}\n\n${words}`);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** YYYY-MM-DD in Shanghai. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The invitation of one of the demo's people, which the start prints a moment after it listens. */
export async function demoLink(server: TestServer, name: string): Promise<string> {
  await expect.poll(() => server.output()).toContain(name);
  return linkIn(server.output(), name);
}

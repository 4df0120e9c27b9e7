import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pbkdf2Sync, randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import type { Role } from "../../../domain/entries/campaign.ts";
import type { NewEntry } from "../../../domain/entry.ts";
import { PushAnswer } from "../../../protocol/push.ts";
import { INVITATION_KDF } from "../../../protocol/invitation.ts";
import { openPhone } from "../../../sync/open-phone.ts";
import type { Phone } from "../../../sync/phone.ts";
import { memoryPorts } from "../../../sync/testing/memory-ports.ts";
import { newInvitation } from "../../commands/invitation.ts";
import { openCore } from "../../open-core.ts";
import { type AppOptions, buildApp } from "../app.ts";
import { type Browser, browserOf } from "./inject-transport.ts";
import * as v from "valibot";

/** A person with an enrolled phone that talks to the app, and the token of its last push. */
export interface Enrolled {
  member: string;
  phone: Phone;
  browser: Browser;
  /** what the server answered last */
  answer(): PushAnswer;
  token(): string;
}

/**
 * A real core on a database of its own, behind the real app: one county, two townships, a branch in each. The clock is moved by
 * hand.
 */
export async function openCounty(options: Partial<AppOptions> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "songxue-http-"));
  const clock = { now: Date.parse("2026-03-12T09:00:00+08:00") };
  const core = await openCore({
    database: { sqlite: join(folder, "songxue.sqlite") },
    clock: () => clock.now,
    random: randomBytes,
    settleEvery: 0,
  });
  let log = "";
  const stream = { write: (line: string) => void (log += line) };
  const app: FastifyInstance = await buildApp(core, {
    log: pino({}, stream),
    publicUrl: "https://songxue.example.cn",
    ...options,
  });
  const write = (...entries: NewEntry[]) => core.office.write(entries);
  await write(
    { kind: "unit-added", body: { unit: "county", name: "云岭县", level: "county", parent: null } },
    { kind: "unit-added", body: { unit: "qingxi", name: "清溪镇", level: "township", parent: "county" } },
    { kind: "unit-added", body: { unit: "shiqiao", name: "石桥乡", level: "township", parent: "county" } },
    { kind: "unit-added", body: { unit: "liuwan", name: "柳湾村党支部", level: "branch", parent: "qingxi" } },
    {
      kind: "unit-added",
      body: { unit: "zhuping", name: "竹坪村党支部", level: "branch", parent: "shiqiao" },
    },
  );

  const idOf = (name: string): string => Buffer.from(name.padEnd(12, ".")).toString("base64url").slice(0, 16);

  async function addMember(
    name: string,
    homeBranch: string,
    roles: readonly [Role, string][] = [],
  ): Promise<string> {
    const member = idOf(name);
    await write(
      {
        kind: "member-added",
        body: { member, name, status: "full", cohorts: [], homeBranch, arrangements: [] },
      },
      ...roles.map(([role, unit]): NewEntry => ({ kind: "role-granted", body: { member, role, unit } })),
    );
    return member;
  }

  async function invite(member: string): Promise<{ code: string; proof: string }> {
    const { code, entry } = await newInvitation(member, clock.now + 86_400_000);
    await write(entry);
    return { code, proof: proofOf(code) };
  }

  /** @param proof none: by the browser's recovery cookie */
  async function enrol(
    member: string,
    proof: string | undefined,
    browser = browserOf(app),
  ): Promise<Enrolled> {
    let last: PushAnswer | undefined;
    const { transport } = browser;
    const phone = await openPhone(
      memoryPorts({
        clock: () => clock.now,
        transport: {
          ...transport,
          async push(text) {
            const reply = await transport.push(text);
            if (reply.ok) last = v.parse(PushAnswer, JSON.parse(reply.value));
            return reply;
          },
        },
      }),
    );
    await phone.enrol({ ...(proof === undefined ? {} : { proof }), consentVersion: 2, label: "测试手机" });
    await phone.contact();
    return { member, phone, browser, answer: () => last!, token: () => last?.token ?? "none" };
  }

  return {
    core,
    app,
    folder,
    clock,
    write,
    addMember,
    invite,
    enrol,
    async join(name: string, homeBranch: string, roles: readonly [Role, string][] = []): Promise<Enrolled> {
      const member = await addMember(name, homeBranch, roles);
      return enrol(member, (await invite(member)).proof);
    },
    log: () => log,
    async close() {
      await app.close();
      await core.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type County = Awaited<ReturnType<typeof openCounty>>;

export function proofOf(code: string): string {
  const { salt, rounds, bytes } = INVITATION_KDF;
  return pbkdf2Sync(code, salt, rounds, bytes, "sha256").toString("base64url");
}

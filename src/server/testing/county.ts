import { createHash, randomBytes } from "node:crypto";
import type { NewEntry } from "../../domain/entry.ts";
import type { Role } from "../../domain/entries/campaign.ts";
import type { MemberAdded } from "../../domain/entries/membership.ts";
import type { Instant } from "../../domain/ids.ts";
import { toBase64Url } from "../../protocol/bytes.ts";
import type { DatabaseAt } from "../core-options.ts";
import { openCore } from "../open-core.ts";
import { TestPhone } from "./test-phone.ts";

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** A clock that stands until it is moved. */
export class TestClock {
  at: Instant = Date.parse("2026-03-12T09:00:00+08:00");
  readonly now = (): Instant => this.at;
  pass(ms: number): void {
    this.at += ms;
  }
}

export function randomId(): string {
  return toBase64Url(randomBytes(12));
}

/** A server with a small county: an office, two townships with a branch each. People come with their phones. */
export class County {
  readonly clock: TestClock;
  readonly core: Awaited<ReturnType<typeof openCore>>;
  readonly database: DatabaseAt;

  constructor(core: Awaited<ReturnType<typeof openCore>>, database: DatabaseAt, clock: TestClock) {
    this.core = core;
    this.database = database;
    this.clock = clock;
  }

  static async open(
    database: DatabaseAt,
    clock = new TestClock(),
    report?: (what: string) => void,
  ): Promise<County> {
    const county = new County(await openTestCore(database, clock, report), database, clock);
    const unit = (id: string, level: "county" | "township" | "branch", parent: string | null): NewEntry => ({
      kind: "unit-added",
      body: { unit: id, name: `单位 ${id}`, level, parent },
    });
    await county.core.office.write([
      unit("county", "county", null),
      unit("east", "township", "county"),
      unit("west", "township", "county"),
      unit("east-1", "branch", "east"),
      unit("west-1", "branch", "west"),
    ]);
    return county;
  }

  /** Adds a member; no phone yet. */
  async member(more: Partial<MemberAdded> = {}): Promise<string> {
    const member = more.member ?? randomId();
    const body: MemberAdded = {
      name: "张三",
      status: "full",
      cohorts: [],
      homeBranch: "east-1",
      arrangements: [],
      ...more,
      member,
    };
    await this.core.office.write([{ kind: "member-added", body }]);
    return member;
  }

  async grant(member: string, role: Role, unit: string): Promise<void> {
    await this.core.office.write([{ kind: "role-granted", body: { member, role, unit } }]);
  }

  /** @returns the proof that goes with a new invitation */
  async invite(member: string, expires = this.clock.at + DAY): Promise<string> {
    const { proof, invitation } = newInvitation();
    await this.core.office.write([
      { kind: "invitation-made", body: { invitation, member, purpose: "enrol", expires } },
    ]);
    return proof;
  }

  /** A phone whose entry 1 is written, not sent. */
  phoneWith(proof: string): TestPhone {
    const phone = new TestPhone(this.clock.now);
    phone.write({ kind: "device-enrolled", body: { proof, consent: { version: 1 }, label: "测试手机" } });
    return phone;
  }

  /** An enrolled phone of a member. */
  async phoneOf(member: string): Promise<TestPhone> {
    const phone = this.phoneWith(await this.invite(member));
    await phone.contact(this.core);
    return phone;
  }

  /** A new member with a phone, and a role where one is given. */
  async person(
    branch: string,
    role?: { role: Role; unit: string },
  ): Promise<{ member: string; phone: TestPhone }> {
    const member = await this.member({ homeBranch: branch });
    if (role) await this.grant(member, role.role, role.unit);
    return { member, phone: await this.phoneOf(member) };
  }
}

export function openTestCore(
  database: DatabaseAt,
  clock: TestClock,
  report?: (what: string) => void,
): ReturnType<typeof openCore> {
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
  return openCore({ database, clock: clock.now, random, settleEvery: 0, ...(report && { report }) });
}

export function newInvitation(): { proof: string; invitation: string } {
  const proof = randomBytes(32);
  return { proof: toBase64Url(proof), invitation: createHash("sha256").update(proof).digest("base64url") };
}

export function study(minutes = 45): NewEntry<"study-logged"> {
  return { kind: "study-logged", body: { how: "paper", title: "学习材料", day: "2026-03-12", minutes } };
}

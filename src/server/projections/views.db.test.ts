import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import type { Campaign } from "../../domain/entries/campaign.ts";
import { County, DAY, MINUTE, randomId, study } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";

const CAMPAIGN: Campaign = {
  id: "campaign-2026",
  name: "学习实践活动",
  unit: "county",
  office: "活动办公室",
  starts: "2026-03-01",
  ends: "2026-08-31",
  phases: [{ id: "p1", name: "学习", starts: "2026-03-01", ends: "2026-08-31" }],
  credit: [{ from: "2026-03-01", minutesPerHour: 45, dailyCapMinutes: 360, perTextCapMinutes: 135 }],
  requirements: [
    {
      id: "r1",
      title: "集中学习周不少于1学时",
      subject: "member",
      window: { from: "2026-03-01", to: "2026-03-31" },
      kind: "credit-hours",
      amount: 1,
      exempt: [],
    },
  ],
};

onEachDatabase("unit views", (databases) => {
  it("tell counts of a unit and those below it, by the rules of the branch's own screen", async () => {
    const of = await County.open(await databases.fresh());
    await of.core.office.write([{ kind: "campaign-set", body: { campaign: CAMPAIGN } }]);
    const office = await of.person("west-1", { role: "office", unit: "county" });
    const east = [];
    for (let i = 0; i < 6; i++) east.push(await of.person("east-1"));
    for (let i = 0; i < 5; i++) await of.member({ homeBranch: "east-1" });
    for (const { phone } of east) {
      phone.write(study(45), {
        kind: "essay-handed-in",
        body: { essay: randomId(), title: "体会", text: "字" },
      });
      await phone.contact(of.core);
    }
    of.clock.pass(11 * MINUTE);
    await of.core.settle();
    await of.core.settle();
    const caller = await of.core.callerOf((await of.phoneOf(office.member)).token);
    await of.core.settle();
    const { unit, below } = await of.core.unitView(caller, "county");
    expect(unit).toMatchObject({ branches: 2, members: 12, enrolled: 7, essays: 6, meetings: 0 });
    expect(unit).toMatchObject({ hoursAsked: 12, hoursComplete: 6 });
    expect(below.map(({ unit, members, essays }) => [unit, members, essays])).toEqual([
      ["east", 11, 6],
      ["west", 1, 0],
    ]);
    // One person of a township is no figure; and neither is what would give him away by subtraction.
    expect(
      below.map(({ enrolled, hoursAsked, hoursComplete }) => [enrolled, hoursAsked, hoursComplete]),
    ).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
    expect(unit.receivedUntil).not.toBeNull();
    const live = await of.core.unitView(caller, "east");
    await of.core.rebuild();
    expect(await of.core.unitView(caller, "east")).toEqual(live);
    expect(await of.core.unitView(caller, "county")).toEqual({ unit, below });
    await of.core.close();
  });

  it("are for those whose role holds there", async () => {
    const of = await County.open(await databases.fresh());
    const people = {
      office: await of.person("west-1", { role: "office", unit: "county" }),
      guide: await of.person("west-1", { role: "guide", unit: "east" }),
      secretary: await of.person("east-1", { role: "secretary", unit: "east-1" }),
      member: await of.person("east-1"),
    };
    await of.core.settle();
    const may: Record<keyof typeof people, string[]> = {
      office: ["county", "east", "west", "east-1"],
      guide: ["east", "east-1"],
      secretary: [],
      member: [],
    };
    for (const [who, { phone }] of Object.entries(people)) {
      const caller = await of.core.callerOf(phone.token);
      for (const unit of ["county", "east", "west", "east-1", "nowhere"]) {
        const outcome = await of.core.unitView(caller, unit).then(
          () => "seen",
          (error: { code?: string }) => error.code,
        );
        expect(outcome, `${who} ${unit}`).toBe(
          may[who as keyof typeof people].includes(unit) ? "seen" : "forbidden",
        );
      }
    }
    await of.core.close();
  });

  it("an invitation tells whom it is for, as long as it holds", async () => {
    const of = await County.open(await databases.fresh());
    await of.core.office.write([{ kind: "campaign-set", body: { campaign: CAMPAIGN } }]);
    const member = await of.member({ name: "李四" });
    const proof = await of.invite(member);
    const id = createHash("sha256").update(Buffer.from(proof, "base64url")).digest("base64url");
    expect(await of.core.look(id)).toEqual({
      state: "good",
      name: "李四",
      branch: "单位 east-1",
      campaign: "学习实践活动",
      office: "活动办公室",
      expires: of.clock.at + DAY,
    });
    expect(await of.core.look("A".repeat(43))).toEqual({ state: "unknown" });
    of.clock.pass(2 * DAY);
    expect(await of.core.look(id)).toEqual({ state: "expired" });
    const second = await of.invite(member);
    await of.phoneWith(second).contact(of.core);
    const used = createHash("sha256").update(Buffer.from(second, "base64url")).digest("base64url");
    expect(await of.core.look(used)).toEqual({ state: "used" });
    await of.core.close();
  });
});

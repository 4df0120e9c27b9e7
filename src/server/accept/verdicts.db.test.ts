import { expect, it } from "vitest";
import { memberFeed, staffFeed } from "../../domain/feeds.ts";
import { County, MINUTE, newInvitation, openTestCore, randomId, study } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { carried, TestPhone } from "../testing/test-phone.ts";

onEachDatabase("verdicts", (databases) => {
  const county = async () => County.open(await databases.fresh());

  it("what refers to something that has not arrived waits, and lands when it does", async () => {
    const of = await county();
    const { phone: secretary } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const { phone } = await of.person("east-1");
    const meeting = randomId();
    phone.write({ kind: "leave-asked", body: { meeting } });
    await phone.contact(of.core);
    expect(phone.exceptions()).toMatchObject([{ n: 2, verdict: "pending", reason: "unknown-meeting" }]);
    const plan = {
      meeting,
      branch: "east-1",
      kind: "discussion",
      title: "讨论",
      starts: of.clock.at,
      minutes: 60,
    } as const;
    secretary.write({ kind: "meeting-planned", body: plan });
    await secretary.contact(of.core);
    expect(secretary.kinds(staffFeed("east-1"))).toContain("leave-asked");
    await phone.contact(of.core);
    expect(phone.exceptions()).toEqual([]);
    expect(await of.core.verify()).toMatchObject({ sound: true });
    await of.core.close();
  });

  it("a journal that comes before its invitation waits whole, and lands whole", async () => {
    const of = await county();
    const { member, phone: secretary } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    expect(member).toBeTruthy();
    const guest = await of.member({ homeBranch: "east-1" });
    const { proof, invitation } = newInvitation();
    const phone = of.phoneWith(proof);
    phone.write(study(), study());
    await phone.contact(of.core);
    expect(phone.last?.caller).toMatchObject({ state: "waiting", member: null });
    expect(phone.last).not.toHaveProperty("token");
    expect(phone.exceptions().map(({ verdict }) => verdict)).toEqual(["pending", "pending", "pending"]);
    secretary.write({
      kind: "invitation-made",
      body: { invitation, member: guest, purpose: "enrol", expires: of.clock.at + 60 * MINUTE },
    });
    await secretary.contact(of.core);
    await phone.contact(of.core);
    expect(phone.last?.caller).toMatchObject({ state: "enrolled", member: guest });
    expect(phone.exceptions()).toEqual([]);
    const staff = secretary.entries(staffFeed("east-1")).filter(([, by]) => by === guest);
    expect(staff.map(([, , , n]) => n)).toEqual([1, 2, 3]);
    await of.core.close();
  });

  it("an entry of a kind that only a newer server knows waits for it", async () => {
    const of = await county();
    const { phone } = await of.person("east-1");
    phone.writeTexts([{ header: `{"kind":"pledge-made","at":${of.clock.at}}`, body: '{"words":"…"}' }]);
    phone.write(study());
    await phone.contact(of.core);
    expect(phone.through).toBe(3);
    expect(phone.exceptions()).toMatchObject([{ n: 2, verdict: "pending", reason: "unknown-kind" }]);
    await of.core.settle();
    expect(await of.core.verify()).toMatchObject({ sound: true });
    await of.core.close();
  });

  it("an invitation is used once; it runs out; it can be withdrawn", async () => {
    const of = await county();
    const member = await of.member();
    const proof = await of.invite(member, of.clock.at + 10 * MINUTE);
    const first = of.phoneWith(proof);
    await first.contact(of.core);
    const second = of.phoneWith(proof);
    await second.contact(of.core);
    expect(second.last?.caller).toMatchObject({ state: "refused", reason: "invitation-used" });
    const late = of.phoneWith(await of.invite(member, of.clock.at + 10 * MINUTE));
    of.clock.pass(11 * MINUTE);
    await late.contact(of.core);
    expect(late.last?.caller).toMatchObject({ state: "refused", reason: "invitation-expired" });
    await of.core.close();
  });

  it("an essay is receipted at once, seen by the branch after ten minutes, and not at all when taken back before", async () => {
    const of = await county();
    const { phone: secretary } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const { member, phone } = await of.person("east-1");
    const other = await of.phoneOf(member);
    const [kept] = phone.write({
      kind: "essay-handed-in",
      body: { essay: randomId(), title: "体会", text: "字" },
    });
    const essay = randomId();
    const [regretted] = phone.write({
      kind: "essay-handed-in",
      body: { essay, title: "未完", text: "不要" },
    });
    await phone.contact(of.core);
    expect(phone.through).toBe(3);
    await other.contact(of.core);
    expect(other.kinds(memberFeed(member)).filter((kind) => kind === "essay-handed-in")).toHaveLength(2);
    of.clock.pass(9 * MINUTE);
    phone.write({ kind: "essay-taken-back", body: { essay, entry: regretted! } });
    await phone.contact(of.core);
    await of.core.settle();
    await secretary.contact(of.core);
    expect(secretary.kinds(staffFeed("east-1"))).not.toContain("essay-handed-in");
    of.clock.pass(2 * MINUTE);
    await of.core.settle();
    await of.core.settle();
    await secretary.contact(of.core);
    const seen = secretary
      .entries(staffFeed("east-1"))
      .filter(([, , , , , { kind }]) => kind === "essay-handed-in");
    expect(seen.map(([, , device, n]) => `${device}.${n}`)).toEqual([kept]);
    expect(await of.core.verify()).toMatchObject({ sound: true });
    await of.core.close();
  });

  it("a revoked phone loses access at once; what it sends later is quarantined; the branch lets it in", async () => {
    const of = await county();
    const { phone: secretary } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const { member, phone } = await of.person("east-1");
    const before = phone.token;
    await of.core.callerOf(before);
    secretary.write({ kind: "device-revoked", body: { device: phone.device } });
    await secretary.contact(of.core);
    await expect(of.core.callerOf(before)).rejects.toMatchObject({ code: "unauthorised" });
    await expect(of.core.recovery(phone.cookie!)).resolves.toBeUndefined();
    // Nor is its cookie a way back in.
    const finder = new TestPhone(of.clock.now);
    finder.cookie = phone.cookie!;
    finder.write({ kind: "device-enrolled", body: { consent: { version: 1 }, label: "捡到的" } });
    expect((await finder.contact(of.core)).caller).toMatchObject({ state: "waiting" });
    const [late] = phone.write(study(33));
    const answer = await phone.contact(of.core);
    expect(answer.caller).toMatchObject({ state: "ended", reason: "device-revoked" });
    expect(answer.following).toEqual([]);
    expect(answer).not.toHaveProperty("token");
    expect(phone.exceptions()).toMatchObject([{ n: 2, verdict: "quarantined", reason: "device-revoked" }]);
    secretary.write({ kind: "entry-released", body: { entry: late!, why: "手机找回了" } });
    await secretary.contact(of.core);
    expect(
      secretary.entries(staffFeed("east-1")).filter(([, , device]) => device === phone.device),
    ).toHaveLength(2);
    const again = await of.phoneOf(member);
    expect(again.kinds(memberFeed(member))).toContain("study-logged");
    expect(await of.core.verify()).toMatchObject({ sound: true });
    await of.core.close();
  });

  it("who has died, moved out or withdrawn his consent has no access any more", async () => {
    const of = await county();
    const [dead, gone, without] = [
      await of.person("east-1"),
      await of.person("east-1"),
      await of.person("east-1"),
    ];
    await of.core.office.write([
      { kind: "member-corrected", body: { member: dead.member, status: "deceased" } },
      { kind: "member-corrected", body: { member: gone.member, status: "moved-out" } },
    ]);
    without.phone.write({ kind: "consent-withdrawn", body: {} });
    for (const { phone } of [dead, gone, without]) {
      await phone.contact(of.core);
      expect(phone.last?.caller?.state).toBe("ended");
      expect(phone.last?.following).toEqual([]);
      expect(phone.feeds.size).toBe(0);
      await expect(of.core.callerOf(phone.token)).rejects.toMatchObject({ code: "unauthorised" });
    }
    await of.core.close();
  });

  it("a browser that lost its storage comes back by its cookie, with a new key and without invitation", async () => {
    const of = await county();
    const { member, phone } = await of.person("east-1");
    phone.write(study());
    await phone.contact(of.core);
    expect(await of.core.recovery(phone.cookie!)).toMatchObject({
      name: "张三",
      device: phone.device,
      consent: 1,
    });
    expect(await of.core.recovery(`${phone.device}.AAAA`)).toBeUndefined();
    const enrol = { consent: { version: 1 }, label: "又是我", continues: phone.device };
    const next = new TestPhone(of.clock.now);
    next.write({ kind: "device-enrolled", body: enrol });
    // Carried first by somebody else, without the cookie.
    await of.core.push(carried([next.seal()!]));
    expect((await next.contact(of.core)).caller).toMatchObject({ state: "waiting" });
    next.cookie = phone.cookie;
    expect((await next.contact(of.core)).caller).toMatchObject({ state: "enrolled", member });
    expect(next.kinds(memberFeed(member))).toContain("study-logged");
    expect(next.cookie).not.toBe(phone.cookie);
    await of.core.close();
  });

  it("after a restart everything is as it was", async () => {
    const of = await county();
    const { member, phone } = await of.person("east-1");
    phone.write(study());
    await phone.contact(of.core);
    await of.core.close();
    const core = await openTestCore(of.database, of.clock);
    expect(await core.callerOf(phone.token)).toMatchObject({ member });
    expect(core.office.device).toBe(of.core.office.device);
    phone.write(study());
    expect((await phone.contact(core)).receipts).toMatchObject([{ through: 3 }]);
    await core.close();
  });

  it("an entry on which the program breaks stands apart; the others land, and the office is told", async () => {
    const reported: string[] = [];
    const of = await County.open(await databases.fresh(), undefined, (what) => reported.push(what));
    const { phone } = await of.person("east-1");
    const { phone: bystander } = await of.person("west-1");
    const meeting = randomId();
    const plan = {
      meeting,
      branch: "east-1",
      kind: "discussion",
      title: "讨论",
      starts: 0,
      minutes: 60,
    } as const;
    await of.person("east-1", { role: "secretary", unit: "east-1" }).then(({ phone: secretary }) => {
      secretary.write({ kind: "meeting-planned", body: plan });
      return secretary.contact(of.core);
    });
    phone.write(study(1));
    const [bad] = phone.write({
      kind: "attendance-claimed",
      body: { meeting, branch: "east-1", code: "0000000" },
    });
    phone.write(study(2));
    bystander.write(study(3));
    // A row as no version of the program leaves it: weighing the code breaks on it.
    const doc = JSON.stringify({ id: meeting, branch: "east-1" });
    await of.core.store.write((tx) =>
      tx.updateTable("meetings").set({ doc }).where("id", "=", meeting).execute(),
    );
    await Promise.all([phone.contact(of.core), bystander.contact(of.core)]);
    expect([phone.through, bystander.through]).toEqual([4, 2]);
    expect(phone.exceptions()).toMatchObject([{ n: 3, verdict: "quarantined", reason: "bad-body" }]);
    expect(reported).toContain(`entry ${bad}`);
    await of.core.close();
  });
});

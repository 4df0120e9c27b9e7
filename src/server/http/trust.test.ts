import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "@noble/hashes/sha2.js";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { reckonCredit } from "../../domain/credit-hours.ts";
import { randomBytes } from "../../local-db/web-keys.ts";
import { toBase64Url } from "../../protocol/bytes.ts";
import { invitationIdOf } from "../../protocol/invitation-code.ts";
import { MemoryDisk, MemoryStorage } from "../../sync/memory-storage.ts";
import { openPhone } from "../../sync/open-phone.ts";
import { renewKey } from "../../sync/renew-key.ts";
import { memoryPorts } from "../../sync/testing/memory-ports.ts";
import { createGuessGate } from "./guess-gate.ts";
import { type County, type Enrolled, openCounty, proofOf } from "./testing/county.ts";
import { browserOf } from "./testing/inject-transport.ts";

// Real keys and a real database: a second as a rule, many on a machine that has much else to do.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let county: County;
let secretary: Enrolled;
const gate = { now: 0, waited: 0 };
beforeAll(async () => {
  county = await openCounty({
    guessGate: createGuessGate(
      () => gate.now,
      (ms) => Promise.resolve((gate.waited += ms)),
    ),
  });
  secretary = await county.join("高远", "liuwan", [["secretary", "liuwan"]]);
});
afterAll(async () => county.close());

const RULES = [{ from: "2026-01-01", minutesPerHour: 45, dailyCapMinutes: 300, perTextCapMinutes: 90 }];

/** What the secretary's phone sees of an entry of somebody else. */
async function seenBySecretary(kind: string, of: string) {
  await county.core.settle();
  await secretary.phone.contact();
  return secretary.phone.entries().filter((entry) => entry.kind === kind && entry.of === of);
}

function look(code: string, remoteAddress: string) {
  return county.app.inject({
    method: "POST",
    url: "/api/invitations/look",
    payload: { proof: proofOf(code) },
    remoteAddress,
  });
}

describe("security 2: what only the server may say is not taken from a client", () => {
  test("writer, org, receipt time and evidence that stand in an entry are ignored", async () => {
    const zhang = await county.join("张三", "liuwan");
    const lies = {
      by: secretary.member,
      of: secretary.member,
      received: 1,
      evidence: "A",
      verdict: "accepted",
      branch: "zhuping",
    };
    const body = { city: "杭州", since: "2026-03-01", ...lies };
    await zhang.phone.write([{ kind: "whereabouts-told", body }]);
    await zhang.phone.contact();
    const [entry, ...more] = await seenBySecretary("whereabouts-told", zhang.member);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ by: zhang.member, of: zhang.member, received: county.clock.now });
    expect(entry?.evidence).toBeUndefined();
  });

  test("how a check-in is known is not what it says of itself", async () => {
    const qian = await county.join("钱到", "liuwan");
    const meeting = "meeting-of-lies-";
    const plan = { meeting, branch: "liuwan", kind: "discussion", title: "讨论", minutes: 60 } as const;
    await secretary.phone.write([
      { kind: "meeting-planned", body: { ...plan, starts: county.clock.now } },
      { kind: "meeting-opened", body: { meeting } },
    ]);
    await secretary.phone.contact();
    const claim = { meeting, branch: "liuwan", code: "0000000" };
    const lies = { level: "A", evidence: { level: "A", meeting }, fact: "evidence" };
    await qian.phone.write([{ kind: "attendance-claimed", body: { ...claim, ...lies } }]);
    await qian.phone.contact();
    const [seen] = await seenBySecretary("attendance-claimed", qian.member);
    expect(seen).toMatchObject({ verdict: "accepted", evidence: "C" });
  });

  test("what is written for another without a pairing, or as staff without a role, stands apart", async () => {
    const li = await county.join("李四", "liuwan");
    await li.phone.write([
      { kind: "study-logged", for: secretary.member, body: { how: "paper", day: "2026-03-11", minutes: 45 } },
      { kind: "role-granted", body: { member: li.member, role: "secretary", unit: "liuwan" } },
      { kind: "member-corrected", body: { member: secretary.member, status: "deceased" } },
      { kind: "entry-released", body: { entry: `${li.phone.state.device}.2`, why: "我自己放行" } },
    ]);
    await li.phone.contact();
    const { exceptions } = li.phone.state.outbox;
    expect(exceptions.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 4 }, () => "quarantined"));
    expect(li.answer().caller?.roles).toEqual([]);
  });
});

describe("security 3: who is removed or moved loses access at once, and what the phone had not sent is rescued first", () => {
  test("moved out: the token of a moment ago reads nothing, and the unsent entry is kept for release", async () => {
    const zhao = await county.join("赵出", "liuwan");
    const feed = `/api/feeds/${await county.core.epoch()}/unit:county/1/0`;
    const read = () => county.app.inject({ url: feed, headers: { authorization: `Bearer ${zhao.token()}` } });
    await zhao.phone.write([
      { kind: "study-logged", body: { how: "paper", day: "2026-03-11", minutes: 45 } },
    ]);
    await county.write({ kind: "member-corrected", body: { member: zhao.member, status: "moved-out" } });
    expect((await read()).statusCode).toBe(401);

    await zhao.phone.contact();
    expect(zhao.answer()).toMatchObject({ caller: { state: "ended" }, receipts: [{ through: 2 }] });
    expect(zhao.answer().receipts[0]?.exceptions).toMatchObject([
      { n: 2, verdict: "quarantined", reason: "member-left" },
    ]);
    expect(zhao.answer().following ?? []).toEqual([]);

    await secretary.phone.write([
      { kind: "entry-released", body: { entry: `${zhao.phone.state.device}.2`, why: "转出前学的" } },
    ]);
    await secretary.phone.contact();
    expect(await seenBySecretary("study-logged", zhao.member)).toHaveLength(1);
  });

  test("moved to another branch: the old branch's feed is shut, the new one's open, with the same token", async () => {
    const qian = await county.join("钱移", "liuwan");
    const read = async (unit: string) => {
      const url = `/api/feeds/${await county.core.epoch()}/unit:${unit}/1/0`;
      return (await county.app.inject({ url, headers: { authorization: `Bearer ${qian.token()}` } }))
        .statusCode;
    };
    await county.write({
      kind: "member-moved",
      body: { member: qian.member, homeBranch: "zhuping", hostBranch: null, since: "2026-03-12" },
    });
    expect(await read("liuwan")).toBe(403);
    expect(await read("zhuping")).toBeOneOf([200, 404]);
    await qian.phone.contact();
    expect(qian.answer().following).not.toContain("unit:liuwan");
  });
});

describe("security 14: what is asked on paper", () => {
  const erasesAll = (member: string) =>
    ({ kind: "erasure-asked", body: { entries: "all", why: "本人书面要求" }, for: member }) as const;
  const written = (phone: Enrolled["phone"]) => phone.entries().map(({ kind }) => kind);

  test("leaves the member's own phone at its next contact; what he writes afterwards is his again", async () => {
    const wei = await county.join("卫平", "liuwan");
    const logged = (title: string) =>
      ({ kind: "study-logged", body: { how: "paper", title, day: "2026-03-12", minutes: 45 } }) as const;
    await wei.phone.write([logged("纸上要求删的"), logged("也要删的")]);
    await wei.phone.contact();
    await county.write(erasesAll(wei.member));
    await wei.phone.contact();
    expect(written(wei.phone)).not.toContain("study-logged");
    expect(written(wei.phone)).toContain("device-enrolled");
    expect(await wei.phone.exportOwn()).not.toContain("要删的");
    await wei.phone.write([logged("以后写的")]);
    await wei.phone.contact();
    expect(await seenBySecretary("study-logged", wei.member)).toMatchObject([
      { body: { title: "以后写的" } },
    ]);
    expect(await county.core.verify()).toMatchObject({ sound: true });
  });

  test("ends the way in of every phone where he withdraws, and his branch is told to go on with paper", async () => {
    const shen = await county.join("沈静", "liuwan");
    const token = shen.token();
    await county.write({ kind: "consent-withdrawn", body: { why: "本人书面要求" }, for: shen.member });
    await expect(county.core.callerOf(token)).rejects.toMatchObject({ code: "unauthorised" });
    await shen.phone.contact();
    expect(shen.phone.state.enrolment).toBe("ended");
    expect(await seenBySecretary("consent-withdrawn", shen.member)).toMatchObject([
      { body: { why: "本人书面要求" } },
    ]);
  });
});

describe("security 5: invitations", () => {
  test("are for one phone", async () => {
    const member = await county.addMember("孙一", "liuwan");
    const { proof } = await county.invite(member);
    const first = await county.enrol(member, proof);
    const second = await county.enrol(member, proof);
    expect(first.answer().caller?.state).toBe("enrolled");
    expect(second.answer()).toMatchObject({ caller: { state: "refused", reason: "invitation-used" } });
    expect(second.answer().token).toBeUndefined();
  });

  test("run out", async () => {
    const member = await county.addMember("孙二", "liuwan");
    const { proof, code } = await county.invite(member);
    county.clock.now += 2 * 86_400_000;
    expect((await look(code, "7.7.7.7")).json()).toMatchObject({ state: "expired" });
    const late = await county.enrol(member, proof);
    expect(late.answer().caller?.state).toBe("refused");
    county.clock.now -= 2 * 86_400_000;
  });

  test("are stored so that nobody who reads the database can use them", async () => {
    const { code, proof } = await county.invite(await county.addMember("孙三", "liuwan"));
    const rows = await county.core.store.read.selectFrom("invitations").selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    for (const file of readdirSync(county.folder)) {
      const bytes = readFileSync(join(county.folder, file));
      for (const secret of [code, proof]) expect(bytes.includes(secret)).toBe(false);
    }
  });

  test("can be looked at without being used up, and say only whom they are for", async () => {
    const { code } = await county.invite(await county.addMember("孙四", "liuwan"));
    for (let i = 0; i < 3; i++) {
      const answer = (await look(code, "6.6.6.6")).json<Record<string, unknown>>();
      expect(answer).toMatchObject({ state: "good", name: "孙四", branch: "柳湾村党支部" });
      expect(Object.keys(answer).sort()).toEqual(["branch", "expires", "name", "state"]);
    }
  });

  test("guessing is throttled by looks and by enrolments, and the elder is not locked out", async () => {
    const { code } = await county.invite(await county.addMember("孙五", "liuwan"));
    const answers = [];
    for (let i = 0; i < 30; i++) answers.push(await look(String(i).padStart(12, "0"), "8.8.8.8"));
    expect(answers.slice(0, 5).map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
    const last = answers.at(-1)!;
    expect(last.statusCode).toBe(429);
    expect(Number(last.headers["retry-after"])).toBeGreaterThan(0);
    expect(gate.waited).toBeGreaterThan(5_000);
    // A new journal with a proof is a guess too.
    const browser = browserOf(county.app, "8.8.8.8");
    await county.enrol("AAAAAAAAAAAAAAAA", proofOf("000000000000"), browser);
    expect(browser.lastStatus()).toBe(429);

    gate.waited = 0;
    expect((await look(code, "5.5.5.5")).json()).toMatchObject({ state: "good" });
    expect(gate.waited).toBe(0);
    gate.now += 20 * 60_000;
    expect((await look(code, "8.8.8.8")).json()).toMatchObject({ state: "good" });
  });

  test("guesses by enrolling count as looks do", async () => {
    for (let i = 0; i < 25; i++) {
      await county.enrol(
        "AAAAAAAAAAAAAAAA",
        proofOf(`1${i}`.padStart(12, "0")),
        browserOf(county.app, "4.4.4.4"),
      );
    }
    expect((await look("000000000001", "4.4.4.4")).statusCode).toBe(429);
  });
});

describe("security 6: a lost phone", () => {
  test("is revoked at once; what it sends later stands apart, before the secretary's eyes, until he lets it in", async () => {
    const zhou = await county.join("周丢", "liuwan");
    const mate = await county.join("同支部", "liuwan");
    const credited = () =>
      reckonCredit(secretary.phone.entries(), RULES).byMember.get(zhou.member)?.totals.minutes ?? 0;
    await county.write({ kind: "device-revoked", body: { device: zhou.phone.state.device! } });
    await zhou.phone.write([
      { kind: "study-logged", body: { how: "paper", day: "2026-03-11", minutes: 45 } },
    ]);
    await zhou.phone.contact();
    expect(zhou.answer()).toMatchObject({ caller: { state: "ended", reason: "device-revoked" } });
    expect(zhou.answer().receipts[0]?.exceptions).toMatchObject([
      { n: 2, verdict: "quarantined", reason: "device-revoked" },
    ]);
    expect(zhou.answer().token).toBeUndefined();

    const [apart, ...more] = await seenBySecretary("study-logged", zhou.member);
    expect(apart).toMatchObject({ by: zhou.member, verdict: "quarantined" });
    expect(more).toEqual([]);
    expect(credited()).toBe(0);
    await mate.phone.contact();
    expect(mate.phone.entries().filter(({ of }) => of === zhou.member)).toEqual([]);

    for (let twice = 0; twice < 2; twice++) {
      await secretary.phone.write([
        { kind: "entry-released", body: { entry: apart!.id, why: "手机找回了" } },
      ]);
      await secretary.phone.contact();
    }
    expect(secretary.phone.state.outbox.exceptions).toEqual([]);
    expect(await seenBySecretary("study-logged", zhou.member)).toMatchObject([{ verdict: "accepted" }]);
    expect(credited()).toBe(45);
    const { proof } = await county.invite(zhou.member);
    const found = await county.enrol(zhou.member, proof);
    expect(found.phone.entries().filter(({ id }) => id === apart!.id)).toMatchObject([
      { of: zhou.member, verdict: "accepted" },
    ]);
    await zhou.phone.contact();
    expect(zhou.phone.state.outbox.exceptions).toEqual([]);
    expect(await county.core.verify()).toMatchObject({ sound: true });
  });
});

describe("security 7: secrets", () => {
  test("a browser that lost its storage is known by a cookie that no script can read, and gets a new key", async () => {
    const member = await county.addMember("吴找", "liuwan");
    const before = await county.enrol(member, (await county.invite(member)).proof);
    const cookie = before.browser.cookies.get("songxue-recovery")!;
    expect(before.browser.setCookies.at(-1)).toMatch(/; HttpOnly; SameSite=Strict; Secure$/);
    const found = await county.app.inject({ url: "/api/recovery", headers: { cookie } });
    expect(found.json()).toMatchObject({
      name: "吴找",
      branch: "柳湾村党支部",
      device: before.phone.state.device,
      consent: 2,
    });

    const after = await county.enrol(member, undefined, before.browser);
    expect(after.answer().caller).toMatchObject({ state: "enrolled", member });
    expect(after.phone.state.device).not.toBe(before.phone.state.device);
    const forged = cookie.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
    expect((await county.app.inject({ url: "/api/recovery", headers: { cookie: forged } })).statusCode).toBe(
      404,
    );
  });

  test("with a PIN: a new key by a hand-over to oneself, no cookie any more, and neither the old key nor a copied cookie opens anything", async () => {
    const member = await county.addMember("何锁", "liuwan");
    const browser = browserOf(county.app);
    const disk = new MemoryDisk();
    const ports = (on: MemoryDisk) =>
      memoryPorts({
        storage: new MemoryStorage(on),
        transport: browser.transport,
        clock: () => county.clock.now,
      });
    const before = await openPhone(ports(disk));
    await before.enrol({
      proof: (await county.invite(member)).proof,
      consentVersion: 2,
      label: "何锁的手机",
    });
    const proof = toBase64Url(randomBytes(32));
    const invitation = invitationIdOf(sha256, proof)!;
    const expires = county.clock.now + 60_000;
    await before.write([
      { kind: "invitation-made", body: { invitation, member, purpose: "hand-over", expires } },
    ]);
    await before.contact();
    const copied = browser.cookies.get("songxue-recovery")!;
    const left = before.state.device!;
    await before.write([{ kind: "study-logged", body: { how: "paper", day: "2026-03-11", minutes: 45 } }]);

    const locked = { ...ports(disk.copy()), isLocked: true };
    expect(await renewKey(locked, proof, county.clock.now)).toBe(left);
    const phone = await openPhone(locked);
    await phone.contact();
    expect(phone.state).toMatchObject({
      enrolment: "enrolled",
      member,
      outbox: { waiting: 0, exceptions: [] },
    });
    expect(phone.state.device).not.toBe(left);
    expect(phone.entries().filter(({ kind }) => kind === "study-logged")).toHaveLength(1);
    expect(browser.setCookies.at(-1)).toMatch(/^songxue-recovery=; .*Max-Age=0;/);

    browser.cookies.clear();
    await phone.write([{ kind: "device-revoked", body: { device: left, why: "设了密码" } }]);
    await phone.contact();
    expect(browser.cookies.size).toBe(0);
    expect((await county.app.inject({ url: "/api/recovery", headers: { cookie: copied } })).statusCode).toBe(
      404,
    );
    await before.contact();
    expect(before.state.enrolment).toBe("ended");
    const thiefs = browserOf(county.app);
    thiefs.cookies.set("songxue-recovery", copied);
    const thief = await county.enrol(member, undefined, thiefs);
    expect(thief.phone.state.enrolment).toBe("waiting");
    // Not somebody else's, who has no PIN.
    const other = await county.join("隔壁人", "liuwan");
    browser.cookies.set("songxue-recovery", other.browser.cookies.get("songxue-recovery")!);
    const set = browser.setCookies.length;
    await phone.contact();
    expect(browser.setCookies).toHaveLength(set);
  });

  test("no token, code, cookie, key, name, text, id or address in the log, whatever happened", async () => {
    const member = await county.addMember("郑不可见", "liuwan");
    const { code, proof } = await county.invite(member);
    const zheng = await county.enrol(member, proof);
    const text = "这句心里话只给支部看";
    await zheng.phone.write([{ kind: "complaint-made", body: { to: "branch", words: text } }]);
    await zheng.phone.contact();
    const from = { remoteAddress: "203.0.113.77" };
    const token = zheng.token();
    const authorization = `Bearer ${token}`;
    await county.app.inject({
      url: `/api/feeds/x/member:${member}/1/0?code=${code}`,
      headers: { authorization },
      ...from,
    });
    await county.app.inject({ url: `/api/views/units/郑不可见`, headers: { authorization }, ...from });
    await county.app.inject({ url: `/enrol/${code}?token=${token}`, ...from });
    await county.app.inject({
      url: "/api/recovery",
      headers: { cookie: zheng.browser.cookies.get("songxue-recovery")! },
    });
    const log = county.log();
    expect(log).toContain('"route":"/api/push"');
    const cookie = zheng.browser.cookies.get("songxue-recovery")!.split("=")[1]!;
    for (const secret of [
      token,
      code,
      proof,
      cookie,
      "郑不可见",
      encodeURI("郑不可见"),
      text,
      member,
      zheng.phone.state.device!,
      "203.0.113.77",
    ]) {
      expect(log).not.toContain(secret);
    }
    for (const line of log.trim().split("\n")) {
      const keys = Object.keys(JSON.parse(line) as object);
      expect(
        keys.filter(
          (key) =>
            !["level", "time", "pid", "hostname", "id", "method", "route", "status", "ms", "msg"].includes(
              key,
            ),
        ),
      ).toEqual([]);
    }
  });
});

// Rows of the fault table by name, one fault at a time; simulation.db.test.ts lets them meet. Row 14 needs two writers at once, which
// SQLite has not: feeds.db.test.ts has it, on PostgreSQL.
import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { NewEntry } from "../domain/entry.ts";
import { toBase64Url } from "../protocol/bytes.ts";
import type { Phone } from "../sync/phone.ts";
import { MemoryDisk } from "../sync/memory-storage.ts";
import { Browser } from "./browser.ts";
import { wrongs } from "./oracle.ts";
import { replayOf } from "./replay.ts";
import type { Deed } from "./story.ts";
import { alone, enrolled, makeWorld, type World } from "./world.ts";

const YEAR = 365 * 86_400_000;

let world: World;
let deeds: Deed[] = [];
let browsers: Browser[] = [];
beforeEach(async () => {
  world = await makeWorld(1);
  deeds = [];
  browsers = [];
});
afterEach(() => world.server.end());

async function phoneOf(who: number): Promise<{ browser: Browser; phone: Phone }> {
  const browser = await enrolled(world, who);
  browsers.push(browser);
  return { browser, phone: browser.tabs[0]!.phone! };
}

async function write(browser: Browser, count = 1): Promise<void> {
  for (let i = 0; i < count; i++) {
    const words = `words-${deeds.length + 1}-of-${browser.name}`;
    const entry: NewEntry = {
      kind: "study-logged",
      body: { how: "paper", title: words, day: "2026-03-12", minutes: 45 },
    };
    const [saved] = await alone(world, () => browser.tabs[0]!.phone!.write([entry]));
    deeds.push({ words, browser, saved });
    world.pass(1_000);
  }
}

const contact = (browser: Browser) => alone(world, () => browser.tabs[0]!.phone!.contact());

/** Everybody talks until nothing is left to say; then everything must be there once and nothing skipped. */
async function allIsWell(): Promise<void> {
  for (let round = 0; round < 2; round++) for (const browser of browsers) await contact(browser);
  expect(await wrongs(world.server, browsers, deeds)).toEqual([]);
}

describe("row 7: storage wiped", () => {
  test("what the server has comes back by the recovery cookie, with a new key and no new invitation", async () => {
    const { browser, phone } = await phoneOf(1);
    await write(browser, 3);
    await contact(browser);
    const before = phone.state.device!;
    browser.kill(false);
    browser.disk = new MemoryDisk();
    await alone(world, async () => {
      const tab = await browser.open();
      await tab.phone!.enrol({ consentVersion: 1, label: "新的", continues: before });
      await tab.phone!.contact();
    });
    const { state } = browser.tabs[0]!.phone!;
    expect(state).toMatchObject({ enrolment: "enrolled", member: browser.person.member });
    expect(state.device).not.toBe(before);
    const shown = browser.tabs[0]!.phone!.entries().filter(({ kind }) => kind === "study-logged");
    expect(shown).toHaveLength(3);
    await write(browser);
    await allIsWell();
  });
});

describe("row 11: answers are lost, requests repeated, runs out of order", () => {
  test.each([2, 3, 4])("every answer but each %i. is lost", async (nth) => {
    const { browser } = await phoneOf(1);
    for (let i = 0; i < 12; i++) {
      await write(browser);
      world.around.loseAnswers = i % nth !== 0;
      await contact(browser);
    }
    world.around.loseAnswers = false;
    await phoneOf(0);
    await allIsWell();
  });

  test("all that was ever sent comes ten times again, and its runs in any order", async () => {
    const { browser } = await phoneOf(1);
    for (let i = 0; i < 6; i++) {
      await write(browser, 2);
      await contact(browser);
    }
    const { sent, dice } = world.around;
    const core = world.server.core!;
    for (let i = 0; i < 10; i++) {
      for (const text of sent) await core.push(text).catch(() => undefined);
      await core.push(replayOf(sent, dice));
    }
    await phoneOf(0);
    await allIsWell();
  });

  test("runs that come backwards, on a server that has none of them yet, are all there in the end", async () => {
    const { browser } = await phoneOf(1);
    world.around.loseRequests = true;
    for (let i = 0; i < 4; i++) {
      await write(browser);
      await contact(browser);
    }
    world.around.loseRequests = false;
    const runs = world.around.sent.map((text) => text);
    for (const text of runs.toReversed()) {
      await world.server.core!.push(replayOf([text], world.around.dice)).catch(() => undefined);
    }
    await allIsWell();
  });
});

describe("row 15: the server is restored from an old backup", () => {
  test("phones send again what it forgot, also the phone that it does not know any more", async () => {
    const { browser: old } = await phoneOf(1);
    await write(old, 2);
    await contact(old);
    const backup = world.server.backup();
    await write(old, 3);
    await contact(old);
    const { browser: young } = await phoneOf(2);
    await write(young, 2);
    await contact(young);
    await phoneOf(0);
    await world.server.restore(backup);
    await write(old);
    await allIsWell();
    expect(young.tabs[0]!.phone!.state.enrolment).toBe("enrolled");
  });
});

describe("row 16: the clock is wrong by a year, or set back", () => {
  test.each([YEAR, -YEAR])("by %i ms, while it writes and while it talks", async (skew) => {
    const { browser, phone } = await phoneOf(1);
    await write(browser);
    browser.skew = skew;
    await write(browser);
    await contact(browser);
    expect(phone.state.contact).toMatchObject({ status: "good", clockOffset: -skew });
    await write(browser);
    await contact(browser);
    browser.skew = 0;
    await write(browser);
    await phoneOf(0);
    await allIsWell();
    // Number order is never touched; from the first contact on the times are right again.
    const own = phone.entries().filter(({ kind }) => kind === "study-logged");
    expect(own.map(({ n }) => n).sort((a, b) => a - b)).toEqual([2, 3, 4, 5]);
    const third = own.find(({ n }) => n === 4)!;
    expect(Math.abs(third.at - world.around.now())).toBeLessThan(10_000);
  });
});

describe("who loses access", () => {
  test("a revoked phone deletes what it read at the next contact, and keeps what it had not sent, to be exported", async () => {
    const { browser: member } = await phoneOf(1);
    await write(member, 2);
    await contact(member);
    const { browser, phone } = await phoneOf(0);
    expect(phone.entries().some(({ by }) => by === member.person.member)).toBe(true);
    await world.server.core!.office.write([
      { kind: "device-revoked", body: { device: phone.state.device!, why: "丢了" } },
    ]);
    await contact(browser);
    expect(phone.state).toMatchObject({ enrolment: "ended", roles: [], outbox: { waiting: 0 } });
    expect(phone.state.codeSeed).toBeUndefined();
    expect(phone.entries().every(({ device }) => device === phone.state.device)).toBe(true);
    expect(browser.disk.stores.get("pages")!.size).toBe(0);

    await alone(world, () =>
      phone.write([{ kind: "complaint-made", body: { to: "above", words: "没有发出去的话" } }]),
    );
    const exported = JSON.parse(await alone(world, () => phone.exportOwn())) as { entries: object[] };
    expect(exported.entries.at(-1)).toMatchObject({ sent: false, body: { words: "没有发出去的话" } });
  });

  test("a phone whose invitation was used up says so, and with another one goes on with all that it had written", async () => {
    await phoneOf(1);
    const { person } = browsers[0]!;
    const late = new Browser("迟到的", person, world.around);
    const words = "等着的时候写的";
    const phone = await alone(world, async () => {
      const tab = await late.open();
      await tab.phone!.enrol({ proof: person.proof, consentVersion: 1, label: "迟到的" });
      await tab.phone!.write([
        { kind: "study-logged", body: { how: "paper", title: words, day: "2026-03-12", minutes: 45 } },
      ]);
      await tab.phone!.contact();
      return tab.phone!;
    });
    expect(phone.state).toMatchObject({ enrolment: "refused", enrolmentReason: "invitation-used" });

    const proof = new Uint8Array(32).fill(99);
    const invitation = createHash("sha256").update(proof).digest("base64url");
    const expires = world.around.now() + 86_400_000;
    await world.server.core!.office.write([
      { kind: "invitation-made", body: { invitation, member: person.member, purpose: "enrol", expires } },
    ]);
    await alone(world, async () => {
      await phone.enrol({ proof: toBase64Url(proof), consentVersion: 1, label: "迟到的" });
      await phone.contact();
    });
    expect(phone.state).toMatchObject({ enrolment: "enrolled", outbox: { waiting: 0 } });
    const titled = phone.entries().filter(({ body }) => (body as { title?: string }).title === words);
    expect(titled).toMatchObject([{ verdict: "accepted", by: person.member }]);
  });
});

describe("a phone that was cloned", () => {
  test("takes a new key and writes anew what was not there, with what refers to it; nothing is lost or doubled", async () => {
    const { browser } = await phoneOf(1);
    await write(browser, 2);
    const twin = new Browser("兰'", browser.person, world.around);
    twin.disk = browser.disk.copy();
    twin.cookie = browser.cookie;
    browsers.push(twin);
    await alone(world, () => twin.open());
    await write(browser);
    await write(twin, 2);
    const [objection] = await alone(world, () =>
      twin.tabs[0]!.phone!.write([
        { kind: "objection-raised", body: { entry: deeds.at(-1)!.saved!, words: "这条不对" } },
      ]),
    );
    await contact(browser);
    const before = twin.tabs[0]!.phone!.state.device;
    await contact(twin);
    const { phone } = twin.tabs[0]!;
    expect(phone!.state.device).not.toBe(before);
    expect(phone!.entries().some(({ id }) => id === objection)).toBe(false);
    const moved = phone!.entries().find((entry) => entry.kind === "objection-raised")!;
    const meant = phone!.entries().find(({ id }) => id === (moved.body as { entry: string }).entry);
    expect(meant?.body).toMatchObject({ title: deeds.at(-1)!.words });
    await phoneOf(0);
    await allIsWell();
  });
});

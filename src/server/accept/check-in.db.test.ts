import { assert, asyncProperty, shuffledSubarray } from "fast-check";
import { expect, it } from "vitest";
import type { AttendanceClaimed } from "../../domain/entries/meetings.ts";
import { type FeedId, staffFeed, unitFeed } from "../../domain/feeds.ts";
import { countPresent, foldMeetings } from "../../domain/fold/meetings.ts";
import { entriesOfFeeds } from "../projections/feed-entries.ts";
import { County, DAY, MINUTE, openTestCore, randomId } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { codeShownBy, codesNotShownBy } from "../testing/meeting-codes.ts";
import type { TestPhone } from "../testing/test-phone.ts";

const YEAR = 365 * DAY;

/** An evening of east-1: the secretary opens when the clock says so, and closes 90 minutes later. */
class Evening {
  readonly of: County;
  readonly organiser: TestPhone;
  readonly meeting: string;
  readonly starts: number;

  constructor(of: County, organiser: TestPhone, meeting = randomId()) {
    this.of = of;
    this.organiser = organiser;
    this.meeting = meeting;
    this.starts = of.clock.at;
  }

  static async begin(of: County): Promise<Evening> {
    const { phone } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const evening = new Evening(of, phone);
    evening.plan();
    await phone.contact(of.core);
    return evening;
  }

  plan(): void {
    const { meeting, starts } = this;
    const plan = {
      meeting,
      branch: "east-1",
      kind: "discussion",
      title: "讨论",
      starts,
      minutes: 90,
    } as const;
    this.organiser.write({ kind: "meeting-planned", body: plan });
  }

  open(heard?: number): void {
    this.organiser.write({ kind: "meeting-opened", body: { meeting: this.meeting, heard } });
  }

  close(): void {
    this.organiser.write({ kind: "meeting-closed", body: { meeting: this.meeting, minutes: 90 } });
  }

  /** What is on the organiser's screen so long after the beginning, by his clock. */
  code(minutes: number): string {
    return codeShownBy(this.organiser, this.meeting, this.starts + minutes * MINUTE);
  }

  /** @param at by the member's clock */
  claim(phone: TestPhone, code: string, more: Partial<AttendanceClaimed> & { at?: number } = {}): void {
    const { at = this.of.clock.at, ...said } = more;
    const body = { meeting: this.meeting, branch: "east-1", code, ...said };
    const header = { kind: "attendance-claimed", at };
    phone.writeTexts([{ header: JSON.stringify(header), body: JSON.stringify(body) }]);
  }

  /** What the branch's phones know of a member's check-ins: "B", or "C" and why; whatever came in how. */
  async known(phone: TestPhone): Promise<string[]> {
    const entries = await this.seen();
    return entries
      .filter((entry) => entry.kind === "attendance-claimed" && entry.device === phone.device)
      .sort((a, b) => a.n - b.n)
      .map(({ evidence, evidenceReason }) => [evidence ?? "?", evidenceReason].filter(Boolean).join(" "));
  }

  async seen() {
    const { store } = this.of.core;
    const feeds = [staffFeed("east-1"), unitFeed("east-1")];
    const heads = await store.read
      .selectFrom("feeds")
      .select(["feed", "head"])
      .where("feed", "in", feeds)
      .execute();
    return entriesOfFeeds(store.read, store.dialect, heads as { feed: FeedId; head: number }[]);
  }

  async present(meeting = this.meeting): Promise<number> {
    return countPresent(foldMeetings(await this.seen()).byId.get(meeting)!);
  }

  /** Facts, tables and feeds say the same, also when they are made anew. */
  async isSound(): Promise<void> {
    const { core } = this.of;
    const claims = () =>
      core.store.read.selectFrom("claims").selectAll().orderBy("device").orderBy("n").execute();
    expect(await core.verify()).toMatchObject({ sound: true });
    const live = await claims();
    await core.rebuild();
    expect(await claims()).toEqual(live);
    expect(await core.verify()).toMatchObject({ sound: true });
  }
}

onEachDatabase("check-in", (databases) => {
  const county = async (report?: (what: string) => void) =>
    County.open(await databases.fresh(), undefined, report);

  it("replayed: the same code of the same member counts once; of another meeting it is not found", async () => {
    const of = await county();
    const lastWeek = await Evening.begin(of);
    lastWeek.open();
    of.clock.pass(90 * MINUTE);
    lastWeek.close();
    await lastWeek.organiser.contact(of.core);
    of.clock.pass(7 * DAY);
    const evening = new Evening(of, lastWeek.organiser);
    evening.plan();
    evening.open();
    await evening.organiser.contact(of.core);
    const { phone } = await of.person("east-1");
    for (let i = 0; i < 3; i++) evening.claim(phone, evening.code(4));
    await phone.contact(of.core);
    evening.claim(phone, evening.code(4));
    evening.claim(phone, lastWeek.code(4));
    evening.claim(phone, lastWeek.code(4));
    await phone.contact(of.core);
    expect(await evening.known(phone)).toEqual(["B", "B", "B", "B", "C no-such-code", "C same-again"]);
    expect(await evening.present()).toBe(1);
    await evening.isSound();
    await of.core.close();
  });

  it("guessed: after ten different codes even the right one shows nothing; restart and second phone change nothing", async () => {
    const reported: string[] = [];
    const of = await county((what) => reported.push(what));
    const evening = await Evening.begin(of);
    evening.open();
    await evening.organiser.contact(of.core);
    const { member, phone } = await of.person("east-1");
    const second = await of.phoneOf(member);
    const honest = await of.person("east-1");
    const wrong = codesNotShownBy(evening.organiser, evening.meeting, evening.starts, 12);
    for (const code of wrong.slice(0, 6)) evening.claim(phone, code);
    await phone.contact(of.core);
    // Another process on the same database, or the same after a restart.
    const core = await openTestCore(of.database, of.clock, (what) => reported.push(what));
    for (const code of wrong.slice(6, 10)) evening.claim(second, code);
    evening.claim(second, wrong[0]!);
    await second.contact(core);
    expect(reported).toEqual([]);
    evening.claim(second, evening.code(3));
    evening.claim(second, wrong[11]!);
    await second.contact(core);
    evening.claim(phone, evening.code(3));
    await phone.contact(of.core);
    evening.claim(honest.phone, evening.code(3));
    await honest.phone.contact(of.core);
    const missed = Array<string>(6).fill("C no-such-code");
    expect(await evening.known(phone)).toEqual([...missed, "C many-tries"]);
    expect(await evening.known(second)).toEqual([
      ...missed.slice(0, 4),
      "C same-again",
      "C many-tries",
      "C many-tries",
    ]);
    expect(await evening.known(honest.phone)).toEqual(["B"]);
    // The log is told once, and of nobody.
    expect(reported).toHaveLength(1);
    expect(reported[0]).toMatch(/^check-in: over 10 codes/);
    for (const name of [member, phone.device, second.device, evening.meeting])
      expect(reported[0]).not.toContain(name);
    await core.close();
    await evening.isSound();
    await of.core.close();
  });

  it("guessed without naming the meeting: no more is looked for either", async () => {
    const of = await county();
    const evening = await Evening.begin(of);
    evening.open();
    await evening.organiser.contact(of.core);
    const { phone } = await of.person("east-1");
    const wrong = codesNotShownBy(evening.organiser, evening.meeting, evening.starts, 10);
    for (const code of wrong) evening.claim(phone, code, { meeting: undefined });
    evening.claim(phone, evening.code(3), { meeting: undefined });
    await phone.contact(of.core);
    expect(phone.exceptions()).toHaveLength(11);
    // Over, all of them are put where they were typed, and the branch sees them.
    of.clock.pass(90 * MINUTE);
    evening.close();
    await evening.organiser.contact(of.core);
    await of.core.settle();
    await phone.contact(of.core);
    expect(phone.exceptions()).toEqual([]);
    expect(await evening.known(phone)).toEqual([...Array<string>(10).fill("C no-such-code"), "C many-tries"]);
    await evening.isSound();
    await of.core.close();
  });

  it("backdated: what the phone's clock says counts for nothing, what it had heard by then does", async () => {
    const of = await county();
    const evening = await Evening.begin(of);
    evening.open(of.clock.at);
    of.clock.pass(90 * MINUTE);
    evening.close();
    await evening.organiser.contact(of.core);
    const [late, offline] = [await of.person("east-1"), await of.person("east-1")];
    const before = evening.starts - 5 * MINUTE;
    of.clock.pass(DAY);
    // Next day, with the clock set back to the evening: one had network in between, of the other nobody can know.
    const at = evening.starts + 10 * MINUTE;
    evening.claim(late.phone, evening.code(10), { at, heard: of.clock.at - 3 * 60 * MINUTE });
    evening.claim(offline.phone, evening.code(10), { at, heard: before });
    await late.phone.contact(of.core);
    await offline.phone.contact(of.core);
    expect(await evening.known(late.phone)).toEqual(["C after-closing"]);
    expect(await evening.known(offline.phone)).toEqual(["B"]);
    await evening.isSound();
    await of.core.close();
  });

  it("photographed and forwarded: found out where the server knew of the end before; while the meeting is on nothing shows it", async () => {
    const of = await county();
    const evening = await Evening.begin(of);
    const people = await Promise.all([1, 2, 3].map(() => of.person("east-1")));
    const [inTheRoom, far, home] = people.map(({ phone }) => phone) as [TestPhone, TestPhone, TestPhone];
    evening.open(of.clock.at);
    of.clock.pass(10 * MINUTE);
    const photographed = evening.code(10);
    evening.claim(inTheRoom, photographed, { heard: evening.starts });
    await inTheRoom.contact(of.core);
    of.clock.pass(5 * MINUTE);
    evening.claim(far, photographed, { heard: of.clock.at });
    await far.contact(of.core);
    of.clock.pass(75 * MINUTE);
    evening.close();
    await evening.organiser.contact(of.core);
    of.clock.pass(60 * MINUTE);
    evening.claim(home, photographed, { heard: of.clock.at - MINUTE });
    await home.contact(of.core);
    expect(await evening.known(inTheRoom)).toEqual(["B"]);
    expect(await evening.known(far)).toEqual(["B"]);
    expect(await evening.known(home)).toEqual(["C after-closing"]);
    // All three are kept as present; of one a person decides.
    expect(await evening.present()).toBe(3);
    await evening.isSound();
    await of.core.close();
  });

  it("a code of a minute to come, of which nobody can have known, is not taken for seen", async () => {
    const of = await county();
    const evening = await Evening.begin(of);
    const { phone } = await of.person("east-1");
    evening.open(of.clock.at);
    await evening.organiser.contact(of.core);
    of.clock.pass(5 * MINUTE);
    evening.claim(phone, evening.code(70));
    evening.claim(phone, evening.code(4));
    await phone.contact(of.core);
    expect(await evening.known(phone)).toEqual(["C not-yet-shown", "B"]);
    await of.core.close();
  });

  it.each([
    ["the organiser's clock is a year fast", YEAR],
    ["the organiser's clock is a year slow", -YEAR],
    ["the organiser's clock is ten minutes slow", -10 * MINUTE],
  ])("nobody pays where %s, and put right in mid-meeting, and his own is a year off", async (_, skew) => {
    const of = await county();
    const evening = await Evening.begin(of);
    const early = await of.person("east-1");
    const late = await of.person("east-1");
    const wrong = of.clock.at + skew;
    const writeAt = (kind: string, at: number, body: object) =>
      evening.organiser.writeTexts([{ header: JSON.stringify({ kind, at }), body: JSON.stringify(body) }]);
    writeAt("meeting-opened", wrong, { meeting: evening.meeting, heard: of.clock.at - 40 * DAY });
    // Offline, both phones: the code of ten past by the organiser's clock; one has not heard of the meeting.
    const shown = codeShownBy(evening.organiser, evening.meeting, wrong + 10 * MINUTE);
    evening.claim(early.phone, shown, { at: of.clock.at - YEAR, heard: of.clock.at - 30 * DAY });
    evening.claim(early.phone, shown, { at: of.clock.at - YEAR, meeting: undefined });
    of.clock.pass(30 * MINUTE);
    await evening.organiser.contact(of.core);
    of.clock.pass(20 * MINUTE);
    // Its clock goes right now; set back, it shows its first code.
    const now = codeShownBy(evening.organiser, evening.meeting, Math.max(wrong, of.clock.at));
    evening.claim(late.phone, now, { at: of.clock.at + YEAR, heard: of.clock.at });
    await late.phone.contact(of.core);
    of.clock.pass(40 * MINUTE);
    evening.close();
    await evening.organiser.contact(of.core);
    of.clock.pass(2 * DAY);
    await early.phone.contact(of.core);
    expect(await evening.known(early.phone)).toEqual(["B", "B"]);
    expect(await evening.known(late.phone)).toEqual(["B"]);
    await evening.isSound();
    await of.core.close();
  });

  it.each([
    ["goes right", 0],
    ["is ten minutes fast", 10 * MINUTE],
    ["is longer fast than the meeting lasts", 110 * MINUTE],
    ["is a year fast", YEAR],
  ])("photographed, where the opening phone's clock %s and another phone closes", async (_, skew) => {
    const of = await county();
    const evening = await Evening.begin(of);
    const { phone: closer } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const people = await Promise.all([1, 2].map(() => of.person("east-1")));
    const [inTheRoom, home] = people.map(({ phone }) => phone) as [TestPhone, TestPhone];
    const opened = { kind: "meeting-opened", at: evening.starts + skew };
    const body = { meeting: evening.meeting, heard: evening.starts - DAY };
    evening.organiser.writeTexts([{ header: JSON.stringify(opened), body: JSON.stringify(body) }]);
    await evening.organiser.contact(of.core);
    of.clock.pass(99 * MINUTE);
    const last = codeShownBy(evening.organiser, evening.meeting, of.clock.at + skew);
    evening.claim(inTheRoom, last, { heard: evening.starts });
    of.clock.pass(MINUTE);
    closer.write({ kind: "meeting-closed", body: { meeting: evening.meeting, minutes: 100 } });
    await closer.contact(of.core);
    of.clock.pass(18 * 60 * MINUTE);
    evening.claim(home, last, { heard: of.clock.at });
    await home.contact(of.core);
    await inTheRoom.contact(of.core);
    expect(await evening.known(inTheRoom)).toEqual(["B"]);
    expect(await evening.known(home)).toEqual(["C after-closing"]);
    await evening.isSound();
    await of.core.close();
  });

  it.each([0, YEAR])(
    "nobody pays where it is opened again after another had closed it, fast by %d ms",
    async (skew) => {
      const of = await county();
      const evening = await Evening.begin(of);
      const { phone: closer } = await of.person("east-1", { role: "secretary", unit: "east-1" });
      const { phone } = await of.person("east-1");
      const closed = { kind: "meeting-closed", at: of.clock.at + skew };
      const minutes = { meeting: evening.meeting, minutes: 5 };
      closer.writeTexts([{ header: JSON.stringify(closed), body: JSON.stringify(minutes) }]);
      await closer.contact(of.core);
      of.clock.pass(30 * MINUTE);
      evening.open(of.clock.at);
      await evening.organiser.contact(of.core);
      of.clock.pass(10 * MINUTE);
      evening.claim(phone, evening.code(35), { heard: of.clock.at });
      await phone.contact(of.core);
      expect(await evening.known(phone)).toEqual(["B"]);
      await of.core.close();
    },
  );

  it("comes to the same in whatever order the journals come in", async () => {
    await assert(
      asyncProperty(shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), async (order) => {
        const of = await county();
        const evening = await Evening.begin(of);
        const [right, slip, tries] = await Promise.all([1, 2, 3].map(() => of.person("east-1")));
        const wrong = codesNotShownBy(evening.organiser, evening.meeting, evening.starts, 11);
        evening.open();
        evening.claim(right!.phone, evening.code(1), { heard: evening.starts });
        evening.claim(slip!.phone, wrong[0]!);
        evening.claim(slip!.phone, evening.code(2));
        for (const code of wrong) evening.claim(tries!.phone, code);
        evening.claim(tries!.phone, evening.code(2));
        of.clock.pass(90 * MINUTE);
        evening.close();
        const phones = [evening.organiser, right!.phone, slip!.phone, tries!.phone];
        for (const i of order) await phones[i]!.contact(of.core);
        expect(await evening.known(right!.phone)).toEqual(["B"]);
        expect(await evening.known(slip!.phone)).toEqual(["C no-such-code", "B"]);
        const missed = Array<string>(10).fill("C no-such-code");
        expect(await evening.known(tries!.phone)).toEqual([...missed, "C many-tries", "C many-tries"]);
        await evening.isSound();
        await of.core.close();
      }),
      { numRuns: 3 },
    );
  });

  it("what was taken for seen while the meeting was open is looked at again when its end is known", async () => {
    const of = await county();
    const evening = await Evening.begin(of);
    const { phone } = await of.person("east-1");
    evening.open();
    await evening.organiser.contact(of.core);
    // Of two hours later: nothing is known of how fast the organiser's clock is.
    evening.claim(phone, evening.code(120));
    await phone.contact(of.core);
    expect(await evening.known(phone)).toEqual(["B"]);
    of.clock.pass(90 * MINUTE);
    evening.close();
    await evening.organiser.contact(of.core);
    expect(await evening.known(phone)).toEqual(["C no-such-code"]);
    await evening.isSound();
    await of.core.close();
  });

  it("a check-in that came in beside the opening, each in a transaction that did not see the other, is looked at after", async () => {
    const of = await county();
    const evening = await Evening.begin(of);
    const { phone } = await of.person("east-1");
    const { store } = of.core;
    const docOf = () =>
      store.read
        .selectFrom("meetings")
        .select("doc")
        .where("id", "=", evening.meeting)
        .executeTakeFirstOrThrow();
    const setDoc = (doc: string) =>
      store.write((tx) =>
        tx.updateTable("meetings").set({ doc }).where("id", "=", evening.meeting).execute(),
      );
    const before = await docOf();
    evening.open();
    await evening.organiser.contact(of.core);
    const after = await docOf();
    // As the transaction of the check-in saw it.
    await setDoc(before.doc);
    evening.claim(phone, evening.code(1));
    await phone.contact(of.core);
    await setDoc(after.doc);
    expect(await evening.known(phone)).toEqual(["?"]);
    await of.core.settle();
    expect(await evening.known(phone)).toEqual(["B"]);
    await evening.isSound();
    await of.core.close();
  });

  it("a code without its meeting goes over to the one that showed it, when that one's journal comes", async () => {
    const of = await county();
    const known = await Evening.begin(of);
    known.open();
    of.clock.pass(90 * MINUTE);
    known.close();
    await known.organiser.contact(of.core);
    // A group of the branch met at the same time; its organiser has no network, and the member's phone knows neither.
    const { phone: other } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const group = new Evening(of, other);
    group.plan();
    group.open();
    const { phone } = await of.person("east-1");
    known.claim(phone, group.code(5), { meeting: undefined, at: known.starts + 30 * MINUTE });
    await phone.contact(of.core);
    expect(await known.known(phone)).toEqual(["C no-such-code"]);
    expect(await known.present()).toBe(1);
    await other.contact(of.core);
    expect(await known.known(phone)).toEqual(["B"]);
    expect([await known.present(), await known.present(group.meeting)]).toEqual([0, 1]);
    await known.isSound();
    await of.core.close();
  });
});

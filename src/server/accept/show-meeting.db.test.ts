import { expect, it } from "vitest";
import type { EntryKind, NewEntry } from "../../domain/entry.ts";
import { creditOf, reckonCredit } from "../../domain/credit-hours.ts";
import { type FeedId, memberFeed, staffFeed, unitFeed } from "../../domain/feeds.ts";
import { foldMeetings } from "../../domain/fold/meetings.ts";
import { entriesOfFeeds } from "../projections/feed-entries.ts";
import { County, MINUTE, openTestCore, randomId } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { codeShownBy } from "../testing/meeting-codes.ts";
import type { TestPhone } from "../testing/test-phone.ts";

onEachDatabase("who is shown a meeting", (databases) => {
  /** A member of west-1 who lives with east-1, both secretaries, and a meeting of east-1 that is planned. */
  async function away() {
    const of = await County.open(await databases.fresh());
    const { phone: home } = await of.person("west-1", { role: "secretary", unit: "west-1" });
    const { phone: host } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const member = await of.member({ homeBranch: "west-1", hostBranch: "east-1" });
    const guest = await of.phoneOf(member);
    const meeting = plan(of, host, "discussion");
    await contact(of, host);
    return { of, home, host, guest, member, meeting };
  }

  it("attendance at the host branch is in the record at home, with its hours, and once", async () => {
    const { of, home, host, guest, member, meeting } = await away();
    // At home nobody hears of the meetings of other branches, before one of theirs was there.
    await contact(of, home, guest);
    expect(await kindsIn(of, staffFeed("west-1"))).not.toContain("meeting-planned");
    host.write({ kind: "meeting-opened", body: { meeting } });
    const code = codeShownBy(host, meeting, of.clock.at);
    guest.write({ kind: "attendance-claimed", body: { meeting, branch: "east-1", code } });
    await contact(of, host, guest, host);
    host.write({ kind: "meeting-closed", body: { meeting, minutes: 80 } });
    await contact(of, host, guest, home);

    for (const feeds of [
      [staffFeed("west-1"), unitFeed("west-1")],
      [staffFeed("east-1"), unitFeed("east-1")],
      [memberFeed(member), unitFeed("east-1"), unitFeed("west-1")],
    ] as FeedId[][]) {
      const entries = await read(of, feeds);
      expect(foldMeetings(entries).byId.get(meeting)?.attendance.get(member)).toMatchObject({
        state: "present",
        evidence: "B",
      });
      expect(hoursIn(entries, member)).toEqual([80]);
    }
    await isSound(of);
  });

  it("a correction of the minutes and a late mark reach home as well", async () => {
    const { of, home, host, member, meeting } = await away();
    host.write({ kind: "meeting-closed", body: { meeting, minutes: 80 } });
    await contact(of, host);
    host.write({ kind: "attendance-marked", body: { meeting, member, state: "present", seen: "paper" } });
    await contact(of, host);
    host.write({ kind: "meeting-closed", body: { meeting, minutes: 60, why: "早散了" } });
    await contact(of, host, home);
    expect(hoursIn(await read(of, [staffFeed("west-1"), unitFeed("west-1")]), member)).toEqual([60]);
    await isSound(of);
  });

  it("a check-in and the closing that come in at once, by two processes: at home it counts all the same", async () => {
    const { of, home, host, guest, member, meeting } = await away();
    host.write({ kind: "meeting-opened", body: { meeting } });
    await contact(of, host);
    const other = await openTestCore(of.database, of.clock);
    const code = codeShownBy(host, meeting, of.clock.at);
    guest.write({ kind: "attendance-claimed", body: { meeting, branch: "east-1", code } });
    host.write({ kind: "meeting-closed", body: { meeting, minutes: 80 } });
    await Promise.all([guest.contact(of.core), host.contact(other)]);
    await contact(of, home);
    expect(hoursIn(await read(of, [staffFeed("west-1"), unitFeed("west-1")]), member)).toEqual([80]);
    await other.close();
    await isSound(of);
  });

  it("who goes on to another host, or home, keeps his hours; the new staff see what they are of", async () => {
    const { of, home, host, guest, member, meeting } = await away();
    host.write(
      { kind: "attendance-marked", body: { meeting, member, state: "present", seen: "face" } },
      { kind: "meeting-closed", body: { meeting, minutes: 80 } },
    );
    await contact(of, host);
    const since = "2026-03-12";
    home.write({ kind: "member-moved", body: { member, homeBranch: "west-1", hostBranch: null, since } });
    await contact(of, home, guest);
    expect(guest.last?.following).not.toContain(unitFeed("east-1"));
    expect(hoursIn(await read(of, [memberFeed(member), unitFeed("west-1")]), member)).toEqual([80]);
    expect(hoursIn(await read(of, [staffFeed("west-1"), unitFeed("west-1")]), member)).toEqual([80]);

    of.clock.pass(MINUTE);
    await of.core.office.write([
      { kind: "unit-added", body: { unit: "east-2", name: "东二", level: "branch", parent: "east" } },
      { kind: "member-moved", body: { member, homeBranch: "east-2", hostBranch: null, since } },
    ]);
    expect(hoursIn(await read(of, [staffFeed("east-2"), unitFeed("east-2")]), member)).toEqual([80]);
    await isSound(of);
  });

  it("a 支委会 is seen by who is asked by name and the staff; who is asked later gets all of it, who no more is hears that and no more", async () => {
    const of = await County.open(await databases.fresh());
    const { phone: secretary } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const [first, second, mate] = [
      await of.person("east-1"),
      await of.person("east-1"),
      await of.person("east-1"),
    ];
    const stranger = await of.person("west-1");
    const named = (...members: string[]) => ({ expected: { members, ownOnly: false } });
    const meeting = plan(of, secretary, "committee", named(first.member, stranger.member));
    secretary.write({ kind: "meeting-opened", body: { meeting } });
    await contact(of, secretary);
    const seen = (member: string) => kindsIn(of, memberFeed(member), /^meeting/);
    expect(await seen(first.member)).toEqual(["meeting-planned", "meeting-opened"]);
    expect(await kindsIn(of, staffFeed("east-1"), /^meeting/)).toEqual(["meeting-planned", "meeting-opened"]);

    secretary.write({ kind: "meeting-changed", body: { meeting, ...named(second.member) } });
    secretary.write({ kind: "meeting-closed", body: { meeting, minutes: 60, summary: "议了人选。" } });
    await contact(of, secretary);
    expect(await seen(second.member)).toEqual([
      "meeting-changed",
      "meeting-planned",
      "meeting-opened",
      "meeting-closed",
    ]);
    expect(await seen(first.member)).toEqual(["meeting-planned", "meeting-opened", "meeting-changed"]);
    // Who sat in on it sees it as well.
    expect(await seen(mate.member)).toEqual([]);
    const body = { meeting, member: mate.member, state: "present", seen: "face" } as const;
    secretary.write({ kind: "attendance-marked", body });
    secretary.write({ kind: "meeting-closed", body: { meeting, minutes: 50, why: "记错了" } });
    await contact(of, secretary);
    expect((await seen(mate.member)).sort()).toEqual([
      "meeting-changed",
      "meeting-closed",
      "meeting-closed",
      "meeting-opened",
      "meeting-planned",
    ]);
    // Nobody else, and no member of another branch by being named.
    expect(await kindsIn(of, unitFeed("east-1"), /^meeting/)).toEqual([]);
    expect(await seen(stranger.member)).toEqual([]);

    // Opened to all: then all have it.
    secretary.write({ kind: "meeting-changed", body: { meeting, expected: { ownOnly: false } } });
    await contact(of, secretary);
    expect((await kindsIn(of, unitFeed("east-1"), /^meeting/)).length).toBe(6);
    await isSound(of);
  });

  it("a code that was not shown opens no meeting to whom it is not meant for; the right one does", async () => {
    const of = await County.open(await databases.fresh());
    const { phone: secretary } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const named = await of.person("east-1");
    const expected = { members: [named.member], ownOnly: false };
    const meeting = plan(of, secretary, "committee", { expected });
    secretary.write({ kind: "meeting-opened", body: { meeting } });
    await contact(of, secretary);
    const right = codeShownBy(secretary, meeting, of.clock.at);
    const wrong = `${(Number(right) + 1) % 10_000_000}`.padStart(7, "0");
    for (const [branch, code, sees] of [
      ["east-1", wrong, []],
      ["west-1", wrong, []],
      ["west-1", right, ["meeting-closed", "meeting-opened", "meeting-planned"]],
    ] as const) {
      const { member, phone } = await of.person(branch);
      phone.write({ kind: "attendance-claimed", body: { meeting, branch: "east-1", code } });
      await contact(of, phone);
      secretary.write({ kind: "meeting-closed", body: { meeting, minutes: 60 } });
      await contact(of, secretary);
      const kinds = await kindsIn(of, memberFeed(member), /^meeting/);
      expect([...new Set(kinds)].sort()).toEqual(sees);
    }
    await isSound(of);
  });

  function plan(
    of: County,
    phone: TestPhone,
    kind: "discussion" | "committee",
    more: Partial<NewEntry<"meeting-planned">["body"]> = {},
  ): string {
    const meeting = randomId();
    const body = { meeting, branch: "east-1", kind, title: "会", starts: of.clock.at, minutes: 90, ...more };
    phone.write({ kind: "meeting-planned", body });
    return meeting;
  }

  async function contact(of: County, ...phones: TestPhone[]): Promise<void> {
    for (const phone of phones) {
      await phone.contact(of.core);
      expect(phone.exceptions()).toEqual([]);
    }
  }

  async function read(of: County, feeds: FeedId[]) {
    const { store } = of.core;
    const heads = await store.read
      .selectFrom("feeds")
      .select(["feed", "head"])
      .where("feed", "in", feeds)
      .execute();
    return entriesOfFeeds(store.read, store.dialect, heads as { feed: FeedId; head: number }[]);
  }

  async function kindsIn(of: County, feed: FeedId, which = /./): Promise<EntryKind[]> {
    return (await read(of, [feed])).map(({ kind }) => kind).filter((kind) => which.test(kind));
  }

  function hoursIn(entries: Awaited<ReturnType<typeof read>>, member: string): number[] {
    return creditOf(reckonCredit(entries, []), member).items.map(({ counted }) => counted);
  }

  async function isSound(of: County): Promise<void> {
    expect(await of.core.verify()).toMatchObject({ sound: true });
    await of.core.rebuild();
    expect(await of.core.verify()).toMatchObject({ sound: true });
    await of.core.close();
  }
});

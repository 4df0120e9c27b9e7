import { expect, it } from "vitest";
import { memberFeed, staffFeed, unitFeed } from "../../domain/feeds.ts";
import type { FeedChunk, FeedItem } from "../../protocol/feed.ts";
import { FEED_PAGE } from "../../protocol/feed-page.ts";
import type { DatabaseAt } from "../core-options.ts";
import type { Tables } from "../store/tables.ts";
import { County, openTestCore, study } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { carried, type TestPhone } from "../testing/test-phone.ts";

onEachDatabase("feeds", (databases) => {
  const county = async () => County.open(await databases.fresh());

  it("row 14: two transactions that commit out of order skip no row", async () => {
    const of = await county();
    const { phone: secretary } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const { phone: west } = await of.person("west-1", { role: "secretary", unit: "west-1" });
    const a = await of.person("east-1");
    const b = await of.person("east-1");
    const c = await of.person("west-1");
    await secretary.contact(of.core);
    await west.contact(of.core);
    // Another process, where the database has room for one.
    const other = databases.kind === "postgres" ? await openTestCore(of.database, of.clock) : of.core;
    const hold = holdNextCommit(of);
    a.phone.write(study());
    b.phone.write(study());
    c.phone.write(study());
    const first = a.phone.contact(of.core);
    await hold.reached;
    const third = c.phone.contact(other);
    if (databases.kind === "postgres") {
      // Nothing of theirs overlaps: it is committed while the first is still held.
      await third;
      await west.contact(other);
      expect(west.kinds(staffFeed("west-1"))).toContain("study-logged");
    }
    const second = b.phone.contact(other);
    const reader = await of.core.callerOf(secretary.token);
    const before = JSON.parse((await of.core.feedPage(reader, staffFeed("east-1"), 1, 0)).json) as FeedChunk;
    expect(
      before.items.filter(([t, , , , , h]) => t === "e" && (h as { kind: string }).kind === "study-logged"),
    ).toEqual([]);
    hold.release();
    await Promise.all([first, second, third]);
    await secretary.contact(of.core);
    const studied = secretary
      .entries(staffFeed("east-1"))
      .filter(([, , , , , { kind }]) => kind === "study-logged");
    expect(studied.map(([, by]) => by)).toEqual([a.member, b.member]);
    const page = JSON.parse((await of.core.feedPage(reader, staffFeed("east-1"), 1, 0)).json) as FeedChunk;
    expect(withoutOwn(page.items, secretary)).toEqual(
      withoutOwn(secretary.items(staffFeed("east-1")), secretary),
    );
    expect(page.items).toHaveLength(page.head);
    expect(await of.core.verify()).toMatchObject({ sound: true });
    if (other !== of.core) await other.close();
    await of.core.close();
  });

  it("pushes with overlapping audiences in opposite order do not stop each other for good", async () => {
    const of = await county();
    const people = [await of.person("east-1"), await of.person("west-1"), await of.person("east-1")];
    const other = databases.kind === "postgres" ? await openTestCore(of.database, of.clock) : of.core;
    for (let round = 0; round < 12; round++) {
      const runs = people.map(({ phone }) => {
        phone.write(study(round + 1));
        return phone.seal()!;
      });
      await Promise.all([
        of.core.push(carried(runs)),
        other.push(carried([...runs].reverse())),
        of.core.office.write([
          { kind: "member-corrected", body: { member: people[0]!.member, phone: `1380000${1000 + round}` } },
        ]),
      ]);
    }
    for (const { phone } of people) {
      const { receipts } = await phone.contact(of.core);
      expect(receipts).toMatchObject([{ through: 13, exceptions: [] }]);
    }
    expect(await of.core.verify()).toMatchObject({ sound: true });
    if (other !== of.core) await other.close();
    await of.core.close();
  });

  it("pages are whole and do not change; an answer brings the first of them, in order", async () => {
    const of = await county();
    const { phone: secretary } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const { phone } = await of.person("east-1");
    for (let i = 0; i < 700; i++) phone.write(study(1 + (i % 60)));
    await phone.contact(of.core);
    const answer = await secretary.contact(of.core);
    const brought = answer.feeds!.reduce((sum, { items }) => sum + items.length, 0);
    expect(brought).toBeLessThanOrEqual(FEED_PAGE);
    while (secretary.last!.feeds!.length > 0) await secretary.contact(of.core);
    const items = secretary.items(staffFeed("east-1"));
    const caller = await of.core.callerOf(secretary.token);
    const { generation } = secretary.feeds.get(staffFeed("east-1"))!;
    const pages = await Promise.all(
      [0, 1].map((page) => of.core.feedPage(caller, staffFeed("east-1"), generation, page)),
    );
    expect(pages.map(({ full }) => full)).toEqual([true, false]);
    const read = pages.flatMap(({ json }) => (JSON.parse(json) as FeedChunk).items);
    expect(read).toHaveLength(secretary.feeds.get(staffFeed("east-1"))!.has);
    expect(withoutOwn(read, secretary)).toEqual(withoutOwn(items, secretary));
    phone.write(study());
    await phone.contact(of.core);
    expect(
      (await of.core.feedPage(caller, staffFeed("east-1"), generation, 0)).json.replace(/"head":\d+/, ""),
    ).toBe(pages[0]!.json.replace(/"head":\d+/, ""));
    await expect(of.core.feedPage(caller, staffFeed("east-1"), generation, 2)).rejects.toMatchObject({
      code: "not-found",
    });
    await of.core.close();
  });

  it("what a phone wrote itself comes back as numbers only, and the rest as words", async () => {
    const of = await county();
    const { member, phone } = await of.person("east-1");
    const second = await of.phoneOf(member);
    phone.write(study(11), study(12));
    await phone.contact(of.core);
    second.write(study(13));
    await second.contact(of.core);
    await phone.contact(of.core);
    const feed = memberFeed(member);
    expect(phone.items(feed).filter(([t]) => t === "own")).toEqual([
      ["own", 1, 1],
      ["own", 2, 2],
    ]);
    expect(phone.entries(feed).filter(([, , device]) => device === second.device)).toHaveLength(2);
    expect(JSON.stringify(phone.last)).not.toContain('"minutes":11');
    expect(phone.feeds.get(feed)!.has).toBe(second.feeds.get(feed)!.has);
    await of.core.close();
  });

  it("each reads the feeds that are his, and no other", async () => {
    const of = await county();
    const secretary = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const office = await of.person("west-1", { role: "office", unit: "county" });
    const member = await of.person("east-1");
    const stranger = await of.person("west-1");
    const guide = await of.person("west-1", { role: "guide", unit: "east" });
    const helper = await of.person("west-1", { role: "helper", unit: "east" });
    await of.core.office.write([
      {
        kind: "pairing-made",
        body: {
          pairing: "pairing-1-------",
          helper: helper.member,
          elder: member.member,
          helperName: "小李",
          elderName: "张三",
          until: "2026-12-31",
          consent: "paper",
        },
      },
    ]);
    const feeds = {
      own: memberFeed(member.member),
      staff: staffFeed("east-1"),
      branch: unitFeed("east-1"),
      county: unitFeed("county"),
      countyStaff: staffFeed("county"),
      pairing: "pairing:pairing-1-------",
    } as const;
    const expected: Record<string, [TestPhone, (keyof typeof feeds)[]]> = {
      member: [member.phone, ["own", "branch", "county"]],
      secretary: [secretary.phone, ["staff", "branch", "county"]],
      office: [office.phone, ["county", "countyStaff"]],
      stranger: [stranger.phone, ["county"]],
      guide: [guide.phone, ["county"]],
      helper: [helper.phone, ["county", "pairing"]],
    };
    for (const [who, [phone, mine]] of Object.entries(expected)) {
      const { following } = await phone.contact(of.core);
      const caller = await of.core.callerOf(phone.token);
      expect([...caller.follows].sort(), who).toEqual([...following!].sort());
      for (const [name, feed] of Object.entries(feeds)) {
        const reading = of.core.feedPage(caller, feed, 1, 0).then(
          () => "read",
          (error: { code?: string }) => error.code,
        );
        const may = mine.includes(name as keyof typeof feeds);
        // Who may, reads it or is told that there is nothing yet.
        const outcome = await reading;
        expect(outcome === "read" || outcome === "not-found", `${who} ${name}: ${outcome}`).toBe(may);
        if (!may) expect(outcome, `${who} ${name}`).toBe("forbidden");
      }
    }
    await of.core.close();
  });

  it("a restored server has a new epoch: phones send again what it forgot", async () => {
    const of = await county();
    const { member, phone } = await of.person("east-1");
    phone.write(study());
    await phone.contact(of.core);
    const backup = await copyOf(of, await databases.fresh());
    const forgotten = await of.person("east-1");
    phone.write(study());
    await phone.contact(of.core);
    await of.core.close();
    const core = await openTestCore(backup, of.clock);
    await core.store.write((tx) =>
      tx.updateTable("server_state").set({ value: "another" }).where("name", "=", "epoch").execute(),
    );
    const answer = await phone.contact(core);
    expect(answer.epoch).toBe("another");
    expect(answer.receipts).toMatchObject([{ device: phone.device, through: 2 }]);
    expect(phone.through).toBe(2);
    await phone.contact(core);
    expect(phone.through).toBe(3);
    const unknown = await forgotten.phone.contact(core);
    expect(unknown.receipts).toMatchObject([{ device: forgotten.phone.device, through: 0 }]);
    expect((await forgotten.phone.contact(core)).receipts).toMatchObject([{ through: 1 }]);
    const again = new Set(phone.items(memberFeed(member)).map((item) => JSON.stringify(item)));
    expect(again.size).toBe(phone.items(memberFeed(member)).length);
    expect(await core.verify()).toMatchObject({ sound: true });
    await core.close();
  });
});

function withoutOwn(items: readonly FeedItem[], { device }: TestPhone): FeedItem[] {
  return items.filter(([t, , of]) => t !== "own" && of !== device);
}

/** The next transaction of this core waits before it commits. */
function holdNextCommit(of: County): { reached: Promise<void>; release: () => void } {
  const { store } = of.core;
  const write = store.write.bind(store);
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  let arrive = (): void => undefined;
  const reached = new Promise<void>((resolve) => (arrive = resolve));
  store.write = (work) => {
    store.write = write;
    return write(async (tx, attempt) => {
      const result = await work(tx, attempt);
      arrive();
      await gate;
      return result;
    });
  };
  return { reached, release };
}

/** A copy of the whole database as it is now. */
async function copyOf(of: County, to: DatabaseAt): Promise<DatabaseAt> {
  const copy = await openTestCore(to, of.clock);
  const tables = [
    "server_state",
    "devices",
    "entries",
    "runs",
    "facts",
    "exceptions",
    "delayed",
    "claims",
    "registry_entries",
    "units",
    "members",
    "texts",
    "meetings",
    "forms",
    "shares",
    "pairings",
    "invitations",
    "campaigns",
    "feeds",
    "feed_spans",
  ] as (keyof Tables)[];
  for (const table of tables) {
    const rows = await of.core.store.read.selectFrom(table).selectAll().execute();
    await copy.store.write(async (tx) => {
      await tx.deleteFrom(table).execute();
      for (const row of rows) await tx.insertInto(table).values(row).execute();
    });
  }
  await copy.close();
  return to;
}

import { expect, it } from "vitest";
import type { NewEntry, SeenEntry } from "../../domain/entry.ts";
import { reckonCredit } from "../../domain/credit-hours.ts";
import { type FeedId, memberFeed, staffFeed } from "../../domain/feeds.ts";
import type { FeedItem } from "../../protocol/feed.ts";
import { entriesOfFeeds } from "../projections/feed-entries.ts";
import { County, MINUTE, randomId, study } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";
import type { TestPhone } from "../testing/test-phone.ts";

const RULES = [{ from: "2026-01-01", minutesPerHour: 45, dailyCapMinutes: 300, perTextCapMinutes: 90 }];

onEachDatabase("released", (databases) => {
  /** A branch whose secretary has stopped a member's phone. */
  async function stopped() {
    const of = await County.open(await databases.fresh());
    const { phone: secretary } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const { member, phone } = await of.person("east-1");
    secretary.write({ kind: "device-revoked", body: { device: phone.device } });
    await secretary.contact(of.core);
    const late = async (...entries: NewEntry[]): Promise<string[]> => {
      const ids = phone.write(...entries);
      await phone.contact(of.core);
      return ids;
    };
    const release = async (entry: string, by = secretary): Promise<void> => {
      by.write({ kind: "entry-released", body: { entry, why: "手机找回了" } });
      await by.contact(of.core);
    };
    return { of, secretary, member, phone, late, release };
  }

  it("a stopped phone's late run is shown to the secretary apart, then let in once", async () => {
    const { of, secretary, member, phone, late, release } = await stopped();
    const { phone: mate } = await of.person("east-1");
    const other = await of.phoneOf(member);
    const [entry] = await late(study(45));
    await Promise.all([secretary, mate, other].map((one) => one.contact(of.core)));
    const [fact, shown, ...more] = about(secretary, entry!);
    const apart = { fact: "apart", at: of.clock.at, reason: "device-revoked" };
    expect(fact).toEqual(["f", phone.device, 2, apart]);
    expect(shown?.slice(0, 4)).toEqual(["e", member, phone.device, 2]);
    expect(more).toEqual([]);
    for (const one of [mate, other]) expect(everything(one)).not.toContain(`"${phone.device}",2,`);
    expect(await seenIn(of, "east-1", entry!)).toMatchObject([{ verdict: "quarantined" }]);
    expect(await minutesOf(of, member)).toBe(0);
    await sound(of);

    await release(entry!);
    await release(entry!);
    expect(secretary.exceptions()).toEqual([]);
    expect(about(secretary, entry!).map(nameOf)).toEqual(["apart", "e", "released"]);
    await other.contact(of.core);
    expect(about(other, entry!, memberFeed(member)).map(nameOf)).toEqual(["e"]);
    await phone.contact(of.core);
    expect(phone.exceptions()).toEqual([]);
    expect(await seenIn(of, "east-1", entry!)).toMatchObject([{ verdict: "accepted" }]);
    expect(await minutesOf(of, member)).toBe(45);
    await sound(of);
    await of.core.close();
  });

  it("what no staff may see stays unseen; what was an office to do is shown to nobody", async () => {
    const { of, secretary, phone, late } = await stopped();
    const secret = "只写给自己";
    await late(
      { kind: "essay-saved", body: { essay: randomId(), title: secret, text: secret } },
      { kind: "complaint-made", body: { to: "above", words: secret } },
      { kind: "erasure-asked", body: { entries: [`${phone.device}.2`] } },
    );
    const { phone: former, member } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    secretary.write({ kind: "device-revoked", body: { device: former.device } });
    await of.core.office.write([{ kind: "device-revoked", body: { device: former.device } }]);
    former.write({ kind: "member-corrected", body: { member, name: secret } });
    await former.contact(of.core);
    await secretary.contact(of.core);
    expect(everything(secretary)).not.toContain(secret);
    expect(everything(secretary)).not.toContain('"apart"');
    await sound(of);
    await of.core.close();
  });

  it("the branch whose meeting a guest's stopped phone speaks of hears of it once his own has let it in", async () => {
    const { of, secretary, late, release } = await stopped();
    const { phone: west } = await of.person("west-1", { role: "secretary", unit: "west-1" });
    const meeting = randomId();
    const starts = of.clock.at;
    const plan = {
      meeting,
      branch: "west-1",
      kind: "discussion",
      title: "讨论",
      starts,
      minutes: 60,
    } as const;
    west.write({ kind: "meeting-planned", body: plan });
    await west.contact(of.core);
    const [leave] = await late({ kind: "leave-asked", body: { meeting, why: "夜班" } });
    await Promise.all([secretary.contact(of.core), west.contact(of.core)]);
    expect(about(secretary, leave!).map(nameOf)).toEqual(["apart", "e"]);
    expect(everything(west)).not.toContain("夜班");
    await release(leave!);
    await west.contact(of.core);
    expect(about(west, leave!, staffFeed("west-1")).map(nameOf)).toEqual(["e"]);
    await sound(of);
    await of.core.close();
  });

  it("a complaint past the branch is let in by those it goes to, never by the branch that stopped the phone", async () => {
    const { of, secretary, member, late, release } = await stopped();
    const { phone: above } = await of.person("west-1", { role: "office", unit: "east" });
    const [entry] = await late({ kind: "complaint-made", body: { to: "above", words: "有话要说" } });
    await above.contact(of.core);
    expect(about(above, entry!, staffFeed("east")).map(nameOf)).toEqual(["apart", "e"]);
    await release(entry!);
    expect(secretary.exceptions()).toMatchObject([{ verdict: "quarantined", reason: "not-allowed" }]);
    await release(entry!, above);
    expect(about(above, entry!, staffFeed("east")).map(nameOf)).toEqual(["apart", "e", "released"]);
    await secretary.contact(of.core);
    expect(everything(secretary)).not.toContain("有话要说");
    const again = await of.phoneOf(member);
    expect(about(again, entry!, memberFeed(member)).map(nameOf)).toEqual(["e"]);
    await sound(of);
    await of.core.close();
  });

  it("an essay is shown once it can no longer be taken back, and not at all when it was", async () => {
    const { of, secretary, member, late, release } = await stopped();
    const essay = randomId();
    const [kept, regretted] = await late(
      { kind: "essay-handed-in", body: { essay: randomId(), title: "体会", text: "字" } },
      { kind: "essay-handed-in", body: { essay, title: "未完", text: "不要" } },
    );
    const other = await of.phoneOf(member);
    other.write({ kind: "essay-taken-back", body: { essay, entry: regretted! } });
    await other.contact(of.core);
    expect(other.exceptions()).toEqual([]);
    await of.core.settle();
    await secretary.contact(of.core);
    expect(about(secretary, kept!)).toEqual([]);
    await sound(of);
    of.clock.pass(11 * MINUTE);
    await of.core.settle();
    await secretary.contact(of.core);
    expect(about(secretary, kept!).map(nameOf)).toEqual(["apart", "e"]);
    expect(about(secretary, regretted!)).toEqual([]);
    await release(kept!);
    await release(regretted!);
    expect(secretary.exceptions()).toMatchObject([{ reason: "would-not-do" }]);
    await of.core.settle();
    await secretary.contact(of.core);
    expect(about(secretary, kept!).map(nameOf)).toEqual(["apart", "e", "released"]);
    await sound(of);
    await of.core.close();
  });

  it("a release of what would not do, whoever wrote it, is told to its writer", async () => {
    const { of, secretary, phone, late, release } = await stopped();
    phone.writeTexts([{ header: `{"kind":"study-logged","at":${of.clock.at}}`, body: '{"how":1}' }]);
    const [entry] = await late({
      kind: "study-corrected",
      body: { entry: `${phone.device}.1`, minutes: 30, why: "改" },
    });
    await secretary.contact(of.core);
    expect(everything(secretary)).not.toContain('"apart"');
    await release(`${phone.device}.2`);
    await release(entry!);
    const told = { verdict: "quarantined", reason: "would-not-do" };
    expect(secretary.exceptions()).toMatchObject([told, told]);
    await sound(of);
    await of.core.close();
  });

  it("a check-in that came before its meeting did is let in once the meeting has come", async () => {
    const { of, secretary, late, release } = await stopped();
    const meeting = randomId();
    const [claim] = await late({
      kind: "attendance-claimed",
      body: { meeting, branch: "east-1", code: "0000000" },
    });
    await secretary.contact(of.core);
    expect(about(secretary, claim!).map(nameOf)).toEqual(["apart", "e"]);
    await release(claim!);
    expect(secretary.exceptions()).toMatchObject([{ reason: "would-not-do" }]);
    secretary.write({
      kind: "meeting-planned",
      body: {
        meeting,
        branch: "east-1",
        kind: "discussion",
        title: "讨论",
        starts: of.clock.at,
        minutes: 60,
      },
    });
    secretary.write({ kind: "meeting-opened", body: { meeting } });
    await release(claim!);
    expect(secretary.exceptions()).toHaveLength(1);
    expect(about(secretary, claim!).map(nameOf)).toEqual(["apart", "e", "released", "evidence"]);
    expect(await seenIn(of, "east-1", claim!)).toMatchObject([{ verdict: "accepted", evidence: "C" }]);
    await sound(of);
    await of.core.close();
  });

  it("goes with a member who moves, is let in there, and comes back with him once", async () => {
    const { of, secretary, member, late, release } = await stopped();
    const { phone: west } = await of.person("west-1", { role: "secretary", unit: "west-1" });
    const [entry] = await late(study(45));
    const move = (homeBranch: string) =>
      of.core.office.write([
        { kind: "member-moved", body: { member, homeBranch, hostBranch: null, since: "2026-03-12" } },
      ]);
    of.clock.pass(MINUTE);
    await move("west-1");
    await Promise.all([secretary.contact(of.core), west.contact(of.core)]);
    expect(about(west, entry!, staffFeed("west-1")).map(nameOf)).toEqual(["apart", "e"]);
    expect(secretary.items(staffFeed("east-1")).at(-1)).toEqual(["left", member, of.clock.at]);
    await release(entry!);
    expect(secretary.exceptions()).toMatchObject([{ reason: "not-allowed" }]);
    await release(entry!, west);
    expect(about(west, entry!, staffFeed("west-1")).map(nameOf)).toEqual(["apart", "e", "released"]);
    of.clock.pass(MINUTE);
    await move("east-1");
    await secretary.contact(of.core);
    const east = secretary.items(staffFeed("east-1"));
    const since = east.slice(east.findLastIndex(([type]) => type === "left"));
    expect(since.filter((item) => isAbout(item, entry!)).map(nameOf)).toEqual(["released", "e"]);
    expect(await seenIn(of, "east-1", entry!)).toMatchObject([{ verdict: "accepted" }]);
    await sound(of);
    await of.core.close();
  });

  it("everything erased means what stands apart too, also what another wrote for him", async () => {
    const { of, secretary, member, late } = await stopped();
    const { phone: stranger } = await of.person("east-1");
    const words = "不想留下的话";
    const told: NewEntry = { kind: "whereabouts-told", body: { city: words, since: "2026-03-01" } };
    await late(told);
    stranger.write({ ...told, for: member });
    await stranger.contact(of.core);
    await secretary.contact(of.core);
    expect(everything(secretary).split(words)).toHaveLength(3);
    const other = await of.phoneOf(member);
    other.write({ kind: "erasure-asked", body: { entries: "all" } });
    await other.contact(of.core);
    await secretary.contact(of.core);
    expect(everything(secretary)).not.toContain(words);
    const left = await of.core.store.read.selectFrom("entries").select("body").execute();
    expect(JSON.stringify(left)).not.toContain(words);
    await sound(of);
    await of.core.close();
  });

  async function seenIn(of: County, branch: string, id: string): Promise<SeenEntry[]> {
    return (await staffSees(of, [staffFeed(branch)])).filter((entry) => entry.id === id);
  }

  async function minutesOf(of: County, member: string): Promise<number> {
    const entries = await staffSees(of, [staffFeed("east-1"), "unit:county", "unit:east", "unit:east-1"]);
    return reckonCredit(entries, RULES).byMember.get(member)?.totals.minutes ?? 0;
  }
});

async function staffSees(of: County, feeds: readonly FeedId[]): Promise<SeenEntry[]> {
  const { store } = of.core;
  const heads = await store.read.selectFrom("feeds").selectAll().where("feed", "in", feeds).execute();
  return entriesOfFeeds(store.read, store.dialect, heads as { feed: FeedId; head: number }[]);
}

/** Whole, and the same when it is made anew from facts. */
async function sound(of: County): Promise<void> {
  const { core } = of;
  expect(await core.verify()).toMatchObject({ sound: true });
  const tables = ["exceptions", "delayed", "registry_entries", "blob_places", "claims"] as const;
  const dump = () =>
    Promise.all(
      tables.map(async (table) =>
        (await core.store.read.selectFrom(table).selectAll().execute())
          .map((row) => JSON.stringify(row))
          .sort(),
      ),
    );
  const live = await dump();
  await core.rebuild();
  expect(await dump()).toEqual(live);
  expect(await core.verify()).toMatchObject({ sound: true });
}

function about(phone: TestPhone, id: string, feed: FeedId = staffFeed("east-1")): FeedItem[] {
  return phone.items(feed).filter((item) => isAbout(item, id));
}

function isAbout(item: FeedItem, id: string): boolean {
  const [type, one, two, three] = item;
  return type === "e" ? `${two}.${three}` === id : type === "f" && `${one}.${two}` === id;
}

function nameOf(item: FeedItem): string {
  return item[0] === "f" ? item[3].fact : item[0];
}

function everything(phone: TestPhone): string {
  return JSON.stringify([...phone.feeds.values()].map(({ items }) => items));
}

import { expect, it } from "vitest";
import { memberFeed, staffFeed, unitFeed } from "../../domain/feeds.ts";
import type { SharingAllowed } from "../../domain/entries/essays.ts";
import { County, MINUTE, openTestCore, randomId } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";
import type { TestPhone } from "../testing/test-phone.ts";
import { areInFiles } from "../testing/words-in-files.ts";

const words = { title: "渠水", text: "那天夜里我们一起把渠挖通了。" };

/** A county in which a member of east-1 has handed in an essay; his secretary, mates here and elsewhere, the offices above. */
async function open(database: Parameters<typeof County.open>[0]) {
  const of = await County.open(database);
  const secretaryOf = (branch: string) => of.person(branch, { role: "secretary", unit: branch });
  const writer = await of.person("east-1");
  const people = {
    writer,
    secretary: await secretaryOf("east-1"),
    mate: await of.person("east-1"),
    elsewhere: await of.person("west-1"),
    township: await of.person("west-1", { role: "office", unit: "east" }),
    county: await of.person("west-1", { role: "office", unit: "county" }),
  };
  const [handedIn] = writer.phone.write({ kind: "essay-handed-in", body: { essay: randomId(), ...words } });
  await writer.phone.contact(of.core);
  of.clock.pass(11 * MINUTE);
  await of.core.settle();
  const allow = (more: Partial<SharingAllowed> = {}): string => {
    const share = randomId();
    const body = { share, entry: handedIn!, ...words, ...more };
    writer.phone.write({ kind: "sharing-allowed", body });
    return share;
  };
  const everybody = Object.values(people).map(({ phone }) => phone);
  return { of, ...people, allow, handedIn: handedIn!, everybody, secretaryOf };
}

type World = Awaited<ReturnType<typeof open>>;

const show = (share: string, unit = "east-1", more: { name?: string } = {}) =>
  ({ kind: "essay-shown", body: { share, ...words, ...more, unit } }) as const;
const propose = (share: string, unit = "county") =>
  ({ kind: "essay-proposed", body: { share, ...words, unit, why: "写得实在" } }) as const;
const withdraw = (share: string, unit?: string) =>
  ({ kind: "sharing-withdrawn", body: { share, ...(unit && { unit }) } }) as const;

/** What stands in a unit's feed with words, as this phone has it. */
function inCorner(phone: TestPhone, unit = "east-1"): unknown[] {
  return phone
    .entries(unitFeed(unit))
    .filter(([, , , , , { kind }, body]) => kind === "essay-shown" && body !== null)
    .map(([, , , , , , body]) => body);
}

async function contact({ of }: World, ...phones: TestPhone[]): Promise<void> {
  for (const phone of phones) await phone.contact(of.core);
}

/** The chains hold, and made anew from the facts all is as it was. */
async function expectSound({ of }: World): Promise<void> {
  expect(await of.core.verify()).toMatchObject({ sound: true });
  const before = await stateOf(of);
  await of.core.rebuild();
  expect(await stateOf(of)).toEqual(before);
  expect(await of.core.verify()).toMatchObject({ sound: true });
}

async function stateOf({ core }: County): Promise<unknown> {
  const { read } = core.store;
  return {
    shares: await read.selectFrom("shares").selectAll().orderBy("id").execute(),
    apart: await read.selectFrom("exceptions").selectAll().orderBy("device").orderBy("n").execute(),
    registry: await read.selectFrom("registry_entries").selectAll().orderBy("device").orderBy("n").execute(),
  };
}

/** Where in the database these words still stand. */
async function entriesWith({ of }: World, needle: string): Promise<string[]> {
  const rows = await of.core.store.read.selectFrom("entries").select(["header", "body"]).execute();
  return rows
    .filter(({ body }) => body?.includes(needle))
    .map(({ header }) => (JSON.parse(header) as { kind: string }).kind)
    .sort();
}

onEachDatabase("sharing", (databases) => {
  const world = async () => open(await databases.fresh());

  it("what is shown without a name tells its branch, and those below, nothing of whose it is", async () => {
    const w = await world();
    const share = w.allow({ upward: true });
    await contact(w, w.writer.phone, w.secretary.phone, w.township.phone);
    expect(w.secretary.phone.kinds(staffFeed("east-1"))).toContain("sharing-allowed");
    expect(w.township.phone.kinds(staffFeed("east"))).not.toContain("sharing-allowed");
    w.secretary.phone.write(show(share), propose(share, "east"));
    await contact(w, w.secretary.phone, w.township.phone);
    const [proposed] = w.township.phone.entries(staffFeed("east")).slice(-1);
    w.township.phone.write(show(share, "east"));
    await contact(w, w.township.phone, ...w.everybody);
    const copy = { share, ...words };
    expect(inCorner(w.mate.phone)).toEqual([{ ...copy, unit: "east-1" }]);
    expect(inCorner(w.mate.phone, "east")).toEqual([{ ...copy, unit: "east" }]);
    expect(inCorner(w.elsewhere.phone)).toEqual([]);
    expect(proposed?.[6]).toEqual({ ...copy, unit: "east", why: "写得实在" });
    // Neither who wrote it, nor on which phone, nor which entry of his it was.
    const { device } = w.writer.phone;
    for (const feed of [unitFeed("east-1"), unitFeed("east")])
      for (const one of [w.mate.phone, w.township.phone])
        expect(
          JSON.stringify(one.items(feed).filter((item) => JSON.stringify(item).includes(share))),
        ).not.toMatch(new RegExp(`${w.writer.member}|${device}`));
    expect(JSON.stringify(proposed)).not.toMatch(new RegExp(`${w.writer.member}|${device}`));
    // He himself knows where it stands.
    expect(w.writer.phone.kinds(memberFeed(w.writer.member))).toEqual(
      expect.arrayContaining(["essay-shown", "essay-proposed"]),
    );
    await expectSound(w);
    await w.of.core.close();
  });

  it("withdrawn, every copy goes, the proposed ones too, and those who read it read again without a trace of him", async () => {
    const w = await world();
    const share = w.allow({ name: "老梅", upward: true });
    const named = { name: "老梅" };
    await contact(w, w.writer.phone, w.secretary.phone);
    w.secretary.phone.write(show(share, "east-1", named), {
      ...propose(share),
      body: { ...propose(share).body, ...named },
    });
    await contact(w, ...w.everybody);
    const generation = w.mate.phone.feeds.get(unitFeed("east-1"))!.generation;
    w.writer.phone.write(withdraw(share));
    await contact(w, w.writer.phone, ...w.everybody);
    expect(w.writer.phone.exceptions()).toEqual([]);
    expect(await entriesWith(w, words.text)).toEqual(["essay-handed-in", "sharing-allowed"]);
    expect(w.mate.phone.feeds.get(unitFeed("east-1"))!.generation).toBe(generation + 1);
    expect(inCorner(w.mate.phone)).toEqual([]);
    const all = JSON.stringify(w.mate.phone.items(unitFeed("east-1")));
    for (const hint of ["老梅", words.text, w.writer.phone.device]) expect(all).not.toContain(hint);
    const office = JSON.stringify(w.county.phone.items(staffFeed("county")));
    for (const hint of ["老梅", words.text, w.writer.phone.device]) expect(office).not.toContain(hint);
    // Staff are told, and may show it no more.
    expect(w.secretary.phone.kinds(staffFeed("east-1"))).toContain("sharing-withdrawn");
    await expectSound(w);
    await w.of.core.close();
  });

  it("a copy that comes when it is withdrawn, or says something else, is refused, and its words do not stay", async () => {
    const w = await world();
    const share = w.allow();
    await contact(w, w.writer.phone, w.secretary.phone);
    const late = w.secretary.phone;
    const { body } = show(share);
    late.write(
      { kind: "essay-shown", body: { ...body, text: "别的字。" } },
      { kind: "essay-shown", body: { ...body, name: "梅" } },
      propose(share),
      show(share, "west-1"),
      show(share),
    );
    w.writer.phone.write(withdraw(share));
    await contact(w, w.writer.phone);
    await contact(w, late);
    expect(late.exceptions().map(({ reason, detail }) => `${reason} ${detail}`)).toEqual(
      Array(5).fill("not-shared withdrawn"),
    );
    expect(await entriesWith(w, words.text)).toEqual(["essay-handed-in", "sharing-allowed"]);
    const again = w.allow();
    await contact(w, w.writer.phone, late);
    late.write(
      { kind: "essay-shown", body: { ...show(again).body, text: "别的字。" } },
      { kind: "essay-shown", body: { ...show(again).body, name: "梅" } },
      propose(again),
      show(again, "west-1"),
      show(again, "east"),
    );
    await contact(w, late, w.mate.phone, w.elsewhere.phone);
    expect(
      late
        .exceptions()
        .slice(5)
        .map(({ detail }) => detail),
    ).toEqual(["other-words", "other-words", "not-allowed-there", "not-allowed-there", "not-allowed-there"]);
    expect(await entriesWith(w, "别的字")).toEqual([]);
    expect(inCorner(w.mate.phone)).toEqual([]);
    await expectSound(w);
    // Sent again as they were, they keep none either.
    await w.of.core.push(late.envelope(late.runs.map(({ text }) => text)));
    expect(await entriesWith(w, "别的字")).toEqual([]);
    await w.of.core.close();
  });

  it("nobody takes the name of another's share, and nobody allows what is not his", async () => {
    const w = await world();
    const share = w.allow();
    await contact(w, w.writer.phone);
    const [own] = w.mate.phone.write({
      kind: "essay-handed-in",
      body: { essay: randomId(), title: "我的", text: "字" },
    });
    const [falseYes] = w.mate.phone.write(
      { kind: "sharing-allowed", body: { share, entry: own!, ...words } },
      { kind: "sharing-allowed", body: { share: randomId(), entry: w.handedIn, ...words } },
      withdraw(share),
    );
    await contact(w, w.mate.phone);
    expect(w.mate.phone.exceptions().map(({ detail }) => detail)).toEqual([
      "share-taken",
      "of-another",
      "of-another",
    ]);
    w.secretary.phone.write(show(share));
    await contact(w, w.secretary.phone, w.mate.phone);
    expect(inCorner(w.mate.phone)).toHaveLength(1);
    // Nor does what he said falsely take it from there, when he has that erased: one by one, or with all that is his.
    for (const entries of [[falseYes!], "all"] as const) {
      w.mate.phone.write({ kind: "erasure-asked", body: { entries } });
      await contact(w, w.mate.phone);
      expect(inCorner(w.mate.phone)).toHaveLength(1);
    }
    expect(await entriesWith(w, words.text)).toEqual(["essay-handed-in", "essay-shown", "sharing-allowed"]);
    await expectSound(w);
    await w.of.core.close();
  });

  it.each([
    ["copy, withdrawal, consent", [0, 1, 2]],
    ["copy, consent, withdrawal", [0, 2, 1]],
    ["consent, copy, withdrawal", [2, 0, 1]],
    ["withdrawal, copy, consent", [1, 0, 2]],
    ["withdrawal, consent, copy", [1, 2, 0]],
  ] as const)("in the order %s it comes to the same: nothing is shown", async (_, order) => {
    const w = await world();
    // His other phone withdraws, so that the two can come in any order.
    const other = await w.of.phoneOf(w.writer.member);
    const share = w.allow();
    w.secretary.phone.write(show(share));
    other.write(withdraw(share));
    const senders = [w.secretary.phone, other, w.writer.phone];
    const waits: (string | undefined)[] = [];
    for (const i of order) {
      await contact(w, senders[i]!);
      waits.push(senders[i]!.exceptions().at(-1)?.verdict);
    }
    if (order[0] === 0) expect(waits[0]).toBe("pending");
    await contact(w, ...senders, w.mate.phone);
    expect(senders.map((phone) => phone.exceptions().filter(({ verdict }) => verdict === "pending"))).toEqual(
      [[], [], []],
    );
    expect(inCorner(w.mate.phone)).toEqual([]);
    expect(await entriesWith(w, words.text)).toEqual(["essay-handed-in", "sharing-allowed"]);
    await expectSound(w);
    await w.of.core.close();
  });

  it("one unit takes it down, the others keep it; what was shown there before and comes later goes too", async () => {
    const w = await world();
    const deputy = await w.secretaryOf("east-1");
    const share = w.allow({ upward: true });
    await contact(w, w.writer.phone, w.secretary.phone, deputy.phone);
    // The deputy shows it without a network, and is heard of only when it has been taken down.
    deputy.phone.write(show(share));
    w.of.clock.pass(MINUTE);
    w.secretary.phone.write(show(share), propose(share));
    w.county.phone.write(show(share, "county"));
    await contact(w, w.secretary.phone, w.county.phone);
    w.of.clock.pass(MINUTE);
    w.secretary.phone.write(withdraw(share, "east-1"));
    await contact(w, w.secretary.phone, deputy.phone, ...w.everybody);
    expect(inCorner(w.mate.phone)).toEqual([]);
    expect(inCorner(w.mate.phone, "county")).toHaveLength(1);
    expect(await entriesWith(w, words.text)).toEqual([
      "essay-handed-in",
      "essay-proposed",
      "essay-shown",
      "sharing-allowed",
    ]);
    // Another branch's secretary has no say in it; and later it may be shown again.
    w.of.clock.pass(MINUTE);
    w.secretary.phone.write(withdraw(share, "county"), show(share));
    await contact(w, w.secretary.phone, w.mate.phone);
    expect(w.secretary.phone.exceptions()).toMatchObject([{ verdict: "quarantined" }]);
    expect(inCorner(w.mate.phone)).toHaveLength(1);
    await expectSound(w);
    await w.of.core.close();
  });

  it.each(["all", "the consent alone"])(
    "he has %s erased: no copy is left, none comes after",
    async (what) => {
      const w = await world();
      const share = w.allow({ upward: true });
      await contact(w, w.writer.phone, w.secretary.phone);
      w.secretary.phone.write(show(share), propose(share));
      await contact(w, w.secretary.phone, w.mate.phone);
      const consent = `${w.writer.phone.device}.3`;
      w.writer.phone.write({ kind: "erasure-asked", body: { entries: what === "all" ? "all" : [consent] } });
      // The county's office has read the proposal, and shows it without a network.
      w.county.phone.write(show(share, "county"));
      await contact(w, w.writer.phone, w.county.phone, ...w.everybody);
      expect(w.county.phone.exceptions()).toMatchObject([{ verdict: "quarantined", detail: "withdrawn" }]);
      expect(inCorner(w.mate.phone)).toEqual([]);
      expect(await entriesWith(w, words.text)).toEqual(what === "all" ? [] : ["essay-handed-in"]);
      if (what === "all") {
        await w.of.core.settle();
        expect(await areInFiles(w.of, words.text)).toBe(false);
      }
      await expectSound(w);
      // Also when the whole has been made anew.
      w.secretary.phone.write(show(share));
      await contact(w, w.secretary.phone, w.mate.phone);
      expect(inCorner(w.mate.phone)).toEqual([]);
      await w.of.core.close();
    },
  );

  it("who has moved keeps it where it stands, and withdraws it from there; his new branch may show it, his old one no more", async () => {
    const w = await world();
    const share = w.allow();
    await contact(w, w.writer.phone, w.secretary.phone);
    w.secretary.phone.write(show(share));
    await contact(w, w.secretary.phone);
    const { member } = w.writer;
    const moved = { member, homeBranch: "west-1", hostBranch: null, since: "2026-03-12" };
    await w.of.core.office.write([{ kind: "member-moved", body: moved }]);
    const west = await w.secretaryOf("west-1");
    west.phone.write(show(share, "west-1"));
    w.secretary.phone.write(show(share));
    await contact(w, west.phone, w.secretary.phone, w.mate.phone, w.elsewhere.phone, w.writer.phone);
    expect(west.phone.kinds(staffFeed("west-1"))).toContain("sharing-allowed");
    expect(w.secretary.phone.exceptions()).toMatchObject([{ detail: "not-allowed-there" }]);
    expect(inCorner(w.mate.phone)).toHaveLength(1);
    expect(inCorner(w.elsewhere.phone, "west-1")).toHaveLength(1);
    w.writer.phone.write(withdraw(share));
    await contact(w, w.writer.phone, w.mate.phone, w.elsewhere.phone);
    expect(inCorner(w.mate.phone)).toEqual([]);
    expect(inCorner(w.elsewhere.phone, "west-1")).toEqual([]);
    await expectSound(w);
    await w.of.core.close();
  });

  it.each(["moved-out", "deceased"] as const)(
    "of one who is gone (%s) nothing new is shown; his staff withdraw it for him, or for his family",
    async (status) => {
      const w = await world();
      const share = w.allow({ upward: true });
      await contact(w, w.writer.phone, w.secretary.phone);
      w.secretary.phone.write(show(share));
      await contact(w, w.secretary.phone);
      const { member } = w.writer;
      await w.of.core.office.write([{ kind: "member-corrected", body: { member, status } }]);
      w.secretary.phone.write(propose(share));
      w.county.phone.write(show(share, "county"));
      await contact(w, w.secretary.phone, w.county.phone, w.mate.phone);
      expect(w.secretary.phone.exceptions()).toMatchObject([{ detail: "writer-left" }]);
      expect(w.county.phone.exceptions()).toMatchObject([{ detail: "writer-left" }]);
      expect(inCorner(w.mate.phone)).toHaveLength(1);
      w.mate.phone.write(withdraw(share));
      await contact(w, w.mate.phone);
      expect(w.mate.phone.exceptions()).toMatchObject([{ detail: "of-another" }]);
      w.secretary.phone.write(withdraw(share));
      await contact(w, w.secretary.phone, w.mate.phone);
      expect(inCorner(w.mate.phone)).toEqual([]);
      await expectSound(w);
      await w.of.core.close();
    },
  );

  it("shown while it is withdrawn, by several at once: whoever comes first, no copy is left", async () => {
    const w = await world();
    const others = [await w.secretaryOf("east-1"), await w.secretaryOf("east-1")];
    for (let round = 0; round < 4; round++) {
      const share = w.allow({ upward: true });
      await contact(w, w.writer.phone);
      w.secretary.phone.write(show(share), propose(share));
      for (const { phone } of others) phone.write(show(share));
      w.county.phone.write(show(share, "county"));
      const shown = [w.secretary, w.county, ...others].map(({ phone }) => phone.contact(w.of.core));
      w.writer.phone.write(withdraw(share));
      await Promise.all([...shown, w.writer.phone.contact(w.of.core)]);
      expect((await entriesWith(w, share)).filter((kind) => kind !== "sharing-withdrawn")).toEqual([
        "sharing-allowed",
      ]);
    }
    await contact(w, w.mate.phone);
    expect(inCorner(w.mate.phone)).toEqual([]);
    await expectSound(w);
    await w.of.core.close();
  });

  it("two who show it at once: both copies are known, and both go", async () => {
    const w = await world();
    const other = await w.secretaryOf("east-1");
    const share = w.allow({ upward: true });
    await contact(w, w.writer.phone);
    w.secretary.phone.write(show(share));
    other.phone.write(show(share));
    w.county.phone.write(show(share, "county"));
    // Each by a server of its own, where several can share one database.
    const cores = [
      w.of.core,
      await openTestCore(w.of.database, w.of.clock),
      await openTestCore(w.of.database, w.of.clock),
    ];
    await Promise.all([w.secretary, other, w.county].map(({ phone }, i) => phone.contact(cores[i]!)));
    expect(await entriesWith(w, words.text)).toHaveLength(5);
    w.writer.phone.write(withdraw(share));
    await contact(w, w.writer.phone);
    expect(await entriesWith(w, words.text)).toEqual(["essay-handed-in", "sharing-allowed"]);
    await expectSound(w);
    for (const core of cores) await core.close();
  });
});

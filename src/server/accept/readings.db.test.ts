import { createHash, randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import type { SeenEntry } from "../../domain/entry.ts";
import { type FeedId, memberFeed, unitFeed } from "../../domain/feeds.ts";
import { foldRecordedReadings } from "../../domain/fold/recorded-readings.ts";
import { entriesOfFeeds } from "../projections/feed-entries.ts";
import { County, randomId } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";
import type { TestPhone } from "../testing/test-phone.ts";

onEachDatabase("recorded readings", (databases) => {
  /** A text for the county, a member of east-1 who has recorded it, and whoever else comes in. */
  async function recorded() {
    const of = await County.open(await databases.fresh());
    const text = await publishText(of);
    const { phone: secretary } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const { phone: office } = await of.person("west-1", { role: "office", unit: "county" });
    const { phone: mate } = await of.person("east-1");
    const { phone: stranger } = await of.person("west-1");
    const { member, phone: reader } = await of.person("east-1");
    const sounds = [randomBytes(900), randomBytes(1200)];
    const { entry, reading } = await record(of, reader, text, sounds);
    const all = [secretary, office, mate, stranger, reader];
    const everybody = async (): Promise<void> => {
      for (const phone of all) await phone.contact(of.core);
    };
    await everybody();
    return { of, text, secretary, office, mate, stranger, member, reader, sounds, entry, reading, everybody };
  }

  it("is heard by the branch once its secretary has said so, and by nobody else before or beside", async () => {
    const { of, secretary, office, mate, stranger, reader, sounds, entry, everybody } = await recorded();
    expect(await whoMayFetch(of, sounds[0]!, { secretary, office, mate, stranger, reader })).toEqual([
      "secretary",
      "office",
      "reader",
    ]);
    secretary.write({ kind: "reading-approved", body: { entry, unit: "east-1" } });
    await everybody();
    await everybody();
    expect(secretary.exceptions()).toEqual([]);
    expect(mate.kinds(unitFeed("east-1"))).toEqual(["reading-approved", "reading-recorded"]);
    for (const sound of sounds)
      expect(await whoMayFetch(of, sound, { secretary, office, mate, stranger, reader })).toEqual([
        "secretary",
        "office",
        "mate",
        "reader",
      ]);
    expect((await heardIn(of, "east-1")).map(({ parts }) => parts.length)).toEqual([2]);
    expect(await heardIn(of, "west-1")).toEqual([]);
    // Said twice, it is there once.
    secretary.write({ kind: "reading-approved", body: { entry, unit: "east-1" } });
    await everybody();
    await everybody();
    expect(mate.kinds(unitFeed("east-1")).filter((kind) => kind === "reading-recorded")).toHaveLength(1);
    await soundAndRebuilt(of);
  });

  it("an office lets all below it hear what a branch of theirs has recorded", async () => {
    const { of, office, mate, stranger, sounds, entry, everybody } = await recorded();
    office.write({ kind: "reading-approved", body: { entry, unit: "county" } });
    await everybody();
    await everybody();
    expect(await whoMayFetch(of, sounds[0]!, { mate, stranger })).toEqual(["mate", "stranger"]);
    await soundAndRebuilt(of);
  });

  it("a secretary lets only his own branch hear it, and nobody else approves", async () => {
    const { of, secretary, mate, reader, stranger, entry, everybody, sounds } = await recorded();
    secretary.write({ kind: "reading-approved", body: { entry, unit: "west-1" } });
    mate.write({ kind: "reading-approved", body: { entry, unit: "east-1" } });
    reader.write({ kind: "reading-approved", body: { entry, unit: "east-1" } });
    await everybody();
    for (const phone of [secretary, mate, reader])
      expect(phone.exceptions()).toMatchObject([{ verdict: "quarantined" }]);
    expect(await whoMayFetch(of, sounds[0]!, { mate, stranger })).toEqual([]);
    await of.core.close();
  });

  it("declined, its reader is told why and nobody hears it; recorded again, it may be", async () => {
    const { of, text, secretary, member, mate, reader, sounds, entry, reading, everybody } = await recorded();
    secretary.write({ kind: "reading-declined", body: { entry, words: "后半段有风声，请再读一遍。" } });
    await everybody();
    await everybody();
    const own = foldRecordedReadings(await seenIn(of, memberFeed(member)));
    expect(own.all[0]?.declined?.words).toBe("后半段有风声，请再读一遍。");
    expect(await whoMayFetch(of, sounds[0]!, { mate })).toEqual([]);
    const again = await record(of, reader, text, [randomBytes(700)], reading);
    secretary.write({ kind: "reading-approved", body: { entry: again.entry, unit: "east-1" } });
    await everybody();
    const heard = await heardIn(of, "east-1");
    expect(heard.map((one) => [one.reading, one.entry])).toEqual([[reading, again.entry]]);
    await soundAndRebuilt(of);
  });

  it("taken back by whose voice it is, every unit that hears it is told", async () => {
    const { of, secretary, office, mate, stranger, reader, entry, everybody } = await recorded();
    secretary.write({ kind: "reading-approved", body: { entry, unit: "east-1" } });
    office.write({ kind: "reading-approved", body: { entry, unit: "county" } });
    await everybody();
    reader.write({ kind: "reading-withdrawn", body: { entry } });
    await everybody();
    await everybody();
    expect(mate.kinds(unitFeed("east-1"))).toContain("reading-withdrawn");
    expect(stranger.kinds(unitFeed("county"))).toContain("reading-withdrawn");
    expect(await heardIn(of, "east-1")).toEqual([]);
    expect(await heardIn(of, "county")).toEqual([]);
    await soundAndRebuilt(of);
  });

  it("approved again after its reader took it back, it stays silent", async () => {
    const { of, secretary, reader, entry, everybody } = await recorded();
    reader.write({ kind: "reading-withdrawn", body: { entry } });
    await reader.contact(of.core);
    // Her phone had not heard of it.
    secretary.write({ kind: "reading-approved", body: { entry, unit: "east-1" } });
    await everybody();
    expect(await heardIn(of, "east-1")).toEqual([]);
    await soundAndRebuilt(of);
  });

  it("stopped by the staff of one unit, it is heard where others let it be heard", async () => {
    const { of, secretary, office, entry, everybody } = await recorded();
    secretary.write({ kind: "reading-approved", body: { entry, unit: "east-1" } });
    office.write({ kind: "reading-approved", body: { entry, unit: "west-1" } });
    await everybody();
    secretary.write({ kind: "reading-withdrawn", body: { entry, unit: "east-1" } });
    await everybody();
    expect(await heardIn(of, "east-1")).toEqual([]);
    expect(await heardIn(of, "west-1")).toHaveLength(1);
    await soundAndRebuilt(of);
  });

  it("erased by whose voice it is, it is gone from every feed and its sounds from the server", async () => {
    const { of, secretary, office, mate, reader, sounds, entry, everybody } = await recorded();
    secretary.write({ kind: "reading-approved", body: { entry, unit: "east-1" } });
    await everybody();
    await everybody();
    reader.write({ kind: "erasure-asked", body: { entries: [entry] } });
    await everybody();
    await everybody();
    for (const phone of [secretary, office, mate, reader]) {
      const held = [...phone.feeds.values()].flatMap(({ items }) => items);
      expect(JSON.stringify(held)).not.toContain(idOf(sounds[0]!));
    }
    expect(await heardIn(of, "east-1")).toEqual([]);
    expect(await whoMayFetch(of, sounds[0]!, { secretary, office, mate, reader })).toEqual([]);
    expect(await of.core.blobs.offset(idOf(sounds[0]!))).toBeUndefined();
    const pieces = await of.core.store.read.selectFrom("blob_pieces").select("id").execute();
    expect(pieces.map(({ id }) => id)).not.toContain(idOf(sounds[1]!));
    await soundAndRebuilt(of);
  });

  it("what is erased is approved by nobody any more", async () => {
    const { of, secretary, mate, reader, entry, sounds, everybody } = await recorded();
    reader.write({ kind: "erasure-asked", body: { entries: "all" } });
    await reader.contact(of.core);
    secretary.write({ kind: "reading-approved", body: { entry, unit: "east-1" } });
    await everybody();
    expect(mate.kinds(unitFeed("east-1"))).not.toContain("reading-recorded");
    expect(await whoMayFetch(of, sounds[0]!, { secretary, mate })).toEqual([]);
    await soundAndRebuilt(of);
  });

  it("what stands apart is let in first; approved before, it is heard from then on", async () => {
    const { of, text, secretary, mate, reader, everybody } = await recorded();
    const sounds = [randomBytes(800)];
    await upload(of, reader, sounds[0]!);
    secretary.write({ kind: "device-revoked", body: { device: reader.device } });
    await secretary.contact(of.core);
    const late = await record(of, reader, text, sounds, undefined, "sounds later");
    expect(reader.exceptions()).toMatchObject([{ verdict: "quarantined" }]);
    await secretary.contact(of.core);
    secretary.write({ kind: "reading-approved", body: { entry: late.entry, unit: "east-1" } });
    await everybody();
    expect(mate.kinds(unitFeed("east-1"))).not.toContain("reading-recorded");
    secretary.write({ kind: "entry-released", body: { entry: late.entry, why: "手机找回了" } });
    await everybody();
    await everybody();
    expect(mate.kinds(unitFeed("east-1"))).toContain("reading-recorded");
    expect(await whoMayFetch(of, sounds[0]!, { mate })).toEqual(["mate"]);
    await soundAndRebuilt(of);
  });

  it("may arrive before its sounds, and be approved before them", async () => {
    const { of, text, secretary, mate, reader, everybody } = await recorded();
    const sound = randomBytes(1000);
    const late = await record(of, reader, text, [sound], undefined, "sounds later");
    secretary.write({ kind: "reading-approved", body: { entry: late.entry, unit: "east-1" } });
    await everybody();
    const caller = await of.core.callerOf(mate.token);
    await expect(of.core.blobs.read(caller, idOf(sound), 0)).rejects.toMatchObject({ code: "not-found" });
    await upload(of, reader, sound);
    expect(Buffer.from((await of.core.blobs.read(caller, idOf(sound), 0)).bytes)).toEqual(sound);
    await of.core.close();
  });
});

function idOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function upload(of: County, phone: TestPhone, bytes: Uint8Array): Promise<void> {
  await of.core.blobs.receive(await of.core.callerOf(phone.token), idOf(bytes), 0, bytes.length, bytes);
}

async function record(
  of: County,
  phone: TestPhone,
  text: { text: string; blob: string },
  sounds: readonly Uint8Array[],
  reading = randomId(),
  later?: "sounds later",
): Promise<{ entry: string; reading: string }> {
  if (!later) for (const sound of sounds) await upload(of, phone, sound);
  const parts = sounds.map((sound, block) => ({
    block,
    sound: idOf(sound),
    size: sound.length,
    seconds: 3.5,
  }));
  const body = { reading, ...text, voice: "张三", dialect: "长沙话", type: "audio/mp4", parts };
  const [entry] = phone.write({ kind: "reading-recorded", body });
  await phone.contact(of.core);
  return { entry: entry!, reading };
}

async function publishText(of: County): Promise<{ text: string; blob: string }> {
  const text = randomId();
  const blob = await of.core.office.putBlob(Buffer.from("下班十分钟"));
  const about = { text, title: "下班十分钟", blob, size: 15, characters: 5 };
  const imported = {
    ...about,
    unit: "county",
    original: blob,
    fileName: "a.txt",
    format: "txt",
    encoding: "utf-8",
    report: blob,
    reportSize: 15,
    suspicions: 0,
  } as const;
  await of.core.office.write([
    { kind: "text-imported", body: imported },
    { kind: "text-proofread", body: { text, blob, name: "王芳" } },
    { kind: "text-published", body: { ...about, unit: "county", required: true, order: 1 } },
  ]);
  return { text, blob };
}

async function whoMayFetch(
  of: County,
  sound: Uint8Array,
  phones: Readonly<Record<string, TestPhone>>,
): Promise<string[]> {
  const may: string[] = [];
  for (const [who, phone] of Object.entries(phones)) {
    const caller = await of.core.callerOf(phone.token);
    const read = await of.core.blobs.read(caller, idOf(sound), 0).then(
      () => true,
      () => false,
    );
    if (read) may.push(who);
  }
  return may;
}

/** What came in a feed, as a phone that follows it folds it. */
async function seenIn(of: County, feed: FeedId): Promise<readonly SeenEntry[]> {
  const { store } = of.core;
  const heads = await store.read.selectFrom("feeds").selectAll().where("feed", "=", feed).execute();
  return entriesOfFeeds(
    store.read,
    store.dialect,
    heads.map(({ head }) => ({ feed, head })),
  );
}

/** What a member of the unit makes of its feed. */
async function heardIn(of: County, unit: string) {
  const { heard } = foldRecordedReadings(await seenIn(of, unitFeed(unit)));
  return [...heard.values()].flat();
}

async function soundAndRebuilt(of: County): Promise<void> {
  const tables = ["feed_spans", "blob_places", "feeds"] as const;
  const all = () =>
    Promise.all(
      tables.map(async (table) =>
        (await of.core.store.read.selectFrom(table).selectAll().execute())
          .map((row) => JSON.stringify(row))
          .sort(),
      ),
    );
  expect(await of.core.verify()).toMatchObject({ sound: true });
  const before = await all();
  await of.core.rebuild();
  expect(await all()).toEqual(before);
  expect(await of.core.verify()).toMatchObject({ sound: true });
  await of.core.close();
}

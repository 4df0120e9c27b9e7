import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { foldEssays } from "../../domain/fold/essays.ts";
import { foldSharings } from "../../domain/fold/sharing.ts";
import type { EntryId } from "../../domain/ids.ts";
import { type County, type Enrolled, openCounty } from "./testing/county.ts";

// Real keys and a real database: a second as a rule, many on a machine that has much else to do.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let county: County;
let secretary: Enrolled;
let mate: Enrolled;
beforeAll(async () => {
  county = await openCounty();
  secretary = await county.join("高远", "liuwan", [["secretary", "liuwan"]]);
  mate = await county.join("周同", "liuwan");
});
afterAll(async () => county.close());

const bytesOf = (size: number): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(size));

/** Everybody hears of everything. */
async function everybody(...more: Enrolled[]): Promise<void> {
  for (let round = 0; round < 2; round++) {
    county.clock.now += 11 * 60_000;
    await county.core.settle();
    for (const { phone } of [secretary, mate, ...more]) await phone.contact();
  }
}

/** An essay that was spoken and written by hand, written down by the secretary, remarked upon, and shown in the branch. */
async function shownEssay(writer: Enrolled, words: (what: string) => string) {
  const { phone } = writer;
  const [voice, page] = [bytesOf(300_000), bytesOf(40_000)];
  const [sound, photo] = [
    await phone.blobs.put(voice, "audio/webm", "draft"),
    await phone.blobs.put(page, "image/jpeg", "draft"),
  ];
  const essay = "essay-of-erasure";
  const media = {
    sounds: [{ sound, size: voice.length, seconds: 60, type: "audio/webm", words: words("自己写下的") }],
    photos: [{ photo, size: page.length, width: 900, height: 1200 }],
  };
  const [saved] = await phone.write(
    [{ kind: "essay-saved", body: { essay, title: words("题目"), text: words("初稿"), ...media } }],
    { draft: `essay:${essay}`, blobs: [sound, photo] },
  );
  const [handedIn] = await phone.write([
    { kind: "essay-handed-in", body: { essay, title: words("题目"), text: words("正文"), ...media } },
  ]);
  await everybody(writer);
  const [transcribed] = await secretary.phone.write([
    {
      kind: "essay-transcribed",
      body: { entry: handedIn!, blob: photo, words: words("别人写下的") },
      for: writer.member,
    },
  ]);
  await secretary.phone.write([
    {
      kind: "essay-answered",
      body: { entry: handedIn!, words: "写得好", remarks: [{ words: "这里", start: 0, end: 1 }] },
    },
  ]);
  const share = randomBytes(12).toString("base64url");
  const shared = { share, title: words("题目"), text: words("正文") };
  const [allowed] = await phone.write([{ kind: "sharing-allowed", body: { ...shared, entry: handedIn! } }]);
  await everybody(writer);
  await secretary.phone.write([{ kind: "essay-shown", body: { ...shared, unit: "liuwan" } }]);
  await everybody(writer);
  const { size } = media.sounds[0]!;
  await secretary.phone.blobs.fetch(
    [
      { id: sound, size, isMedia: true },
      { id: photo, size: page.length, isMedia: true },
    ],
    () => undefined,
  );
  expect(secretary.phone.state.outbox.exceptions).toEqual([]);
  expect(phone.state.outbox.exceptions).toEqual([]);
  expect(foldSharings(mate.phone.entries()).corner).toHaveLength(1);
  return {
    essay,
    sound,
    photo,
    voice,
    page,
    entries: [saved!, handedIn!, transcribed!, allowed!] as EntryId[],
  };
}

function isInFolder(what: string | Uint8Array): boolean {
  return readdirSync(county.folder).some((file) =>
    readFileSync(join(county.folder, file)).includes(Buffer.from(what as string)),
  );
}

async function isOn({ phone }: Enrolled, words: string, files: readonly string[]): Promise<boolean> {
  const held = (await phone.blobs.held()).filter(({ id }) => files.includes(id));
  return (
    held.length > 0 ||
    JSON.stringify(phone.entries()).includes(words) ||
    (await phone.exportOwn()).includes(words)
  );
}

describe("security 14: an essay that is erased with all that belongs to it", () => {
  test.each([
    ["one essay, by its writer", "entries"],
    ["everything, by its writer", "all"],
    ["everything, by the office, who was asked on paper", "office"],
  ] as const)("%s", async (_title, how) => {
    const mark = `只有他写过${how}`;
    const writer = await county.join(`写字的${how}`, "liuwan");
    const { sound, photo, voice, page, entries } = await shownEssay(writer, (what) => `${mark}的${what}`);
    const files = [sound, photo];
    for (const one of [writer, secretary, mate]) expect(await isOn(one, mark, files)).toBe(true);
    for (const what of [mark, voice.subarray(1_000, 1_064), page.subarray(1_000, 1_064)])
      expect(isInFolder(what)).toBe(true);

    if (how === "office") {
      const why = "本人书面要求";
      await county.write({ kind: "erasure-asked", body: { entries: "all", why }, for: writer.member });
    } else {
      await writer.phone.write([
        { kind: "erasure-asked", body: { entries: how === "all" ? "all" : entries } },
      ]);
    }
    await everybody(writer);
    await everybody(writer);
    expect(writer.phone.state.outbox.exceptions).toEqual([]);
    for (const one of [writer, secretary, mate]) expect(await isOn(one, mark, files)).toBe(false);
    for (const what of [mark, voice.subarray(1_000, 1_064), page.subarray(1_000, 1_064)])
      expect(isInFolder(what)).toBe(false);
    expect(foldEssays(secretary.phone.entries()).list.filter((one) => one.writer === writer.member)).toEqual(
      [],
    );
    expect(foldSharings(mate.phone.entries()).corner).toEqual([]);
    for (const id of files) expect(await county.core.blobs.offset(id)).toBeUndefined();
    expect(await county.core.verify()).toMatchObject({ sound: true });
  });

  test("a recording that had not gone up yet never does", async () => {
    const writer = await county.join("没传完的", "liuwan");
    const { phone } = writer;
    const voice = bytesOf(900);
    // The words are sent first, and the branch hears of them before the sound is there.
    const ids = await writtenWithoutFile(writer, voice);
    await phone.write([{ kind: "erasure-asked", body: { entries: ids } }]);
    await phone.contact();
    expect(await phone.blobs.held()).toEqual([]);
    expect(isInFolder(voice)).toBe(false);
    expect(phone.state.outbox.blobs).toBe(0);
  });
});

async function writtenWithoutFile({ phone }: Enrolled, voice: Uint8Array<ArrayBuffer>): Promise<EntryId[]> {
  const sound = await phone.blobs.put(voice, "audio/webm", "draft");
  const sounds = [{ sound, size: voice.length, seconds: 1, type: "audio/webm" }];
  const body = { essay: "essay-not-uploaded", title: "说了一半", text: "", sounds };
  return phone.write([{ kind: "essay-handed-in", body }], {
    draft: "essay:essay-not-uploaded",
    blobs: [sound],
  });
}

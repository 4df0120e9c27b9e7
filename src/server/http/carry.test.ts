import { sha256 } from "@noble/hashes/sha2.js";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Bytes, concat, fromBase64Url, toBase64Url } from "../../protocol/bytes.ts";
import {
  type FileLabel,
  packBundle,
  packOpen,
  unpackBundles,
  type UpLabel,
} from "../../protocol/carry/bundle.ts";
import { writeFilePiece } from "../../protocol/carry/file-piece.ts";
import { MemoryDisk, MemoryStorage } from "../../sync/memory-storage.ts";
import { openPhone } from "../../sync/open-phone.ts";
import type { Phone } from "../../sync/phone.ts";
import { look } from "../../sync/storage.ts";
import { memoryPorts } from "../../sync/testing/memory-ports.ts";
import { webKeys } from "../../local-db/web-keys.ts";
import { type County, type Enrolled, openCounty } from "./testing/county.ts";
import { browserOf } from "./testing/inject-transport.ts";

// Real keys and a real database.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let county: County;
let secretary: Enrolled;
let helper: Enrolled;
beforeAll(async () => {
  // Weeks of calls happen here in a minute.
  county = await openCounty({ limits: { devicePushes: 100_000, deviceReads: 100_000 } });
  secretary = await county.join("高远", "liuwan", [["secretary", "liuwan"]]);
  helper = await county.join("李岚", "liuwan", [["helper", "liuwan"]]);
});
afterAll(async () => county.close());

const serverKey = (): Bytes => fromBase64Url(helper.answer().carryKey!)!;

/** A phone that never meets a network: all that it knows of the server stood in its invitation. */
async function phoneWithoutNetwork(
  name: string,
): Promise<{ phone: Phone; member: string; storage: MemoryStorage }> {
  const member = await county.addMember(name, "liuwan");
  const { proof } = await county.invite(member);
  const storage = new MemoryStorage(new MemoryDisk());
  const phone = await openPhone(memoryPorts({ clock: () => county.clock.now, storage }));
  await phone.enrol({ proof, consentVersion: 2, label: "没有网的手机", serverKey: serverKey() });
  return { phone, member, storage };
}

function log(phone: Phone, minutes = 40): Promise<string[]> {
  return phone.write([{ kind: "study-logged", body: { how: "paper", day: "2026-03-12", minutes } }]);
}

/** What the secretary's phone has of somebody's study. */
async function studyOf(member: string): Promise<readonly string[]> {
  await county.core.settle();
  await secretary.phone.contact();
  return secretary.phone
    .entries()
    .filter((entry) => entry.kind === "study-logged" && entry.of === member)
    .map(({ id }) => id);
}

async function bring(carrier: Enrolled): Promise<void> {
  county.clock.now += 1_000;
  await carrier.phone.contact();
}

/** Hands every answer that the carrier has to this phone. */
async function handBack(carrier: Enrolled, to: Phone): Promise<number> {
  let heard = 0;
  for (const one of await carrier.phone.carry.carrying()) {
    if (one.state === "answered") heard += (await to.carry.takeIn(one.bytes)).heard;
  }
  return heard;
}

describe("a phone that never meets a network", () => {
  test("enrols, studies and has its receipt through a helper's phone", async () => {
    const { phone, member } = await phoneWithoutNetwork("陈国平");
    const [entry] = await log(phone);
    const given = (await phone.carry.give("陈国平"))!;
    expect(given).toMatchObject({ entries: 2, more: false });

    expect(await helper.phone.carry.takeIn(given.bytes)).toMatchObject({
      carried: [{ name: "陈国平", entries: 2 }],
      trouble: [],
    });
    // Nothing is gone from his phone because it was given away.
    expect(phone.state.outbox.waiting).toBe(2);
    await bring(helper);
    expect(await studyOf(member)).toEqual([entry]);

    expect(await handBack(helper, phone)).toBe(1);
    expect(phone.state).toMatchObject({ enrolment: "enrolled", member, outbox: { waiting: 0 } });
    // What is new for him came along.
    expect(phone.entries().some(({ kind }) => kind === "member-added")).toBe(true);

    // The next time it is only what is new.
    await log(phone, 20);
    expect(await phone.carry.give("陈国平")).toMatchObject({ entries: 1 });
  });

  test("through two carriers, again, and by itself: once", async () => {
    const { phone, member } = await phoneWithoutNetwork("周丽");
    const other = await county.join("孙一", "liuwan");
    const first = await log(phone);
    const one = (await phone.carry.give("周丽"))!.bytes;
    const second = await log(phone, 30);
    const both = (await phone.carry.give("周丽"))!.bytes;
    // The later one goes first.
    await other.phone.carry.takeIn(both);
    await bring(other);
    await helper.phone.carry.takeIn(one);
    expect(await helper.phone.carry.takeIn(one)).toMatchObject({ known: 1, carried: [] });
    await bring(helper);
    await other.phone.carry.takeIn(one);
    await bring(other);
    expect(await studyOf(member)).toEqual([...first, ...second]);

    // The answer of the first bundle came later, and says all that there is; that of the second says nothing more.
    expect(await handBack(helper, phone)).toBeGreaterThan(0);
    expect(phone.state.outbox.waiting).toBe(0);
    const receipted = phone.state.outbox.receiptedThrough;
    await handBack(other, phone);
    expect(phone.state.outbox).toMatchObject({ waiting: 0, receiptedThrough: receipted });
    expect(await county.core.verify()).toMatchObject({ sound: true });
  });
});

describe("a phone that had a network once", () => {
  test("what it gave away and what it said itself is there once; an old answer changes nothing", async () => {
    const zhang = await county.join("张强", "liuwan");
    await log(zhang.phone);
    const given = (await zhang.phone.carry.give("张强"))!.bytes;
    await helper.phone.carry.takeIn(given);
    await bring(helper);
    county.clock.now += 60_000;
    await log(zhang.phone, 10);
    await zhang.phone.contact();
    expect(await studyOf(zhang.member)).toHaveLength(2);
    const before = zhang.phone.state;
    expect(await handBack(helper, zhang.phone)).toBe(0);
    expect(zhang.phone.state.outbox).toEqual(before.outbox);
    expect(zhang.phone.state.contact.clockOffset).toBe(before.contact.clockOffset);
  });

  test("security 6: what a revoked phone had given away stands apart, and its answer says so", async () => {
    const lost = await county.join("吴明", "liuwan");
    await log(lost.phone);
    const given = (await lost.phone.carry.give("吴明"))!.bytes;
    await county.write({ kind: "device-revoked", body: { device: lost.phone.state.device! } });
    await helper.phone.carry.takeIn(given);
    await bring(helper);
    await county.core.settle();
    await secretary.phone.contact();
    const seen = secretary.phone
      .entries()
      .filter(({ kind, of }) => kind === "study-logged" && of === lost.member);
    expect(seen.map(({ verdict }) => verdict)).toEqual(["quarantined"]);
    await handBack(helper, lost.phone);
    expect(lost.phone.state.enrolment).toBe("ended");
    expect(lost.phone.entries().filter(({ kind }) => kind === "member-added")).toEqual([]);
  });
});

describe("whoever carries it", () => {
  test("cannot read it with all that he has", async () => {
    const { phone, storage } = await phoneWithoutNetwork("钱守一");
    await phone.write([{ kind: "complaint-made", body: { to: "above", words: "秘密的话，不给带的人看" } }]);
    const { bytes } = (await phone.carry.give("钱守一"))!;
    // As text, packed or not, it is nowhere in it.
    const text = new TextDecoder("latin1").decode(bytes);
    for (const words of ["秘密的话", "complaint-made", "above"]) {
      expect(text).not.toContain(Buffer.from(words).toString("latin1"));
    }
    const [bundle] = unpackBundles(sha256, bytes).whole;
    const carry = await webKeys.forCarrying();
    // Keys that he can make himself, with the server's public key and with the one that stands in the label.
    const label = bundle!.label as UpLabel;
    const own = await Promise.all([serverKey(), fromBase64Url(label.key)!].map((key) => carry.agree(key)));
    for (const { answer } of own) {
      expect(await carry.decrypt(answer, bundle!.about, bundle!.sealed)).toBeUndefined();
    }
    // The giver's own key opens the answer and not what he gave.
    const { carried } = await storage.read({ carried: look.all("carried") });
    const given = carried.map(([, value]) => value).find((value) => value.is === "given");
    expect(await carry.decrypt(given!.key!, bundle!.about, bundle!.sealed)).toBeUndefined();
    // No script reads it either.
    await expect(crypto.subtle.exportKey("raw", given!.key as unknown as CryptoKey)).rejects.toThrow();
    // The helper's storage has nothing of it but the bundle and its label.
    await helper.phone.carry.takeIn(bytes);
    const exported = JSON.stringify(await helper.phone.carry.carrying());
    expect(exported).toContain("钱守一");
    expect(exported).not.toContain("秘密的话");
  });

  test("is found out whichever byte he flips, also when he makes the sum at its end right", async () => {
    const { phone } = await phoneWithoutNetwork("冯远");
    const { bytes } = (await phone.carry.give("冯远"))!;
    for (let at = 0; at < bytes.length; at++) {
      const flipped = bytes.slice();
      flipped[at]! ^= 1 << (at % 8);
      // Damage on the way is seen by the carrier before he goes.
      const { whole, trouble } = unpackBundles(sha256, flipped);
      expect([whole.length, trouble.length], `byte ${at}`).toEqual([0, 1]);
      const mended = concat(flipped.subarray(0, -8), sha256(flipped.subarray(0, -8)).slice(0, 8));
      if (at < bytes.length - 8) {
        await expect(county.core.openCarried(mended), `byte ${at}`).rejects.toThrow(/./);
      }
    }
    await expect(county.core.openCarried(bytes)).resolves.toMatchObject({});
  });

  test("cannot pass off another's answer, nor an answer that he made himself", async () => {
    const { phone } = await phoneWithoutNetwork("郑文");
    const { bytes } = (await phone.carry.give("郑文"))!;
    await helper.phone.carry.takeIn(bytes);
    await bring(helper);
    const label = unpackBundles(sha256, bytes).whole[0]!.label as UpLabel;
    const back = (await helper.phone.carry.carrying()).find(({ key }) => key === label.key)!;
    for (let at = 60; at < back.bytes.length - 8; at += 7) {
      const flipped = back.bytes.slice();
      flipped[at]! ^= 4;
      const mended = concat(flipped.subarray(0, -8), sha256(flipped.subarray(0, -8)).slice(0, 8));
      const taken = await phone.carry.takeIn(mended);
      expect(taken.heard, `byte ${at}`).toBe(0);
    }
    expect(phone.state.enrolment).toBe("waiting");
    expect((await phone.carry.takeIn(back.bytes)).heard).toBe(1);
    expect(phone.state.enrolment).toBe("enrolled");
  });
});

describe("a file", () => {
  test("with many bundles, of which some are damaged: what is whole is taken, the rest is named with its place", async () => {
    const people = await Promise.all(["何一", "何二", "何三"].map(phoneWithoutNetwork));
    const given = await Promise.all(
      people.map(async ({ phone }, i) => (await phone.carry.give(`何${i}`))!.bytes),
    );
    const [one, two, three] = given as [Bytes, Bytes, Bytes];
    const hurt = two.slice();
    hurt[two.length >> 1]! ^= 1;
    const noise = Uint8Array.from({ length: 300 }, (_, i) => i * 31);
    const file = concat(noise, one, hurt, noise, three, one.subarray(0, 200));
    expect(await helper.phone.carry.takeIn(file)).toMatchObject({
      carried: [{ name: "何0" }, { name: "何2" }],
      trouble: [
        { why: "damaged", at: noise.length + one.length },
        { why: "truncated", at: file.length - 200 },
      ],
    });
  });

  test("that is none of ours, or of a version to come, says so", async () => {
    const words = new TextEncoder().encode("这是一份普通的文件。".repeat(50));
    expect((await helper.phone.carry.takeIn(words)).trouble).toEqual([{ why: "foreign", at: 0 }]);
    const newer = concat(new TextEncoder().encode("SXCARRY2"), new Uint8Array(100));
    expect((await helper.phone.carry.takeIn(newer)).trouble).toEqual([{ why: "newer", at: 0 }]);
    expect((await helper.phone.carry.takeIn(new Uint8Array())).trouble).toEqual([{ why: "foreign", at: 0 }]);
  });

  test("for another server is refused by ours, kept by the carrier, and hinders nothing behind it", async () => {
    const elsewhere = await webKeys.forCarrying().then((carry) => carry.agree(serverKey()));
    const stranger = await openPhone(memoryPorts({ clock: () => county.clock.now }));
    const { proof } = await county.invite(await county.addMember("外来", "liuwan"));
    await stranger.enrol({ proof, consentVersion: 2, label: "手机", serverKey: elsewhere.publicKey });
    const { phone, member } = await phoneWithoutNetwork("杨柳");
    await log(phone);
    const file = concat((await stranger.carry.give("外来"))!.bytes, (await phone.carry.give("杨柳"))!.bytes);
    await helper.phone.carry.takeIn(file);
    await bring(helper);
    expect(await studyOf(member)).toHaveLength(1);
    const left = await helper.phone.carry.carrying();
    expect(left.find(({ name }) => name === "外来")).toMatchObject({
      state: "waiting",
      refused: "not-found",
    });
  });

  test("without its carrier's token nothing is taken; nor is a push that was given to be carried taken as a call", async () => {
    const answer = await county.app.inject({
      method: "POST",
      url: "/api/carried",
      headers: { "content-type": "application/x-songxue-carried" },
      payload: Buffer.from("x"),
    });
    expect(answer.statusCode).toBe(401);
    const { phone } = await phoneWithoutNetwork("许静");
    const opened = await county.core.openCarried((await phone.carry.give("许静"))!.bytes);
    expect(opened.is).toBe("push");
    await expect(
      browserOf(county.app).transport.push("text" in opened ? opened.text : ""),
    ).resolves.toMatchObject({
      ok: false,
      refusal: { code: "bad-request" },
    });
  });
});

test("smaller than what waits: the oldest goes first, and the rest the next time", async () => {
  const { phone, member } = await phoneWithoutNetwork("曾多");
  for (let i = 0; i < 40; i++) {
    await phone.write([
      { kind: "complaint-made", body: { to: "branch", words: `${i} ${randomWords(3_000)}` } },
    ]);
  }
  const carrier = await county.join("带得少", "liuwan");
  for (let turns = 0; phone.state.outbox.waiting > 0; turns++) {
    expect(turns).toBeLessThan(20);
    const given = (await phone.carry.give("曾多", 100_000))!;
    expect(given.bytes.length).toBeLessThanOrEqual(100_000);
    await carrier.phone.carry.takeIn(given.bytes);
    await bring(carrier);
    await handBack(carrier, phone);
  }
  await secretary.phone.contact();
  const seen = secretary.phone.entries().filter(({ kind, of }) => kind === "complaint-made" && of === member);
  expect(seen).toHaveLength(40);
});

/** Words that pack about as well as what people write. */
function randomWords(count: number): string {
  return Array.from({ length: count }, () =>
    String.fromCharCode(0x4e00 + Math.floor(Math.random() * 300)),
  ).join("");
}

/** A page that was photographed, handed in with an essay. */
async function essayWithPhoto(
  phone: Phone,
  size: number,
): Promise<{ id: string; entry: string; bytes: Bytes }> {
  const bytes = Uint8Array.from({ length: size }, (_, i) => Math.imul(i + size, 2_654_435_761) >>> 24);
  const id = await phone.blobs.put(bytes, "image/jpeg", "draft");
  const essay = id.slice(0, 16);
  const photos = [{ photo: id, size, width: 900, height: 1_200 }];
  const [entry] = await phone.write(
    [{ kind: "essay-handed-in", body: { essay, title: "手写", text: "", photos } }],
    { draft: `essay:${essay}`, blobs: [id] },
  );
  return { id, entry: entry!, bytes };
}

async function isAtBranch(id: string, bytes: Bytes): Promise<boolean> {
  // What was handed in can be taken back for ten minutes.
  county.clock.now += 11 * 60_000;
  await county.core.settle();
  await secretary.phone.contact();
  const caller = await county.core.callerOf(secretary.token());
  return county.core.blobs.read(caller, id, 0).then(
    (read) => Buffer.from(read.bytes).equals(bytes),
    () => false,
  );
}

describe("photos and voices of one's own", () => {
  test("go with what is written, and the giver learns that they are there", async () => {
    const { phone } = await phoneWithoutNetwork("方照");
    const small = await essayWithPhoto(phone, 30_000);
    const long = await essayWithPhoto(phone, 2_300_000);
    expect(await phone.carry.give("方照", 100_000)).toMatchObject({ files: 0, filesLeft: 2 });
    const given = (await phone.carry.give("方照"))!;
    expect(given).toMatchObject({ files: 2, filesLeft: 0 });
    expect(await helper.phone.carry.takeIn(given.bytes)).toMatchObject({ files: 2, trouble: [] });
    expect(phone.state.outbox.blobs).toBe(2);
    await bring(helper);
    expect(await isAtBranch(small.id, small.bytes)).toBe(true);
    expect(await isAtBranch(long.id, long.bytes)).toBe(true);
    await handBack(helper, phone);
    expect(phone.state.outbox).toMatchObject({ waiting: 0, blobs: 0 });
    // And now there is nothing more of them to give.
    expect(await phone.carry.give("方照")).toMatchObject({ files: 0, filesLeft: 0 });
  });

  test("before what names them, before the enrolment, the end before the beginning: kept by the carrier and brought again", async () => {
    const { phone } = await phoneWithoutNetwork("方早");
    const { id, bytes } = await essayWithPhoto(phone, 1_500_000);
    const { whole } = unpackBundles(sha256, (await phone.carry.give("方早"))!.bytes);
    const [words, beginning, end] = whole.map((one) => one.bytes) as [Bytes, Bytes, Bytes];
    const carriers = [await county.join("早一", "liuwan"), await county.join("早二", "liuwan")];
    for (const one of [end, beginning]) {
      await carriers[0]!.phone.carry.takeIn(one);
      await bring(carriers[0]!);
    }
    const waiting = await carriers[0]!.phone.carry.carrying();
    expect(waiting.map(({ state, refused }) => [state, refused])).toEqual([
      ["waiting", undefined],
      ["waiting", undefined],
    ]);
    await carriers[1]!.phone.carry.takeIn(words);
    await bring(carriers[1]!);
    expect(await isAtBranch(id, bytes)).toBe(false);
    await bring(carriers[0]!);
    expect(await isAtBranch(id, bytes)).toBe(true);
    // Brought again by another, nothing is there twice, and the answer says the same.
    await carriers[1]!.phone.carry.takeIn(concat(end, beginning));
    await bring(carriers[1]!);
    await handBack(carriers[1]!, phone);
    expect(phone.state.outbox).toMatchObject({ waiting: 0, blobs: 0 });
    expect(await county.core.verify()).toMatchObject({ sound: true });
  });

  test("sealed by somebody else in one's name, damaged, of a revoked phone, of what has been erased: refused, nothing is kept", async () => {
    const zhang = await county.join("方真", "liuwan");
    const device = zhang.phone.state.device!;
    const bytes = new TextEncoder().encode("别人放进去的");
    // The label and what is in it name two phones; the signature is another's; the phone is not known.
    await expect(forged({ device, label: "A".repeat(22), bytes })).rejects.toMatchObject({
      code: "bad-request",
    });
    await expect(forged({ device, label: device, bytes })).rejects.toMatchObject({ code: "bad-signature" });
    const nobody = "B".repeat(22);
    await expect(forged({ device: nobody, label: nobody, bytes })).rejects.toMatchObject({
      code: "unavailable",
    });

    const erased = await essayWithPhoto(zhang.phone, 20_000);
    const kept = await essayWithPhoto(zhang.phone, 21_000);
    const [words, ofErased, ofKept] = unpackBundles(
      sha256,
      (await zhang.phone.carry.give("方真"))!.bytes,
    ).whole;
    await county.core.openCarried(words!.bytes).then((opened) => opened.take());
    await county.write({
      kind: "erasure-asked",
      body: { entries: [erased.entry], why: "本人要求" },
      for: zhang.member,
    } as never);
    await county.core.settle();
    await expect(taken(ofErased!.bytes)).rejects.toMatchObject({ code: "forbidden" });
    await county.write({ kind: "device-revoked", body: { device } });
    await expect(taken(ofKept!.bytes)).rejects.toMatchObject({ code: "forbidden" });
    for (const { id } of [erased, kept]) expect(await county.core.blobs.offset(id)).toBeUndefined();
    expect(await county.core.blobs.offset(Buffer.from(sha256(bytes)).toString("hex"))).toBeUndefined();
  });

  test("carried in any order, twice, by two, lost on the way: each is there once it has come, and is never said to be there before", async () => {
    const carriers = [await county.join("带三", "liuwan"), await county.join("带四", "liuwan")];
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ which: fc.nat(2), who: fc.nat(1), back: fc.boolean() }), { maxLength: 6 }),
        async (steps) => {
          const name = `何照${(run += 1)}`;
          const { phone } = await phoneWithoutNetwork(name);
          const { id, bytes } = await essayWithPhoto(phone, 1_000_500 + run);
          const { whole } = unpackBundles(sha256, (await phone.carry.give(name))!.bytes);
          const all = [...steps, ...[0, 1, 2].map((which) => ({ which, who: 0, back: false }))];
          for (const { which, who, back } of all) {
            await carriers[who]!.phone.carry.takeIn(whole[which]!.bytes);
            await bring(carriers[who]!);
            if (back) await handBack(carriers[who]!, phone);
            if (phone.state.outbox.blobs === 0) {
              expect(await county.core.blobs.offset(id)).toBe(bytes.length);
            }
          }
          for (const carrier of carriers) await bring(carrier);
          for (const carrier of carriers) await handBack(carrier, phone);
          expect(phone.state.outbox).toMatchObject({ waiting: 0, blobs: 0 });
          expect(await isAtBranch(id, bytes)).toBe(true);
          for (const carrier of carriers) {
            for (const { key } of await carrier.phone.carry.carrying())
              await carrier.phone.carry.putDown(key);
          }
        },
      ),
      { numRuns: 4 },
    );
  });
});

/** @returns the blob of a text that is published to the whole county */
async function publish(text: string, bytes: Bytes): Promise<string> {
  const blob = await county.core.office.putBlob(bytes);
  const size = bytes.length;
  const body = { text, unit: "county", title: "必读", blob, size, characters: 4_000 };
  const imported = {
    original: blob,
    fileName: "a.txt",
    format: "txt",
    report: blob,
    reportSize: size,
  } as const;
  await county.write(
    { kind: "text-imported", body: { ...body, ...imported, suspicions: 0 } },
    { kind: "text-proofread", body: { text, blob, name: "王芳" } },
    { kind: "text-published", body: { ...body, required: true, order: 1 } },
  );
  return blob;
}

describe("texts, handed on to a phone without a network", () => {
  const words = (size: number): Bytes =>
    Uint8Array.from({ length: size }, (_, i) => Math.imul(i + size, 2_654_435_761) >>> 24);

  test("are checked by their hash, and known by the entries that an answer brings", async () => {
    const [short, long] = [words(30_000), words(2_500_000)];
    const blobs = [await publish("text-short-00000", short), await publish("text-long-000000", long)];
    await county.core.settle();
    await helper.phone.contact();
    const texts = ["text-short-00000", "text-long-000000"];
    expect(await helper.phone.carry.giveTexts(texts)).toMatchObject({ files: 0, missing: 2 });
    const wanted = [short, long].map((bytes, i) => ({ id: blobs[i]!, size: bytes.length }));
    await helper.phone.blobs.fetch(wanted, () => undefined);
    const given = await helper.phone.carry.giveTexts(texts);
    expect(given).toMatchObject({ files: 2, missing: 0 });

    const { phone } = await phoneWithoutNetwork("文远");
    expect(await phone.carry.takeIn(given.bytes)).toMatchObject({ texts: 2, unnamed: 2, trouble: [] });
    expect(phone.entries().filter(({ kind }) => kind === "text-published")).toEqual([]);
    await helper.phone.carry.takeIn((await phone.carry.give("文远"))!.bytes);
    await bring(helper);
    await handBack(helper, phone);
    const named = phone
      .entries()
      .flatMap((entry) => (entry.kind === "text-published" ? [entry.body.blob] : []));
    expect(named).toEqual(expect.arrayContaining(blobs));
    expect(await phone.blobs.get(blobs[0]!)).toEqual(short);
    expect(Buffer.from((await phone.blobs.get(blobs[1]!))!).equals(long)).toBe(true);
    expect(await phone.carry.takeIn(given.bytes)).toMatchObject({ texts: 0, known: 2, trouble: [] });
  });

  test("damaged, cut off, in another order, passed off as another: what is whole is kept, the rest named and not kept", async () => {
    const texts = [words(5_000), words(2_400_000), words(6_000)];
    const ids = texts.map((bytes) => Buffer.from(sha256(bytes)).toString("hex"));
    const pieces = texts.flatMap((bytes, i) =>
      [0, 1_000_000, 2_000_000].flatMap((at) => {
        const label = { is: "blob", blob: ids[i]!, at, total: bytes.length } as const;
        return at < bytes.length ? [packOpen(sha256, label, bytes.subarray(at, at + 1_000_000))] : [];
      }),
    );
    // Another text by the name of the first: its own sum is right, and its hash is not.
    const liar = packOpen(
      sha256,
      { is: "blob", blob: ids[0]!, at: 0, total: 5_000 },
      words(5_001).subarray(1),
    );
    const { phone } = await phoneWithoutNetwork("文近");
    const hurt = pieces[4]!.slice();
    hurt[hurt.length >> 1]! ^= 1;
    const taken = await phone.carry.takeIn(concat(liar, pieces[1]!, pieces[3]!, hurt));
    expect(taken).toMatchObject({ texts: 0 });
    expect(taken.trouble.map(({ why }) => why).sort()).toEqual(["damaged", "damaged", "truncated"]);
    expect(await phone.blobs.has(ids)).toEqual(new Set());
    // The liar's is forgotten, and what came of the long one stays.
    expect(await phone.carry.takeIn(concat(...pieces))).toMatchObject({ texts: 3, trouble: [] });
    expect(await phone.blobs.has(ids)).toEqual(new Set(ids));
    // The server has no use for them, and nobody brings them there.
    await expect(county.core.openCarried(pieces[0]!)).rejects.toMatchObject({ code: "bad-request" });
  });
});

async function taken(bundle: Bytes): Promise<unknown> {
  const opened = await county.core.openCarried(bundle);
  return opened.take();
}

/** What anybody can make who knows the server's key: sealed well, and signed with a key of his own. */
async function forged(of: { device: string; label: string; bytes: Bytes }): Promise<unknown> {
  const { key } = await webKeys.generate();
  const carry = await webKeys.forCarrying();
  const to = serverKey();
  const agreed = await carry.agree(to);
  const { bytes } = of;
  const head = {
    device: of.device,
    blob: Buffer.from(sha256(bytes)).toString("hex"),
    at: 0,
    total: bytes.length,
  };
  const plain = await writeFilePiece(
    (said) => webKeys.digest(said),
    head,
    bytes,
    (said) => webKeys.sign(key, said),
  );
  const label: FileLabel = {
    is: "file",
    to: toBase64Url(sha256(to).slice(0, 8)),
    key: toBase64Url(agreed.publicKey),
    device: of.label,
    name: "某人",
    at: 0,
    piece: 0,
  };
  return taken(await packBundle(sha256, label, plain, (about) => carry.encrypt(agreed.up, about, plain)));
}

/** What may happen between one giver and two carriers. */
const step = fc.oneof(
  fc.constant({ do: "write" } as const),
  fc.record({ do: fc.constant("give" as const), to: fc.nat(1) }),
  fc.record({ do: fc.constant("again" as const), which: fc.nat(), to: fc.nat(1) }),
  fc.record({ do: fc.constant("bring" as const), who: fc.nat(1) }),
  fc.record({ do: fc.constant("back" as const), which: fc.nat() }),
  fc.record({
    do: fc.constant("cut" as const),
    which: fc.nat(),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
);

test("any order, twice, lost on the way, cut off, old receipts, two carriers: in the end each entry is there once", async () => {
  const carriers = [await county.join("带一", "liuwan"), await county.join("带二", "liuwan")];
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
      const name = `梁${(run += 1)}`;
      const { phone, member } = await phoneWithoutNetwork(name);
      const written: string[] = [];
      const bundles: Bytes[] = [];
      const answers: Bytes[] = [];
      const collect = async (carrier: Enrolled): Promise<void> => {
        await bring(carrier);
        for (const one of await carrier.phone.carry.carrying()) {
          if (one.state !== "answered") continue;
          if (one.device === phone.state.device) answers.push(one.bytes);
          await carrier.phone.carry.putDown(one.key);
        }
      };
      for (const now of steps) {
        if (now.do === "write") written.push(...(await log(phone)));
        else if (now.do === "give") {
          bundles.push((await phone.carry.give(name))!.bytes);
          await carriers[now.to]!.phone.carry.takeIn(bundles[bundles.length - 1]!);
        } else if (now.do === "bring") await collect(carriers[now.who]!);
        else if (now.do === "again" && bundles.length > 0) {
          await carriers[now.to]!.phone.carry.takeIn(bundles[now.which % bundles.length]!);
        } else if (now.do === "back" && answers.length > 0) {
          await phone.carry.takeIn(answers[now.which % answers.length]!);
        } else if (now.do === "cut" && bundles.length > 0) {
          const bundle = bundles[now.which % bundles.length]!;
          const taken = await carriers[0]!.phone.carry.takeIn(
            bundle.slice(0, Math.floor(now.at * bundle.length)),
          );
          expect(taken.carried).toEqual([]);
        }
        // Never said to be there before it is.
        const { receiptedThrough } = phone.state.outbox;
        const there = await studyOf(member);
        expect(there.length).toBeGreaterThanOrEqual(receiptedThrough - 1);
      }
      await carriers[0]!.phone.carry.takeIn((await phone.carry.give(name))!.bytes);
      await collect(carriers[0]!);
      // A carrier may have more than one for him.
      for (const answer of answers) await phone.carry.takeIn(answer);
      expect(phone.state.outbox.waiting).toBe(0);
      expect(await studyOf(member)).toEqual(written);
    }),
    { numRuns: 12 },
  );
  expect(await county.core.verify()).toMatchObject({ sound: true });
});

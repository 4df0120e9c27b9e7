import { createHash, randomBytes } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { expect, it } from "vitest";
import { applyDifference } from "../../protocol/difference.ts";
import type { Frame, PackWant } from "../../protocol/pack.ts";
import { PACK_LIMITS } from "../../protocol/pack-limits.ts";
import { County, randomId } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";

const idOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const sentences = (count: number, of = "第") =>
  Array.from({ length: count }, (_, n) => `${of} ${n} 件事，先记下来，${(n * 7919) % 1000} 天以后再办。`);
const bytesOf = (words: readonly string[]) => Buffer.from(words.join(""));

onEachDatabase("packs", (databases) => {
  async function setUp() {
    const of = await County.open(await databases.fresh());
    const { phone } = await of.person("east-1");
    const caller = await of.core.callerOf(phone.token);
    async function publish(bytes: Uint8Array, text = randomId(), unit = "county"): Promise<string> {
      await of.core.office.putBlob(bytes);
      const blob = idOf(bytes);
      const body = { text, unit, title: "必读", blob, size: bytes.length };
      await of.core.office.write([
        {
          kind: "text-imported",
          body: {
            ...body,
            original: blob,
            fileName: "a.txt",
            format: "txt",
            characters: 10,
            report: blob,
            reportSize: bytes.length,
            suspicions: 0,
          },
        },
        { kind: "text-proofread", body: { text, blob, name: "王芳" } },
        { kind: "text-published", body: { ...body, characters: 10, required: true, order: 1 } },
      ]);
      return blob;
    }
    async function packs(wants: readonly PackWant[], who = caller): Promise<Frame[]> {
      const frames: Frame[] = [];
      for await (const frame of of.core.blobs.packs(who, wants)) frames.push(frame);
      return frames;
    }
    return { of, caller, publish, packs };
  }
  /** What the pieces of one want come to. */
  function putTogether(frames: readonly Frame[], want: number, before: Uint8Array = Buffer.alloc(0)): Buffer {
    let whole = Buffer.from(before);
    let last = Buffer.alloc(0);
    for (const { head, bytes } of frames) {
      if (head[0] === "refused" || head[0] === "difference") continue;
      const dictionary = head[0] === "behind" ? { dictionary: last } : {};
      const piece = head[0] === "piece" ? Buffer.from(bytes) : inflateRawSync(bytes, dictionary);
      if (head[0] !== "piece") last = piece.subarray(-PACK_LIMITS.dictionary);
      if (head[1] !== want) continue;
      expect(head.slice(2)).toEqual([whole.length, bytes.length]);
      whole = Buffer.concat([whole, piece]);
    }
    return whole;
  }

  it("hold all that is wanted in its order, compressed where that helps, and a long one in pieces", async () => {
    const { of, caller, publish, packs } = await setUp();
    const [short, long] = [bytesOf(sentences(500)), bytesOf(sentences(12_000))];
    const photo = randomBytes(300_000);
    await publish(short);
    await publish(long);
    await of.core.blobs.receive(caller, idOf(photo), 0, photo.length, photo);
    const files = [photo, short, long];
    const frames = await packs(files.map((bytes) => ({ blob: idOf(bytes) })));
    expect(frames.map(({ head }) => head.slice(0, 3))).toEqual([
      ["piece", 0, 0],
      ["piece", 0, PACK_LIMITS.piece],
      ["packed", 1, 0],
      ["behind", 2, 0],
      ["behind", 2, PACK_LIMITS.piece],
      ["behind", 2, 2 * PACK_LIMITS.piece],
    ]);
    files.forEach((bytes, i) => expect(putTogether(frames, i).equals(bytes)).toBe(true));
    expect(frames[2]!.bytes.length).toBeLessThan(short.length / 3);
    expect(await packs([{ blob: idOf(short) }])).toMatchObject([{ bytes: frames[2]!.bytes }]);
    await of.core.close();
  });

  it("go on where it stopped, also in the middle of a piece", async () => {
    const { of, publish, packs } = await setUp();
    const long = bytesOf(sentences(12_000));
    const blob = await publish(long);
    for (const from of [PACK_LIMITS.piece, 100_000, long.length - 1]) {
      const frames = await packs([{ blob, from }]);
      expect(putTogether(frames, 0, long.subarray(0, from)).equals(long), String(from)).toBe(true);
    }
    for (const from of [long.length, long.length + 5]) expect(await packs([{ blob, from }])).toEqual([]);
    await of.core.close();
  });

  it("end after so many bytes, however much is asked for at once", async () => {
    const { of, caller, packs } = await setUp();
    const photo = randomBytes(900_000);
    await of.core.blobs.receive(caller, idOf(photo), 0, photo.length, photo);
    const frames = await packs(Array.from({ length: 500 }, () => ({ blob: idOf(photo) })));
    const sent = frames.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(sent).toBeGreaterThanOrEqual(PACK_LIMITS.answer);
    expect(sent).toBeLessThan(PACK_LIMITS.answer + PACK_LIMITS.piece);
    await of.core.close();
  });

  it("tell a changed text by what has changed", async () => {
    const { of, publish, packs } = await setUp();
    const words = sentences(500);
    const [before, after] = [bytesOf(words), bytesOf(words.with(250, "这一句改过了。"))];
    const text = randomId();
    const base = await publish(before, text);
    const blob = await publish(after, text);
    const [frame] = await packs([{ blob, base }]);
    expect(frame!.head.slice(0, 2)).toEqual(["difference", 0]);
    expect(frame!.bytes.length).toBeLessThan(80);
    const difference = inflateRawSync(frame!.bytes);
    expect(Buffer.from(applyDifference(before, difference, after.length)!).equals(after)).toBe(true);
    await of.core.close();
  });

  it("send a text whole against a base that does not help, is not there, or that he may not read", async () => {
    const { of, publish, packs } = await setUp();
    const words = sentences(500);
    const blob = await publish(bytesOf(words));
    const other = await publish(randomBytes(9_000));
    const hidden = await publish(bytesOf(words.with(3, "改。")), randomId(), "west-1");
    for (const base of [other, hidden, "0".repeat(64), blob]) {
      expect((await packs([{ blob, base }])).map(({ head }) => head[0])).toEqual(["packed"]);
    }
    // What has come already is not fetched again for a difference.
    const [frame] = await packs([{ blob, base: other, from: 100 }]);
    expect(frame!.head.slice(0, 3)).toEqual(["packed", 0, 100]);
    await of.core.close();
  });

  it("say of each file that it is not there or not his to read, and bring the others", async () => {
    const { of, publish, packs } = await setUp();
    const theirs = await publish(bytesOf(sentences(20, "西")), randomId(), "west-1");
    const ours = await publish(bytesOf(sentences(20)));
    const wants = [{ blob: theirs }, { blob: "0".repeat(64) }, { blob: ours }];
    const heads = (frames: readonly Frame[]) => frames.map(({ head }) => head.slice(0, 3));
    expect(heads(await packs(wants))).toEqual([
      ["refused", 0, "forbidden"],
      ["refused", 1, "not-found"],
      ["packed", 2, 0],
    ]);
    // Kept compressed, it is still given to those only who may read it.
    const west = await of.core.callerOf((await of.person("west-1")).phone.token);
    expect(heads(await packs(wants, west))[0]).toEqual(["packed", 0, 0]);
    expect(heads(await packs(wants))[0]).toEqual(["refused", 0, "forbidden"]);
    await of.core.close();
  });
});

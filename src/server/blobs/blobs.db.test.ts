import { createHash, randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { BLOB_LIMITS } from "../../protocol/blob.ts";
import { County, DAY, randomId } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";

onEachDatabase("blobs", (databases) => {
  const county = async () => County.open(await databases.fresh());
  const idOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

  it("come in pieces, go on where they stopped, and are read whole or in part", async () => {
    const of = await county();
    const { phone } = await of.person("east-1");
    const caller = await of.core.callerOf(phone.token);
    const bytes = randomBytes(2_500_000);
    const id = idOf(bytes);
    const piece = (at: number) => bytes.subarray(at, at + BLOB_LIMITS.piece);
    expect(await of.core.blobs.offset(id)).toBeUndefined();
    expect(await of.core.blobs.receive(caller, id, 0, bytes.length, piece(0))).toBe("more");
    await expect(of.core.blobs.read(caller, id, 0)).rejects.toMatchObject({ code: "not-found" });
    expect(await of.core.blobs.offset(id)).toBe(BLOB_LIMITS.piece);
    await expect(of.core.blobs.receive(caller, id, 5, bytes.length, piece(5))).rejects.toMatchObject({
      code: "bad-request",
    });
    for (let at = BLOB_LIMITS.piece; at < bytes.length; at += BLOB_LIMITS.piece) {
      await of.core.blobs.receive(caller, id, at, bytes.length, piece(at));
    }
    const whole = await of.core.blobs.read(caller, id, 0);
    expect(whole.size).toBe(bytes.length);
    expect(Buffer.from(whole.bytes).equals(bytes)).toBe(true);
    const part = await of.core.blobs.read(caller, id, 999_998, 1_000_003);
    expect(Buffer.from(part.bytes).equals(bytes.subarray(999_998, 1_000_004))).toBe(true);
    const end = await of.core.blobs.read(caller, id, bytes.length - 3);
    expect(end.bytes).toHaveLength(3);
    // Sent once more, it is there already.
    expect(await of.core.blobs.receive(caller, id, 0, bytes.length, piece(0))).toBe("done");
    await of.core.close();
  });

  it("whose bytes have another hash are not kept; what is too large is not begun", async () => {
    const of = await county();
    const { phone } = await of.person("east-1");
    const caller = await of.core.callerOf(phone.token);
    const bytes = randomBytes(100);
    const id = idOf(randomBytes(3));
    await expect(of.core.blobs.receive(caller, id, 0, 100, bytes)).rejects.toMatchObject({
      code: "bad-request",
    });
    expect(await of.core.blobs.offset(id)).toBeUndefined();
    const much = BLOB_LIMITS.size + 1;
    await expect(of.core.blobs.receive(caller, id, 0, much, bytes)).rejects.toMatchObject({
      code: "too-large",
    });
    const each = BLOB_LIMITS.size;
    for (let sum = each; sum <= BLOB_LIMITS.loose; sum += each) {
      await of.core.blobs.receive(caller, idOf(randomBytes(9)), 0, each, bytes);
    }
    const more = of.core.blobs.receive(caller, idOf(randomBytes(9)), 0, each, bytes);
    await expect(more).rejects.toMatchObject({ code: "too-many" });
    await of.core.close();
  });

  it("are read by who follows a feed with an entry that names them, and by nobody else", async () => {
    const of = await county();
    const secretary = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const office = await of.person("west-1", { role: "office", unit: "county" });
    const member = await of.person("east-1");
    const neighbour = await of.person("east-1");
    const text = randomBytes(50);
    const draft = randomBytes(60);
    const photo = randomBytes(70);
    const picture = randomBytes(80);
    const onlyImported = randomBytes(90);
    await of.core.office.putBlob(text);
    await of.core.office.putBlob(draft);
    await of.core.office.putBlob(picture);
    await of.core.office.putBlob(onlyImported);
    const id = randomId();
    const published = {
      text: id,
      unit: "county",
      title: "必读",
      blob: idOf(text),
      size: 50,
      characters: 10,
      pictures: [{ blob: idOf(picture), size: 80 }],
      required: true,
      order: 1,
    };
    await of.core.office.write([
      {
        kind: "text-imported",
        body: {
          text: id,
          unit: "county",
          title: "必读",
          blob: idOf(text),
          size: 50,
          original: idOf(draft),
          fileName: "a.txt",
          format: "txt",
          encoding: "utf-8",
          characters: 10,
          pictures: [
            { blob: idOf(picture), size: 80 },
            { blob: idOf(onlyImported), size: 90 },
          ],
          report: idOf(draft),
          reportSize: 60,
          suspicions: 0,
        },
      },
      { kind: "text-proofread", body: { text: id, blob: idOf(text), name: "王芳" } },
      { kind: "text-published", body: published },
    ]);
    const owner = await of.core.callerOf(member.phone.token);
    await of.core.blobs.receive(owner, idOf(photo), 0, 70, photo);
    const certificate = { day: "2026-03-12", where: "外地", minutes: 60, photo: idOf(photo), size: 70 };
    member.phone.write({ kind: "certificate-shown", body: certificate });
    await member.phone.contact(of.core);
    expect(member.phone.exceptions()).toEqual([]);

    const may: Record<string, [typeof member.phone, (typeof text)[]]> = {
      secretary: [secretary.phone, [text, photo, picture]],
      office: [office.phone, [text, draft, picture, onlyImported]],
      member: [member.phone, [text, photo, picture]],
      neighbour: [neighbour.phone, [text, picture]],
    };
    for (const [who, [phone, his]] of Object.entries(may)) {
      const caller = await of.core.callerOf(phone.token);
      for (const [name, bytes] of Object.entries({ text, draft, photo, picture, onlyImported })) {
        const outcome = await of.core.blobs.read(caller, idOf(bytes), 0).then(
          () => "read",
          (error: { code?: string }) => error.code,
        );
        expect(outcome, `${who} ${name}`).toBe(his.includes(bytes) ? "read" : "forbidden");
      }
    }
    // A second phone of the same member reads it through his feed.
    const second = await of.core.callerOf((await of.phoneOf(member.member)).token);
    expect((await of.core.blobs.read(second, idOf(photo), 0)).size).toBe(70);
    await of.core.close();
  });

  it("that no entry has named after three months are removed; the others stay", async () => {
    const of = await county();
    const { phone } = await of.person("east-1");
    const caller = await of.core.callerOf(phone.token);
    const [loose, named] = [randomBytes(40), randomBytes(50)];
    for (const bytes of [loose, named])
      await of.core.blobs.receive(caller, idOf(bytes), 0, bytes.length, bytes);
    const body = { day: "2026-03-12", where: "外地", minutes: 60, photo: idOf(named), size: 50 };
    phone.write({ kind: "certificate-shown", body });
    await phone.contact(of.core);
    of.clock.pass(89 * DAY);
    await of.core.settle();
    expect(await of.core.blobs.offset(idOf(loose))).toBe(40);
    of.clock.pass(2 * DAY);
    await of.core.settle();
    expect(await of.core.blobs.offset(idOf(loose))).toBeUndefined();
    expect(await of.core.blobs.offset(idOf(named))).toBe(50);
    await of.core.close();
  });
});

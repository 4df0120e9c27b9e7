import { createHash, randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { BLOB_LIMITS } from "../../protocol/blob.ts";
import { County } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";
import type { TestPhone } from "../testing/test-phone.ts";

onEachDatabase("who has a file", (databases) => {
  const county = async () => County.open(await databases.fresh());
  const idOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  const named = (bytes: Uint8Array) => ({
    kind: "certificate-shown" as const,
    body: { day: "2026-03-12", where: "外地", minutes: 60, photo: idOf(bytes), size: bytes.length },
  });

  async function upload(of: County, phone: TestPhone, bytes: Uint8Array): Promise<string> {
    const caller = await of.core.callerOf(phone.token);
    let state = "done";
    for (let at = 0; at < bytes.length; at += BLOB_LIMITS.piece) {
      const piece = bytes.subarray(at, at + BLOB_LIMITS.piece);
      state = await of.core.blobs.receive(caller, idOf(bytes), at, bytes.length, piece);
    }
    return state;
  }

  async function mayRead(of: County, phone: TestPhone, bytes: Uint8Array): Promise<boolean> {
    const caller = await of.core.callerOf(phone.token);
    return of.core.blobs.read(caller, idOf(bytes), 0).then(
      () => true,
      (error: { code?: string }) => {
        expect(error.code).toBe("forbidden");
        return false;
      },
    );
  }

  it("who knows only its hash does not open it to himself by naming it, now or when the file comes", async () => {
    const of = await county();
    const { phone: writer } = await of.person("east-1");
    const { phone: secretary } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const { member, phone: thief } = await of.person("west-1");
    const second = await of.phoneOf(member);
    const [photo, later] = [randomBytes(900), randomBytes(800)];
    thief.write(named(later));
    await thief.contact(of.core);
    for (const bytes of [photo, later]) await upload(of, writer, bytes);
    writer.write(named(photo), named(later));
    await writer.contact(of.core);
    thief.write(named(photo));
    await thief.contact(of.core);
    await second.contact(of.core);
    expect(thief.exceptions()).toEqual([]);
    for (const bytes of [photo, later]) {
      expect(await mayRead(of, writer, bytes)).toBe(true);
      expect(await mayRead(of, secretary, bytes)).toBe(true);
      expect(await mayRead(of, thief, bytes)).toBe(false);
      expect(await mayRead(of, second, bytes)).toBe(false);
    }
    const caller = await of.core.callerOf(thief.token);
    expect(await of.core.blobs.offset(idOf(photo), caller)).toBeUndefined();
    await of.core.close();
  });

  it("he does not get it by sending its last bytes, or wrong ones", async () => {
    const of = await county();
    const { phone: writer } = await of.person("east-1");
    const { phone: thief } = await of.person("west-1");
    const photo = randomBytes(BLOB_LIMITS.piece + 500);
    await upload(of, writer, photo);
    const caller = await of.core.callerOf(thief.token);
    const send = (at: number, piece: Uint8Array) =>
      of.core.blobs.receive(caller, idOf(photo), at, photo.length, piece);
    await expect(send(BLOB_LIMITS.piece, photo.subarray(BLOB_LIMITS.piece))).rejects.toMatchObject({
      code: "bad-request",
    });
    await expect(send(0, randomBytes(BLOB_LIMITS.piece))).rejects.toMatchObject({ code: "bad-request" });
    expect(await mayRead(of, thief, photo)).toBe(false);
    expect(await mayRead(of, writer, photo)).toBe(true);
    await of.core.close();
  });

  it("who sends it all has it, though another sent it first: both entries show it to their own", async () => {
    const of = await county();
    const { phone: first } = await of.person("east-1");
    const { phone: second } = await of.person("west-1");
    const { phone: secretary } = await of.person("west-1", { role: "secretary", unit: "west-1" });
    const photo = randomBytes(2 * BLOB_LIMITS.piece + 7);
    expect(await upload(of, first, photo)).toBe("done");
    second.write(named(photo));
    await second.contact(of.core);
    expect(await mayRead(of, secretary, photo)).toBe(false);
    expect(await upload(of, second, photo)).toBe("done");
    expect(await mayRead(of, second, photo)).toBe(true);
    expect(await mayRead(of, secretary, photo)).toBe(true);
    const pieces = await of.core.store.read.selectFrom("blob_pieces").select("at").execute();
    expect(pieces).toHaveLength(3);
    expect(await of.core.verify()).toMatchObject({ sound: true });
    await of.core.close();
  });

  it("of two who send it at once each goes on where he is; what somebody put there before is not trusted", async () => {
    const of = await county();
    const { phone: one } = await of.person("east-1");
    const { phone: two } = await of.person("west-1");
    const photo = randomBytes(1_000);
    const [a, b] = [await of.core.callerOf(one.token), await of.core.callerOf(two.token)];
    const send = (caller: typeof a, from: number, to: number, bytes: Uint8Array = photo) =>
      of.core.blobs.receive(caller, idOf(photo), from, 1_000, bytes.subarray(from, to));
    expect(await send(a, 0, 300)).toBe("more");
    expect(await send(b, 0, 500)).toBe("more");
    expect(await of.core.blobs.offset(idOf(photo), a)).toBe(300);
    expect(await send(a, 300, 1_000)).toBe("done");
    expect(await of.core.blobs.offset(idOf(photo), b)).toBe(500);
    expect(await send(b, 500, 1_000)).toBe("done");
    expect(Buffer.from((await of.core.blobs.read(b, idOf(photo), 0)).bytes)).toEqual(photo);

    const other = randomBytes(1_000);
    const false1 = (at: number, to: number, caller = a, bytes: Uint8Array = other) =>
      of.core.blobs.receive(caller, idOf(other), at, 1_000, bytes.subarray(at, to));
    expect(await false1(0, 400, a, randomBytes(1_000))).toBe("more");
    await expect(false1(0, 600, b)).rejects.toMatchObject({ code: "bad-request" });
    expect(await false1(0, 600, b)).toBe("more");
    expect(await false1(600, 1_000, b)).toBe("done");
    await of.core.close();
  });

  it("another phone of the same person shows what the first has sent", async () => {
    const of = await county();
    const { member, phone } = await of.person("east-1");
    const { phone: secretary } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const photo = randomBytes(700);
    await upload(of, phone, photo);
    const second = await of.phoneOf(member);
    second.write(named(photo));
    await second.contact(of.core);
    expect(await mayRead(of, secretary, photo)).toBe(true);
    await of.core.close();
  });

  it("an office shows its units what an import of the server's brought", async () => {
    const of = await county();
    const { phone: office } = await of.person("west-1", { role: "office", unit: "county" });
    const { phone: member } = await of.person("east-1");
    const bytes = randomBytes(600);
    const blob = await of.core.office.putBlob(bytes);
    const text = "text000000000000";
    const imported = {
      text,
      unit: "county",
      title: "必读",
      blob,
      size: 600,
      original: blob,
      fileName: "a.txt",
      format: "txt",
      encoding: "utf-8",
      characters: 10,
      report: blob,
      reportSize: 600,
      suspicions: 0,
    } as const;
    await of.core.office.write([{ kind: "text-imported", body: imported }]);
    await office.contact(of.core);
    const about = { text, title: "必读", blob, size: 600, characters: 10 };
    office.write(
      { kind: "text-proofread", body: { text, blob, name: "王芳" } },
      { kind: "text-published", body: { ...about, unit: "county", required: true, order: 1 } },
    );
    await office.contact(of.core);
    expect(office.exceptions()).toEqual([]);
    expect(await mayRead(of, member, bytes)).toBe(true);
    await of.core.close();
  });
});

import { createHash, randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { County } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { areInFiles } from "../testing/words-in-files.ts";
import type { TestPhone } from "../testing/test-phone.ts";

onEachDatabase("files of what is erased", (databases) => {
  const idOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

  /** An essay that is spoken and written by hand, of which `sent` is on the server. */
  async function essay(of: County, phone: TestPhone, sent: readonly Buffer[], more: readonly Buffer[] = []) {
    const all = [...sent, ...more];
    await phone.contact(of.core);
    for (const bytes of sent) await send(of, phone, bytes);
    const sounds = all.map((bytes) => ({
      sound: idOf(bytes),
      size: bytes.length,
      seconds: 1,
      type: "audio/webm",
    }));
    const body = { essay: "essay-of-files-0", title: "只有他写过的题目", text: "正文", sounds };
    const [saved] = phone.write({ kind: "essay-saved", body });
    const [handedIn] = phone.write({ kind: "essay-handed-in", body });
    await phone.contact(of.core);
    return [saved!, handedIn!];
  }
  async function send(of: County, phone: TestPhone, bytes: Buffer): Promise<void> {
    const caller = await of.core.callerOf(phone.token);
    await of.core.blobs.receive(caller, idOf(bytes), 0, bytes.length, bytes);
  }
  async function leftOf(of: County, bytes: Buffer): Promise<unknown[]> {
    const { read } = of.core.store;
    const id = idOf(bytes);
    return [
      ...(await read.selectFrom("blobs").select("id").where("id", "=", id).execute()),
      ...(await read.selectFrom("blob_pieces").select("id").where("id", "=", id).execute()),
      ...(await read.selectFrom("blob_holders").select("id").where("id", "=", id).execute()),
      ...(await read.selectFrom("blob_places").select("id").where("id", "=", id).execute()),
    ];
  }

  it("go with the last entry that names them, from every table and from the files of the database", async () => {
    const of = await County.open(await databases.fresh());
    const { phone } = await of.person("east-1");
    const voice = randomBytes(40_000);
    const [saved, handedIn] = await essay(of, phone, [voice]);
    phone.write({ kind: "erasure-asked", body: { entries: [saved!] } });
    await phone.contact(of.core);
    expect(await leftOf(of, voice)).not.toEqual([]);
    expect(await areInFiles(of, "只有他写过的题目")).toBe(true);
    phone.write({ kind: "erasure-asked", body: { entries: [handedIn!] } });
    await phone.contact(of.core);
    await of.core.settle();
    expect(await leftOf(of, voice)).toEqual([]);
    expect(await areInFiles(of, "只有他写过的题目")).toBe(false);
    expect(await of.core.verify()).toMatchObject({ sound: true, erased: 2 });
    await of.core.close();
  });

  it("also those that came in part, and those of what stood apart and was in no feed", async () => {
    const of = await County.open(await databases.fresh());
    const { member, phone } = await of.person("east-1");
    const whole = randomBytes(500);
    const part = randomBytes(2_000);
    await phone.contact(of.core);
    const caller = await of.core.callerOf(phone.token);
    await of.core.blobs.receive(caller, idOf(part), 0, part.length, part.subarray(0, 900));
    await of.core.office.write([{ kind: "device-revoked", body: { device: phone.device, why: "丢了" } }]);
    await of.core.blobs.receive(caller, idOf(whole), 0, whole.length, whole);
    const sounds = [whole, part].map((bytes) => ({
      sound: idOf(bytes),
      size: bytes.length,
      seconds: 1,
      type: "audio/webm",
    }));
    phone.write({
      kind: "essay-handed-in",
      body: { essay: "essay-of-files-1", title: "题", text: "", sounds },
    });
    await phone.contact(of.core);
    expect(phone.exceptions()).toMatchObject([{ verdict: "quarantined" }]);
    expect(await leftOf(of, whole)).not.toEqual([]);
    await of.core.office.write([
      { kind: "erasure-asked", body: { entries: "all", why: "纸上要求" }, for: member },
    ]);
    for (const bytes of [whole, part]) expect(await leftOf(of, bytes)).toEqual([]);
    expect(await of.core.verify()).toMatchObject({ sound: true, erased: 1 });
    await of.core.close();
  });

  it("but not those that another has sent as well, or that another names", async () => {
    const of = await County.open(await databases.fresh());
    const { phone } = await of.person("east-1");
    const { phone: other } = await of.person("east-1");
    const both = randomBytes(300);
    const [saved, handedIn] = await essay(of, phone, [both]);
    await essay(of, other, [both]);
    phone.write({ kind: "erasure-asked", body: { entries: [saved!, handedIn!] } });
    await phone.contact(of.core);
    const caller = await of.core.callerOf(other.token);
    expect((await of.core.blobs.read(caller, idOf(both), 0)).size).toBe(300);
    expect(await of.core.verify()).toMatchObject({ sound: true, erased: 2 });
    await of.core.close();
  });
});

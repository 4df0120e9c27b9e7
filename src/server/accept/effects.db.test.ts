import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { memberFeed, staffFeed } from "../../domain/feeds.ts";
import type { FactItem, FeedItem } from "../../protocol/feed.ts";
import { County, MINUTE, randomId, study } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { codeShownBy, codesNotShownBy } from "../testing/meeting-codes.ts";
import type { TestPhone } from "../testing/test-phone.ts";
import { areInFiles } from "../testing/words-in-files.ts";

onEachDatabase("effects", (databases) => {
  const county = async () => County.open(await databases.fresh());
  const secretaryOf = (of: County, branch: string) => of.person(branch, { role: "secretary", unit: branch });

  it("a member who moves: the old branch is told to delete, the new one gets what the old one had", async () => {
    const of = await county();
    const { phone: east } = await secretaryOf(of, "east-1");
    const { phone: west } = await secretaryOf(of, "west-1");
    const { member, phone } = await of.person("east-1");
    phone.write(study(45), {
      kind: "essay-saved",
      body: { essay: randomId(), title: "草", text: "还没写完" },
    });
    await phone.contact(of.core);
    await of.core.office.write([
      { kind: "member-moved", body: { member, homeBranch: "west-1", hostBranch: null, since: "2026-03-12" } },
    ]);
    await east.contact(of.core);
    expect(east.items(staffFeed("east-1")).at(-1)).toEqual(["left", member, of.clock.at]);
    await west.contact(of.core);
    const snapshot = west.entries(staffFeed("west-1")).filter(([, by]) => by === member);
    expect(snapshot.map(([, , , , , { kind }]) => kind)).toEqual(["device-enrolled", "study-logged"]);
    const about = west.kinds(staffFeed("west-1"));
    expect(about.filter((kind) => kind === "member-moved")).toHaveLength(1);
    expect(about).toContain("member-added");
    phone.write(study(30));
    await phone.contact(of.core);
    await Promise.all([east.contact(of.core), west.contact(of.core)]);
    const later = (items: readonly FeedItem[]) =>
      items.some(([t, , device, n]) => t === "e" && device === phone.device && n === 4);
    expect(later(east.items(staffFeed("east-1")))).toBe(false);
    expect(later(west.items(staffFeed("west-1")))).toBe(true);
    expect(phone.last?.following).toContain("unit:west-1");
    expect(phone.last?.following).not.toContain("unit:east-1");
    expect(await of.core.verify()).toMatchObject({ sound: true });
    await of.core.close();
  });

  it("what a member wrote in the push that moves him reaches the new branch too", async () => {
    const of = await county();
    const { phone: office } = await of.person("east-1", { role: "office", unit: "county" });
    const { phone: west } = await secretaryOf(of, "west-1");
    const { member, phone } = await of.person("east-1");
    phone.write(study(45));
    office.write({
      kind: "member-moved",
      body: { member, homeBranch: "west-1", hostBranch: null, since: "2026-03-12" },
    });
    // Both in one commit, the move last.
    await Promise.all([phone.contact(of.core), office.contact(of.core)]);
    await west.contact(of.core);
    const got = west.entries(staffFeed("west-1")).filter(([, by]) => by === member);
    expect(got.map(([, , , , , { kind }]) => kind)).toEqual(["device-enrolled", "study-logged"]);
    await of.core.close();
  });

  it("erased words are nowhere, the chain still holds, and followers read again", async () => {
    const of = await county();
    const { phone: secretary } = await secretaryOf(of, "east-1");
    const { member, phone } = await of.person("east-1");
    const secret = "只有我知道的一句话";
    const photo = Buffer.from(`照片里也写着：${secret}`);
    const caller = await of.core.callerOf(phone.token);
    const blob = await putBlob(of, caller, photo);
    const [shown] = phone.write({
      kind: "certificate-shown",
      body: { day: "2026-03-12", where: secret, minutes: 60, photo: blob, size: photo.length },
    });
    const [complaint] = phone.write({ kind: "complaint-made", body: { to: "branch", words: secret } });
    phone.write(study());
    await phone.contact(of.core);
    await secretary.contact(of.core);
    const generation = secretary.feeds.get(staffFeed("east-1"))!.generation;
    const staff = await of.core.callerOf(secretary.token);
    expect((await of.core.blobs.read(staff, blob, 0)).bytes).toEqual(new Uint8Array(photo));
    expect(await areInFiles(of, secret)).toBe(true);

    phone.write({ kind: "erasure-asked", body: { entries: [shown!, complaint!] } });
    await phone.contact(of.core);
    expect(phone.exceptions()).toEqual([]);
    await of.core.settle();
    expect(await areInFiles(of, secret)).toBe(false);
    await secretary.contact(of.core);
    expect(secretary.feeds.get(staffFeed("east-1"))!.generation).toBe(generation + 1);
    expect(JSON.stringify(secretary.items(staffFeed("east-1")))).not.toContain(secret);
    const erased = secretary.entries(staffFeed("east-1")).filter((item) => item[6] === null);
    expect(erased.map(([, by]) => by)).toEqual([member, member]);
    await expect(of.core.feedPage(staff, staffFeed("east-1"), generation, 0)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(of.core.blobs.read(staff, blob, 0)).rejects.toMatchObject({ code: "not-found" });
    expect(await of.core.verify()).toMatchObject({ sound: true, erased: 2 });
    expect(JSON.stringify(await dump(of))).not.toContain(secret);
    // Sent again as it was, it stays erased.
    await of.core.push(phone.envelope(phone.runs.map(({ text }) => text)));
    expect(await of.core.verify()).toMatchObject({ sound: true, erased: 2 });
    await of.core.close();
  });

  it("everything that a person ever wrote of himself can be erased; what others did stays", async () => {
    const of = await county();
    const { member, phone } = await secretaryOf(of, "east-1");
    phone.write(study(), { kind: "erasure-asked", body: { entries: "all" } });
    phone.write(study(10));
    await phone.contact(of.core);
    const other = await of.phoneOf(member);
    const own = other.entries(memberFeed(member)).filter(([, by]) => by === member);
    expect(own.map(([, , , n, , { kind }, body]) => [n, kind, body !== null])).toEqual([
      [1, "device-enrolled", true],
      [2, "study-logged", false],
      [3, "erasure-asked", true],
      [4, "study-logged", true],
    ]);
    expect(other.kinds(memberFeed(member))).toContain("member-added");
    expect(await of.core.verify()).toMatchObject({ sound: true, erased: 1 });
    await of.core.close();
  });

  it("who asks again keeps what he asked before: that he did, when, and that he has withdrawn", async () => {
    const of = await county();
    const { phone: secretary } = await secretaryOf(of, "east-1");
    const { member, phone } = await of.person("east-1");
    phone.write(study(), { kind: "erasure-asked", body: { entries: "all" } }, study(10));
    await phone.contact(of.core);
    const asks = {
      kind: "erasure-asked",
      body: { entries: "all", why: "本人书面要求" },
      for: member,
    } as const;
    await of.core.office.write([{ kind: "consent-withdrawn", body: {}, for: member }, asks]);
    await secretary.contact(of.core);
    const own = secretary.entries(staffFeed("east-1")).filter(([, , device]) => device === phone.device);
    expect(own.map(([, , , , , { kind }, body]) => [kind, body !== null])).toEqual([
      ["device-enrolled", true],
      ["study-logged", false],
      ["study-logged", false],
    ]);
    expect(await of.core.office.read(["erasure-asked", "consent-withdrawn"])).toHaveLength(3);
    expect(await of.core.verify()).toMatchObject({ sound: true, erased: 2 });
    await of.core.close();
  });

  it("what waits for something goes with the rest, whoever wrote it", async () => {
    const of = await county();
    const { phone: secretary } = await secretaryOf(of, "east-1");
    const { member, phone } = await of.person("east-1");
    const unknown = { ...study().body, title: "还没到的文章", text: randomId() };
    phone.write({ kind: "study-logged", body: unknown });
    secretary.write({ kind: "study-logged", body: unknown, for: member });
    await phone.contact(of.core);
    await secretary.contact(of.core);
    expect([phone.exceptions(), secretary.exceptions()]).toMatchObject([
      [{ verdict: "pending" }],
      [{ verdict: "pending" }],
    ]);
    expect(await of.core.office.held(member)).toMatchObject({ words: 2 });
    await of.core.office.write([{ kind: "erasure-asked", body: { entries: "all" }, for: member }]);
    expect(await of.core.office.held(member)).toMatchObject({ words: 0 });
    expect(JSON.stringify(await dump(of))).not.toContain("还没到的文章");
    expect(await of.core.verify()).toMatchObject({ sound: true, erased: 2 });
    await of.core.close();
  });

  const plan = (meeting: string, starts: number) =>
    ({
      kind: "meeting-planned",
      body: { meeting, branch: "east-1", kind: "discussion", title: "讨论", starts, minutes: 60 },
    }) as const;
  const evidence = (phone: TestPhone, of: TestPhone) =>
    phone
      .items(staffFeed("east-1"))
      .filter((item): item is FactItem => item[0] === "f" && item[1] === of.device)
      .map(([, , n, fact]) => [n, fact["level"]]);

  it("a code that was shown is known to be good, a wrong one is kept; whichever journal comes first", async () => {
    const of = await county();
    const { phone: organiser } = await secretaryOf(of, "east-1");
    const first = await of.person("east-1");
    const second = await of.person("east-1");
    const meeting = randomId();
    organiser.write(plan(meeting, of.clock.at));
    await organiser.contact(of.core);
    organiser.write({ kind: "meeting-opened", body: { meeting } });
    of.clock.pass(7 * MINUTE);
    const code = codeShownBy(organiser, meeting, of.clock.at);
    // One names the meeting, the other's phone does not know it; both before the organiser has been heard.
    first.phone.write({ kind: "attendance-claimed", body: { meeting, branch: "east-1", code } });
    second.phone.write({ kind: "attendance-claimed", body: { branch: "east-1", code } });
    first.phone.write({ kind: "attendance-claimed", body: { meeting, branch: "east-1", code: "0000000" } });
    await first.phone.contact(of.core);
    await second.phone.contact(of.core);
    expect(second.phone.exceptions()).toMatchObject([
      { n: 2, verdict: "pending", reason: "unknown-meeting" },
    ]);
    of.clock.pass(90 * MINUTE);
    organiser.write({ kind: "meeting-closed", body: { meeting, minutes: 60 } });
    await organiser.contact(of.core);
    await second.phone.contact(of.core);
    expect(second.phone.exceptions()).toEqual([]);
    expect(evidence(organiser, first.phone)).toEqual([
      [2, "B"],
      [3, "C"],
    ]);
    expect(evidence(organiser, second.phone)).toEqual([[2, "B"]]);
    of.clock.pass(2 * MINUTE);
    // After it is over, the code of now was never shown.
    const later = codeShownBy(organiser, meeting, of.clock.at);
    second.phone.write({ kind: "attendance-claimed", body: { meeting, branch: "east-1", code: later } });
    await second.phone.contact(of.core);
    await organiser.contact(of.core);
    expect(evidence(organiser, second.phone)).toEqual([
      [2, "B"],
      [3, "C"],
    ]);
    expect(await of.core.verify()).toMatchObject({ sound: true });
    await of.core.close();
  });

  it("who tries code after code proves nothing with the one that fits", async () => {
    const of = await county();
    const { phone: organiser } = await secretaryOf(of, "east-1");
    const { phone } = await of.person("east-1");
    const meeting = randomId();
    organiser.write(plan(meeting, of.clock.at), { kind: "meeting-opened", body: { meeting } });
    await organiser.contact(of.core);
    for (const wrong of codesNotShownBy(organiser, meeting, of.clock.at, 10)) {
      phone.write({ kind: "attendance-claimed", body: { meeting, branch: "east-1", code: wrong } });
    }
    const code = codeShownBy(organiser, meeting, of.clock.at);
    phone.write({ kind: "attendance-claimed", body: { meeting, branch: "east-1", code } });
    await phone.contact(of.core);
    await organiser.contact(of.core);
    expect(evidence(organiser, phone).map(([, level]) => level)).toEqual(Array(11).fill("C"));
    await of.core.close();
  });
});

async function putBlob(
  of: County,
  caller: Parameters<County["core"]["blobs"]["receive"]>[0],
  bytes: Uint8Array,
): Promise<string> {
  const id = createHash("sha256").update(bytes).digest("hex");
  await of.core.blobs.receive(caller, id, 0, bytes.length, bytes);
  return id;
}

async function dump(of: County): Promise<unknown[]> {
  const tables = ["entries", "facts", "feed_spans", "exceptions", "blobs", "blob_pieces", "claims"] as const;
  return Promise.all(tables.map((table) => of.core.store.read.selectFrom(table).selectAll().execute()));
}

import { inflateRawSync } from "node:zlib";
import type { InjectOptions } from "fastify";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { pairingFeed } from "../../domain/feeds.ts";
import { FrameReader } from "../../protocol/pack.ts";
import { blindedSlip, FORM, publish } from "../testing/loose-forms.ts";
import { type County, type Enrolled, openCounty } from "./testing/county.ts";

/** Everybody who stands in some relation to 张三 of 柳湾, in the township of 清溪. */
const PEOPLE = [
  "nobody",
  "owner",
  "colleague",
  "stranger",
  "secretary",
  "otherSecretary",
  "helper",
  "guide",
  "supervisor",
  "inspector",
  "townOffice",
  "countyOffice",
  "revoked",
  "gone",
] as const;
type Person = (typeof PEOPLE)[number];

const PAIRING = "pairing-of-zhang";
const PHOTO = Buffer.from("a photo of a certificate, for the secretary to check");
const NOTE = Buffer.from("a photo that no entry names yet");
const LONG = Buffer.alloc(2_500_000, "朗读");

const liuwan: readonly Person[] = ["owner", "colleague", "secretary", "helper"];
const under: readonly Person[] = [...liuwan, "guide", "supervisor", "inspector", "townOffice"];
const views: readonly Person[] = ["guide", "supervisor", "inspector", "townOffice", "countyOffice"];
const enrolled = PEOPLE.filter((person) => !["nobody", "revoked", "gone"].includes(person));

/** What can be read, and who may: all others get 403 or 404, and who is nobody here 401. */
const READS: Readonly<Record<string, { allowed: readonly Person[]; ask: () => InjectOptions }>> = {
  "his own feed": { allowed: ["owner"], ask: () => feed(`member:${people.owner!.member}`) },
  "the staff feed of his branch": { allowed: ["secretary"], ask: () => feed("staff:liuwan") },
  "the staff feed of another branch": { allowed: ["otherSecretary"], ask: () => feed("staff:zhuping") },
  "the staff feed of the county": { allowed: ["countyOffice"], ask: () => feed("staff:county") },
  "the feed of his branch": { allowed: liuwan, ask: () => feed("unit:liuwan") },
  "the feed of his township": { allowed: under, ask: () => feed("unit:qingxi") },
  "the feed of the county": { allowed: enrolled, ask: () => feed("unit:county") },
  "the feed of his helper's visits": { allowed: ["helper"], ask: () => feed(pairingFeed(PAIRING)) },
  "a feed that is not there": { allowed: [], ask: () => feed("member:AAAAAAAAAAAAAAAA") },
  "a photo that he showed his secretary": { allowed: ["owner", "secretary"], ask: () => blob(ids.photo) },
  "a photo that he has not handed in": { allowed: ["owner"], ask: () => blob(ids.note) },
  "a blob that is not there": { allowed: [], ask: () => blob("0".repeat(64)) },
  "the view of the county": { allowed: ["countyOffice"], ask: () => view("county") },
  "the view of his township": { allowed: views, ask: () => view("qingxi") },
  "the view of another township": { allowed: ["countyOffice"], ask: () => view("shiqiao") },
  "what came of an anonymous form": { allowed: ["townOffice"], ask: () => ofForm(ids.slips, "results") },
  "what came to a form by link": { allowed: ["townOffice"], ask: () => ofForm(ids.link, "answers") },
  "the results of a form that has none": { allowed: [], ask: () => ofForm(ids.link, "results") },
  "the answers to a form of slips": { allowed: [], ask: () => ofForm(ids.slips, "answers") },
  "the view of a unit that is not there": { allowed: [], ask: () => view("nowhere") },
};

// Real keys and a real database: a second as a rule, many on a machine that has much else to do.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let county: County;
let people: Partial<Record<Person, Enrolled>> = {};
const ids = { epoch: "", photo: "", note: "", long: "", slips: "", link: "" };
const feed = (id: string): InjectOptions => ({ url: `/api/feeds/${ids.epoch}/${id}/GENERATION/0` });
const blob = (id: string): InjectOptions => ({ url: `/api/blobs/${id}` });
const view = (unit: string): InjectOptions => ({ url: `/api/views/units/${unit}` });
const ofForm = (form: string, what: string): InjectOptions => ({ url: `/api/forms/${form}/${what}` });

beforeAll(async () => {
  county = await openCounty();
  people = {
    owner: await county.join("张三", "liuwan"),
    colleague: await county.join("李四", "liuwan"),
    stranger: await county.join("王五", "zhuping"),
    secretary: await county.join("高远", "liuwan", [["secretary", "liuwan"]]),
    otherSecretary: await county.join("任志远", "zhuping", [["secretary", "zhuping"]]),
    helper: await county.join("小李", "liuwan", [["helper", "qingxi"]]),
    guide: await county.join("方指导", "zhuping", [["guide", "qingxi"]]),
    supervisor: await county.join("杜督导", "zhuping", [["supervisor", "qingxi"]]),
    inspector: await county.join("巡视", "zhuping", [["inspector", "qingxi"]]),
    townOffice: await county.join("镇办", "zhuping", [["office", "qingxi"]]),
    countyOffice: await county.join("县办", "zhuping", [["office", "county"]]),
    revoked: await county.join("赵丢", "liuwan"),
    gone: await county.join("钱走", "liuwan", [["secretary", "liuwan"]]),
  };
  const { owner, revoked, gone } = people as Record<Person, Enrolled>;
  await county.write(
    {
      kind: "pairing-made",
      body: {
        pairing: PAIRING,
        helper: people.helper!.member,
        helperName: "小李",
        elder: owner.member,
        elderName: "张三",
        until: "2026-12-31",
        consent: "paper",
      },
    },
    { kind: "device-revoked", body: { device: revoked.phone.state.device! } },
    { kind: "member-corrected", body: { member: gone.member, status: "moved-out" } },
  );
  await people.secretary!.phone.write([
    {
      kind: "meeting-planned",
      body: {
        meeting: "meeting-of-liuwa",
        branch: "liuwan",
        kind: "collective-study",
        title: "集中学习",
        starts: county.clock.now + 3_600_000,
        minutes: 90,
      },
    },
  ]);
  await people.townOffice!.phone.write([
    {
      kind: "campaign-set",
      body: {
        campaign: {
          id: "c",
          name: "学习活动",
          unit: "qingxi",
          office: "镇办",
          starts: "2026-03-01",
          ends: "2026-08-31",
          phases: [],
          credit: [],
          requirements: [],
        },
      },
    },
  ]);
  ids.photo = await owner.phone.blobs.put(new Uint8Array(PHOTO), "image/jpeg");
  ids.note = await owner.phone.blobs.put(new Uint8Array(NOTE), "image/jpeg");
  ids.long = await owner.phone.blobs.put(new Uint8Array(LONG), "audio/ogg");
  await owner.phone.write([
    {
      kind: "certificate-shown",
      body: { day: "2026-03-10", where: "杭州某社区", minutes: 45, photo: ids.photo, size: PHOTO.length },
    },
    { kind: "complaint-made", body: { to: "above", words: "这条不对" } },
  ]);
  await owner.phone.contact();
  for (const person of enrolled) await people[person]!.phone.contact();
  await county.core.settle();
  // What each may do now, with a token as fresh as it gets; of the last two the token from before.
  for (const person of enrolled) await people[person]!.phone.contact();
  ids.epoch = await county.core.epoch();
  ids.slips = await publish(county.core, { way: "slips", unit: "qingxi" });
  ids.link = await publish(county.core, { way: "open", unit: "qingxi" });
});
afterAll(async () => county.close());

/** The first page of a feed in whichever generation it is in: pages are asked for as a phone of somebody who may would. */
async function ask(person: Person, request: InjectOptions) {
  const token = people[person]?.token();
  const headers = { ...request.headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  return county.app.inject({ ...request, url: (request.url as string).replace("GENERATION", "1"), headers });
}

describe("security 1: role × relation × endpoint", () => {
  test.each(
    Object.entries(READS).flatMap(([what, { allowed }]) =>
      PEOPLE.map((person) => [person, what, allowed.includes(person)] as const),
    ),
  )("%s reads %s: %s", async (person, what, allowed) => {
    const { statusCode } = await ask(person, READS[what]!.ask());
    if (allowed) expect(statusCode).toBe(200);
    else expect(statusCode).toBeOneOf(enrolled.includes(person) ? [403, 404] : [401]);
  });

  test.each(PEOPLE)("%s gets in a pack what he may read, and no more", async (person) => {
    const files = { photo: ids.photo, note: ids.note, nothing: "0".repeat(64) };
    const answer = await ask(person, {
      method: "POST",
      url: "/api/packs",
      payload: { wants: Object.values(files).map((blob) => ({ blob })) },
    });
    if (!enrolled.includes(person)) return expect(answer.statusCode).toBe(401);
    const frames = [...new FrameReader().read(answer.rawPayload)];
    const brought = frames.map(({ head }) => (head[0] === "refused" ? head[2] : head[0]));
    const photo = READS["a photo that he showed his secretary"]!.allowed.includes(person);
    const note = READS["a photo that he has not handed in"]!.allowed.includes(person);
    const expected = [photo ? "piece" : "forbidden", note ? "piece" : "forbidden", "not-found"];
    expect(brought).toEqual(expected);
    expect(answer.rawPayload.includes(PHOTO)).toBe(photo);
    expect(answer.rawPayload.includes(NOTE)).toBe(note);
  });

  test("a token is of one server only", async () => {
    const other = await openCounty();
    const stranger = await other.join("外人", "liuwan", [["office", "county"]]);
    const headers = { authorization: `Bearer ${stranger.token()}` };
    expect((await county.app.inject({ ...view("county"), headers })).statusCode).toBe(401);
    await other.close();
  });

  test("a token runs out", async () => {
    county.clock.now += 16 * 60_000;
    expect((await ask("owner", view("county"))).statusCode).toBe(401);
    county.clock.now -= 16 * 60_000;
  });

  test("nobody uploads in the place of another's file, nor without a token", async () => {
    const piece = (person: Person) =>
      ask(person, {
        method: "PATCH",
        url: `/api/blobs/${ids.note}`,
        headers: { "content-type": "application/octet-stream", "upload-offset": "0", "upload-length": "4" },
        payload: Buffer.from("evil"),
      });
    for (const person of ["nobody", "revoked", "gone"] as const)
      expect((await piece(person)).statusCode).toBe(401);
    expect((await piece("stranger")).statusCode).toBe(422);
    expect((await ask("owner", blob(ids.note))).rawPayload).toEqual(NOTE);
  });
});

describe("forms without a journal", () => {
  test.each(PEOPLE)("%s has a slip where the form reaches him, and for nobody else", async (person) => {
    const key = await county.core.forms.slipKey(ids.slips);
    const blinded = await blindedSlip(key, ids.slips);
    const slip = (of?: string) =>
      ask(person, {
        method: "POST",
        url: `/api/forms/${ids.slips}/slip`,
        payload: { blinded: blinded.asked, ...(of !== undefined && { for: of }) },
      });
    const { statusCode } = await slip();
    if (!enrolled.includes(person)) expect(statusCode).toBe(401);
    else expect(statusCode).toBe(liuwan.includes(person) ? 200 : 403);
    // 李四 has a phone of his own.
    if (person !== "colleague")
      expect((await slip(people.colleague!.member)).statusCode).toBe(enrolled.includes(person) ? 403 : 401);
  });

  test("nobody in particular reads the key and the form with a link, and of a form of another way nothing", async () => {
    const get = async (url: string) => (await county.app.inject(url)).statusCode;
    const key = await county.app.inject(`/api/slip-keys/${ids.slips}`);
    expect([key.statusCode, key.headers["cache-control"]]).toEqual([200, "public, max-age=3600"]);
    expect((await county.app.inject(`/api/open-forms/${ids.link}`)).json()).toEqual({
      form: ids.link,
      title: FORM.title,
      asks: "清溪镇",
      file: { songxueForm: 1, ...FORM },
    });
    expect(await get(`/api/slip-keys/${ids.link}`)).toBe(404);
    expect(await get(`/api/open-forms/${ids.slips}`)).toBe(404);
    expect(await get(`/api/open-forms/${"A".repeat(16)}`)).toBe(404);
    expect(await get("/api/open-forms/x'--")).toBe(404);
  });

  test("answers by link: the same twice is there once, and only staff of who asks reads them", async () => {
    const url = `/api/open-forms/${ids.link}/answers`;
    const send = async (payload: object) => county.app.inject({ method: "POST", url, payload });
    const id = "A".repeat(22);
    for (let i = 0; i < 2; i++)
      expect((await send({ id, answers: { content: "good" } })).json()).toEqual({ state: "in" });
    expect((await send({ id: "B".repeat(22), answers: {} })).json()).toMatchObject({ state: "unfit" });
    const read = await ask("townOffice", ofForm(ids.link, "answers"));
    expect(read.json()).toEqual({
      answers: [{ id, received: county.clock.now, answers: { content: "good" } }],
    });
    expect((await ask("townOffice", ofForm(ids.link, `answers?after=${id}`))).json()).toEqual({
      answers: [],
    });
    for (const bad of [
      {},
      { id: "short", answers: {} },
      { id, answers: "x" },
      { id, answers: { a: { b: 1 } } },
      { id, answers: nestedAnswers() },
    ])
      expect((await send(bad)).statusCode).toBe(400);
    expect((await send({ id, answers: { words: "字".repeat(100_000) } })).statusCode).toBe(413);
    await county.write({ kind: "form-closed", body: { form: ids.link } });
    expect((await send({ id: "C".repeat(22), answers: { content: "good" } })).json()).toEqual({
      state: "closed",
    });
    expect((await send({ id, answers: { content: "good" } })).json()).toEqual({ state: "in" });
    expect((await county.app.inject(`/api/open-forms/${ids.link}`)).statusCode).toBe(404);
  });

  test("what came by link is thrown away by staff of who asked, once it is closed, and by nobody else", async () => {
    const link = await publish(county.core, { way: "open", unit: "qingxi" });
    const url = `/api/open-forms/${link}/answers`;
    await county.app.inject({
      method: "POST",
      url,
      payload: { id: "A".repeat(22), answers: { content: "good" } },
    });
    const erase = (person: Person) =>
      ask(person, { method: "POST", url: `/api/forms/${link}/answers/erase`, payload: {} });
    expect((await erase("townOffice")).statusCode).toBe(403);
    await county.write({ kind: "form-closed", body: { form: link } });
    for (const person of PEOPLE.filter((one) => one !== "townOffice"))
      expect((await erase(person)).statusCode).toBeOneOf(enrolled.includes(person) ? [403] : [401]);
    expect((await erase("townOffice")).json()).toEqual({ erased: 1 });
    expect((await ask("townOffice", ofForm(link, "answers"))).json()).toEqual({ answers: [] });
  });

  test("what is no slip is refused in one shape, however it is wrong", async () => {
    const send = (payload: object | string) =>
      county.app.inject({
        method: "POST",
        url: "/api/slips",
        payload: typeof payload === "string" ? payload : JSON.stringify(payload),
        headers: { "content-type": "application/json" },
      });
    const good = { form: ids.slips, slip: "A".repeat(43), signature: "A".repeat(342), answers: {}, pad: "" };
    expect((await send(good)).statusCode).toBe(401);
    const ways = ["{", "[]", { ...good, slip: "?" }, { ...good, form: "x" }, { ...good, signature: "" }];
    for (const bad of [...ways, { ...good, answers: nestedAnswers() }])
      expect((await send(bad)).statusCode).toBe(400);
    expect((await send({ ...good, pad: " ".repeat(300_000) })).statusCode).toBe(413);
  });

  test("an address that sends too many is told to come later, and the log does not name it", async () => {
    const crowd = await openCounty({ limits: { anybody: 3 } });
    const url = `/api/slip-keys/${"A".repeat(16)}`;
    const from = async (remoteAddress: string) => (await crowd.app.inject({ url, remoteAddress })).statusCode;
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) statuses.push(await from("203.0.113.7"));
    expect(statuses).toEqual([404, 404, 404, 429, 429]);
    expect(await from("203.0.113.8")).toBe(404);
    expect(crowd.log()).not.toContain("203.0.113");
    await crowd.close();
  });
});

describe("blobs over HTTP", () => {
  const part = (range: string) => ask("owner", { ...blob(ids.long), headers: { range } });

  test("came up in pieces and come down whole", async () => {
    const answer = await ask("owner", blob(ids.long));
    expect(answer.rawPayload.equals(LONG)).toBe(true);
    expect(answer.headers["cache-control"]).toBe("private, max-age=31536000, immutable");
    expect(answer.headers["content-length"]).toBe(String(LONG.length));
  });

  test("come down from where a download stopped", async () => {
    const rest = await part("bytes=2000000-");
    expect([rest.statusCode, rest.headers["content-range"]]).toEqual([206, "bytes 2000000-2499999/2500000"]);
    expect(rest.rawPayload.equals(LONG.subarray(2_000_000))).toBe(true);
    const middle = await part("bytes=999990-1000010");
    expect(middle.rawPayload.equals(LONG.subarray(999_990, 1_000_011))).toBe(true);
    const beyond = await part("bytes=2499999-9999999");
    expect([beyond.headers["content-range"], beyond.rawPayload.length]).toEqual([
      "bytes 2499999-2499999/2500000",
      1,
    ]);
  });

  test("come down in a pack, from where it stopped, and are never in a shared cache", async () => {
    const answer = await ask("owner", {
      method: "POST",
      url: "/api/packs",
      payload: { wants: [{ blob: ids.long, from: 2_400_000 }] },
    });
    expect(answer.headers).toMatchObject({
      "content-type": "application/x-songxue-pack",
      "cache-control": "private, no-store",
    });
    const rest = Buffer.concat(
      [...new FrameReader().read(answer.rawPayload)].map(({ bytes }) => inflateRawSync(bytes)),
    );
    expect(rest.equals(LONG.subarray(2_400_000))).toBe(true);
    expect(answer.rawPayload.length).toBeLessThan(2_000);
  });

  test("have an end", async () => {
    const answer = await part("bytes=2500000-");
    expect([answer.statusCode, answer.headers["content-range"]]).toEqual([416, "bytes */2500000"]);
  });

  test("tell how much of an upload is there, and go on from it", async () => {
    const bytes = Buffer.alloc(1_500, "半");
    const id = "b".repeat(64);
    const send = (at: number, piece: Buffer) =>
      ask("owner", {
        method: "PATCH",
        url: `/api/blobs/${id}`,
        headers: {
          "content-type": "application/octet-stream",
          "upload-offset": String(at),
          "upload-length": "1500",
        },
        payload: piece,
      });
    const head = async () =>
      (await ask("owner", { method: "HEAD", url: `/api/blobs/${id}` })).headers["upload-offset"];
    expect(await head()).toBe("0");
    expect((await send(0, bytes.subarray(0, 1_000))).statusCode).toBe(204);
    expect(await head()).toBe("1000");
    const wrongPlace = await send(500, bytes.subarray(500));
    expect([wrongPlace.statusCode, wrongPlace.headers["upload-offset"]]).toEqual([422, "1000"]);
    // The bytes have another hash than the name says: nothing is kept.
    expect((await send(1_000, bytes.subarray(1_000))).statusCode).toBe(422);
    expect(await head()).toBe("0");
  });
});

/** Rounds in rounds, deeper than a stack is. */
function nestedAnswers(): object {
  let answers: object = {};
  for (let deep = 0; deep < 2_000; deep++) answers = { a: [answers] };
  return answers;
}

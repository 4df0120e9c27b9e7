import { once } from "node:events";
import { type IncomingMessage, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as v from "valibot";
import { IMPORT_LIMITS, ImportAnswer } from "../../protocol/import-file.ts";
import { docxOf, DOT, drawing, para } from "../import/testing/packages.ts";
import { type County, type Enrolled, openCounty } from "./testing/county.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let county: County;
let office: Enrolled;
let secretary: Enrolled;
let member: Enrolled;
beforeAll(async () => {
  county = await openCounty();
  office = await county.join("办公室", "liuwan", [["office", "qingxi"]]);
  secretary = await county.join("书记", "zhuping", [["secretary", "zhuping"]]);
  member = await county.join("党员", "liuwan");
});
afterAll(() => county.close());

interface Asked {
  name?: string;
  unit?: string;
  more?: string;
}

function send(who: Enrolled | undefined, bytes: Uint8Array | string, asked: Asked = {}) {
  const { name = "讲话.txt", unit = "qingxi", more = "" } = asked;
  return county.app.inject({
    method: "POST",
    url: `/api/import?unit=${unit}${more}`,
    headers: {
      "content-type": "application/octet-stream",
      "file-name": encodeURIComponent(name),
      ...(who && { authorization: `Bearer ${who.token()}` }),
    },
    payload: Buffer.from(bytes),
  });
}

async function outcome(bytes: Uint8Array | string, asked: Asked = {}): Promise<ImportAnswer> {
  const answer = await send(office, bytes, asked);
  expect(answer.statusCode, answer.body).toBe(200);
  return v.parse(ImportAnswer, answer.json());
}

const looseBlobs = async (): Promise<number> =>
  (await county.core.store.read.selectFrom("blobs").select("id").execute()).length;

const sound = docxOf(
  para("动员讲话") + para("同志们，今天开会。") + drawing("embed", "inside"),
  {},
  {
    "word/media/image1.png": DOT,
  },
);

test("a file comes back as the entry that its importer writes; then who runs the unit reads it, and no member", async () => {
  const answer = await outcome(sound, { name: "讲话.docx" });
  if (answer.outcome !== "read") throw new Error(answer.message);
  expect(answer.body).toMatchObject({
    unit: "qingxi",
    format: "docx",
    fileName: "讲话.docx",
    originalSize: sound.length,
    pictures: [{ size: DOT.length }],
  });
  const blob = (who: Enrolled, id: string) =>
    county.app.inject({ url: `/api/blobs/${id}`, headers: { authorization: `Bearer ${who.token()}` } });
  // His own phone may fetch it at once; for all others it is nobody's yet.
  expect((await blob(office, answer.body.blob)).statusCode).toBe(200);
  const other = await county.join("县里", "zhuping", [["office", "county"]]);
  expect((await blob(other, answer.body.blob)).statusCode).toBe(403);

  await office.phone.write([{ kind: "text-imported", body: answer.body }]);
  await office.phone.contact();
  expect(office.phone.state.outbox).toMatchObject({ waiting: 0, exceptions: [] });
  expect((await blob(member, answer.body.blob)).statusCode).toBe(403);
  expect((await blob(member, answer.body.original)).statusCode).toBe(403);
  expect((await blob(office, answer.body.original)).rawPayload.equals(Buffer.from(sound))).toBe(true);

  // The same file again is the same text.
  expect(await outcome(sound, { name: "讲话.docx" })).toEqual(answer);
  // A corrected file is the next version of the text where that is said.
  const next = await outcome("动员讲话\n\n同志们，今天开会，先学文件。", {
    more: `&text=${answer.body.text}`,
  });
  expect(next).toMatchObject({ outcome: "read", body: { text: answer.body.text, format: "txt" } });
});

test("whose role does not run the unit, or who is nobody, is refused before his file is looked at", async () => {
  const broken = "不看";
  expect((await send(undefined, broken)).statusCode).toBe(401);
  expect((await send(member, broken)).statusCode).toBe(403);
  expect((await send(secretary, broken)).statusCode).toBe(403);
  expect((await send(office, broken, { unit: "county" })).statusCode).toBe(403);
  expect((await send(office, broken, { unit: "shiqiao" })).statusCode).toBe(403);
  expect((await send(office, broken, { unit: "nowhere" })).statusCode).toBe(403);
  expect((await send(secretary, "题目\n\n一段话。", { unit: "zhuping" })).statusCode).toBe(200);
  // A text of another unit is not to be replaced from here.
  const of = await outcome("另一篇\n\n一段话。");
  if (of.outcome !== "read") throw new Error(of.message);
  await office.phone.write([{ kind: "text-imported", body: of.body }]);
  await office.phone.contact();
  const more = `&text=${of.body.text}`;
  expect((await send(secretary, broken, { unit: "zhuping", more })).statusCode).toBe(403);
  expect((await send(office, broken, { more: "&text=AAAAAAAAAAAAAAAA" })).statusCode).toBe(403);
});

test("hostile, broken and secret files get their words, and nothing of them stays", async () => {
  const before = await looseBlobs();
  const bomb = docxOf(para("一"), {}, { "word/a.bin": new Uint8Array(8_000_000) });
  const told: [string, Uint8Array | string, RegExp][] = [
    ["弹.docx", bomb, /压缩炸弹/],
    ["断.docx", sound.slice(0, 300), /不完整|坏了/],
    ["密.docx", docxOf(para("机密★一年") + para("一段话。")), /“机密”标志.*不能导入/],
    ["秘.txt", "秘密\n\n一段话。", /密级标志/],
    ["空.txt", "", /一个字节也没有/],
    ["乱.txt", new Uint8Array([0x81, 0x20, 0xff, 0xfe]), /请/],
    ["表.xlsx", "不看", /这是表格/],
    [
      "锁.docx",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
      /加了密码/,
    ],
  ];
  for (const [name, bytes, words] of told) {
    const answer = await outcome(bytes, { name });
    expect(answer, name).toMatchObject({
      outcome: "refused",
      message: expect.stringMatching(words) as string,
    });
  }
  expect(await looseBlobs()).toBe(before);
  expect(county.log()).not.toContain("密.docx");
  expect(county.log()).not.toContain(encodeURIComponent("密"));
});

test("a paper marked 内部 asks for a yes, and goes on with it; 密级 does not", async () => {
  const paper = "内部资料\n\n一段话。";
  expect(await outcome(paper)).toEqual({
    outcome: "internal",
    message: expect.stringContaining("第 1 行有“内部资料”标志") as string,
  });
  expect(await outcome(paper, { more: "&internal=yes" })).toMatchObject({ outcome: "read" });
  expect(await outcome("绝密\n\n一段话。", { more: "&internal=yes" })).toMatchObject({ outcome: "refused" });
});

test("a hundred megabytes are refused before they come, a bad name or unit as well", async () => {
  const headers = { authorization: `Bearer ${office.token()}`, "content-type": "application/octet-stream" };
  const ask = (more: Record<string, string>, unit = "qingxi") =>
    county.app.inject({ method: "POST", url: `/api/import?unit=${unit}`, headers: { ...headers, ...more } });
  const large = await ask({ "file-name": "a.txt", "content-length": "100000000" });
  expect([large.statusCode, large.json()]).toEqual([
    413,
    { code: "too-large", message: "一个文件最大 20 MB，这个太大了。" },
  ]);
  expect(IMPORT_LIMITS.size).toBe(20_000_000);
  for (const name of ["%E4%B8", "a%0Ab.txt", "a%00.txt", "%20", "a".repeat(201)])
    expect((await ask({ "file-name": name })).statusCode, name).toBe(400);
  expect((await ask({})).statusCode).toBe(400);
  expect((await ask({ "file-name": "a.txt" }, "../x")).statusCode).toBe(400);
  const json = await ask({ "file-name": "a.txt", "content-type": "application/json" });
  expect([400, 415]).toContain(json.statusCode);
});

test("a phone sends a file and is told in one of four ways what came of it", async () => {
  const file = (name: string, content: string | Uint8Array, unit = "qingxi") => ({
    unit,
    name,
    bytes: new Uint8Array(Buffer.from(content)),
  });
  const sent: number[] = [];
  const ask = (given: ReturnType<typeof file>) => office.phone.importFile(given, (done) => sent.push(done));
  expect(await ask(file("讲话.docx", sound))).toMatchObject({ outcome: "read", body: { format: "docx" } });
  expect(sent.at(-1)).toBe(sound.length);
  expect(await ask(file("内.txt", "内部资料\n\n一段话。"))).toMatchObject({ outcome: "internal" });
  const yes = { ...file("内.txt", "内部资料\n\n一段话。"), internalAllowed: true };
  expect(await ask(yes)).toMatchObject({ outcome: "read" });
  expect(await ask(file("空.txt", ""))).toMatchObject({ outcome: "refused" });
  expect(await ask(file("甲.txt", "题目\n\n字。", "shiqiao"))).toEqual({
    outcome: "away",
    why: "not-allowed",
  });
  const large = file("大.pdf", new Uint8Array(20_000_001));
  expect(await ask(large)).toEqual({ outcome: "away", why: "too-large" });
});

test("one file at a time a person and a few in all; who goes away in the middle gives his place back", async () => {
  const own = await openCounty({ limits: { importsAtOnce: 2 } });
  await own.app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = own.app.server.address() as AddressInfo;
  const people = [];
  for (const name of ["甲", "乙", "丙"])
    people.push(await own.join(name, "liuwan", [["secretary", "liuwan"]]));
  const open = (who: Enrolled) => {
    const upload = httpRequest({
      port,
      method: "POST",
      path: "/api/import?unit=liuwan",
      headers: {
        authorization: `Bearer ${who.token()}`,
        "content-type": "application/octet-stream",
        "file-name": "a.txt",
        "content-length": 30,
      },
    });
    upload.on("error", () => undefined);
    upload.write("half of it");
    return upload;
  };
  const status = async (who: Enrolled): Promise<{ code: number; message?: string }> => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/import?unit=liuwan`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${who.token()}`,
        "content-type": "application/octet-stream",
        "file-name": "a.txt",
      },
      body: "题目\n\n一段话。",
    });
    const { message } = (await answer.json()) as { message?: string };
    if (answer.status === 429) expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    return { code: answer.status, message };
  };
  const [first, second, third] = people as [Enrolled, Enrolled, Enrolled];
  const asked = vi.spyOn(own.core, "mayImport");
  const uploads = [open(first), open(second)];
  try {
    // Both are let in, and neither has come to its end.
    await vi.waitFor(() => expect(asked.mock.settledResults).toHaveLength(2), { timeout: 20_000 });
    expect((await status(third)).message).toMatch(/别人的文件/);
    expect(await status(first)).toEqual({
      code: 429,
      message: expect.stringContaining("您的上一个文件还在读") as string,
    });
    uploads[0]!.destroy();
    await vi.waitFor(async () => expect((await status(third)).code).toBe(200), { timeout: 20_000 });
    // A finished one gives its place back as well.
    uploads[1]!.end("and its other half!!");
    const [answer] = (await once(uploads[1]!, "response")) as [IncomingMessage];
    answer.resume();
    await vi.waitFor(async () => expect((await status(second)).code).toBe(200), { timeout: 20_000 });
  } finally {
    for (const upload of uploads) upload.destroy();
    await own.close();
  }
});

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { ImportRefusal } from "./decode.ts";
import { readApart, rightsOf } from "./read-apart.ts";
import { utf8 } from "./testing/all-words.ts";
import { docxOf, DOT, drawing, para, pdfOf } from "./testing/packages.ts";

const folder = mkdtempSync(join(tmpdir(), "songxue-apart-"));
afterAll(() => rmSync(folder, { recursive: true }));
const limits = { ms: 60_000, megabytes: 256 };

it("reads what the same file holds when it is read here, pictures with it", async () => {
  const bytes = docxOf(
    para("题目") + para("一段话。") + drawing("embed", "inside", "图"),
    {},
    { "word/media/image1.png": DOT },
  );
  const read = await readApart("文.docx", bytes, false);
  expect(read.text).toMatchObject({ title: "题目", blocks: [{ t: "p" }, { t: "pic", alt: "图" }] });
  expect([...read.pictures.values()].map((picture) => [...picture])).toEqual([[...DOT]]);
  const pdf = await readApart("文.pdf", pdfOf([[[50, 700, 12, "Some words."]]]), false);
  expect(pdf.text.blocks).toHaveLength(1);
  await expect(readApart("空.docx", docxOf(""), false)).rejects.toThrow(/^空\.docx：文件是空的/);
});

it("cannot read other files, write, start programs, reach the network or see the environment", () => {
  const secret = join(folder, "secret.txt");
  writeFileSync(secret, "secret");
  const hooks = new URL("apart/without-network.ts", import.meta.url).href;
  const attempts = {
    read: `(await import("node:fs")).readFileSync(${JSON.stringify(secret)})`,
    data: `(await import("node:fs")).readdirSync(".")`,
    write: `(await import("node:fs")).writeFileSync(${JSON.stringify(join(folder, "new.txt"))}, "x")`,
    program: `(await import("node:child_process")).execSync("id")`,
    thread: `new (await import("node:worker_threads")).Worker("1", { eval: true })`,
    network: `(await import("node:net")).connect(80, "127.0.0.1")`,
    web: `(await import("node:http")).get("http://127.0.0.1")`,
    fetch: `await fetch("http://127.0.0.1")`,
  };
  const probe = `import ${JSON.stringify(hooks)}; const said = { environment: Object.keys(process.env) };
    ${Object.entries(attempts)
      .map(([name, code]) => `try { ${code}; said.${name} = "done"; } catch { said.${name} = "refused"; }`)
      .join("\n")}
    console.log(JSON.stringify(said));`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...rightsOf(limits), "--input-type=module", "-e", probe],
    { env: {}, encoding: "utf8" },
  );
  expect(stderr).toBe("");
  const refused = Object.fromEntries(Object.keys(attempts).map((name) => [name, "refused"]));
  expect(JSON.parse(stdout)).toEqual({ environment: [], ...refused });
  expect(readdirSync(folder)).toEqual(["secret.txt"]);
});

it("who takes too long is ended, and the message says so", async () => {
  await expect(readApart("慢.txt", utf8("一段话。"), false, { ...limits, ms: 1 })).rejects.toThrow(
    /慢\.txt：读了 1 秒还没读完.*请/,
  );
});

it("who takes too much memory is ended, and the rest goes on", async () => {
  const large = utf8(`<p>${"<b>一</b>".repeat(600_000)}`);
  const refused = readApart("大.html", large.slice(0, 4_900_000), false, { ms: 60_000, megabytes: 24 });
  await expect(refused).rejects.toThrow(ImportRefusal);
  await expect(refused).rejects.toThrow(/内存不够.*请/);
});

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { array, assert, boolean, property, string, tuple, uint8Array } from "fast-check";
import { describe, expect, test } from "vitest";
import { endingOf, nameOf, Names } from "./file-names.ts";
import { ZipWriter } from "./zip-writer.ts";

const AT = Date.parse("2026-03-12T19:31:40+08:00");
const bytes = (words: string) => new TextEncoder().encode(words);

function zipOf(files: readonly (readonly [path: string, content: Uint8Array<ArrayBuffer>, pack: boolean])[]) {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const zip = new ZipWriter((part) => parts.push(part));
  for (const [path, content, pack] of files) zip.add(path, content, AT, pack);
  zip.end();
  return new Uint8Array(Buffer.concat(parts));
}

const FILES = [
  ["说明.txt", bytes("打开就能看。\n".repeat(200)), true],
  ["体会/2026-03-12 修渠的事.md", bytes("# 修渠的事\n"), true],
  ["声音/修渠的事 第1段.webm", new Uint8Array(70_000).map((_, i) => (i * 31) % 251), false],
  ["空的.txt", new Uint8Array(), false],
] as const;

function inFile<T>(content: Uint8Array, use: (path: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "songxue-zip-"));
  try {
    const path = join(folder, "all.zip");
    writeFileSync(path, content);
    return use(path, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
function has(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe("a zip of ours", () => {
  test("is read back as it was written, whatever is in it", () => {
    const file = tuple(uint8Array({ maxLength: 300 }), boolean());
    assert(
      property(array(file, { maxLength: 8 }), (files) => {
        const all = files.map(
          ([content, pack], i) => [`第${i}个.bin`, new Uint8Array(content), pack] as const,
        );
        const read = unzipSync(zipOf(all));
        expect(Object.keys(read)).toEqual(all.map(([path]) => path));
        for (const [path, content] of all) expect(Buffer.from(read[path]!).equals(content)).toBe(true);
      }),
    );
  });

  test.skipIf(!has("unzip", "-v"))("opens in unzip, if it is there, with Chinese names", () => {
    inFile(zipOf(FILES), (path, folder) => {
      expect(execFileSync("unzip", ["-t", path]).toString()).toContain("No errors detected");
      execFileSync("unzip", ["-q", path, "-d", join(folder, "out")], {
        env: { ...process.env, LC_ALL: "C.UTF-8" },
      });
      for (const [name, content] of FILES)
        expect(readFileSync(join(folder, "out", name)).equals(content), name).toBe(true);
    });
  });

  test.skipIf(!has("python3", "--version"))(
    "opens in Python's zipfile, if it is there, as UTF-8 and with its time",
    () => {
      const script =
        "import zipfile,json,sys; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; " +
        "print(json.dumps([[i.filename,i.flag_bits,i.file_size,list(i.date_time)] for i in z.infolist()]))";
      const listed = inFile(zipOf(FILES), (path) => execFileSync("python3", ["-c", script, path]).toString());
      expect(JSON.parse(listed)).toEqual(
        FILES.map(([name, content]) => [name, 0x800, content.length, [2026, 3, 12, 19, 31, 40]]),
      );
    },
  );
});

describe("names of files", () => {
  test("hold nothing that Windows or Android refuse, and are never empty, too long or the same", () => {
    assert(
      property(array(string({ unit: "binary", maxLength: 60 }), { maxLength: 5 }), (titles) => {
        const names = new Names();
        const taken = titles.map((title) => names.take("体会/", nameOf(title, "没有题目"), ".md"));
        expect(new Set(taken.map((path) => path.toLowerCase())).size).toBe(titles.length);
        for (const path of taken) {
          const name = path.slice("体会/".length);
          const isSafe =
            !/[\\/:*?"<>|\u0000-\u001f]/.test(name) &&
            !/^[ .]|[ .]\.md$/.test(name) &&
            new TextEncoder().encode(name).length < 250 &&
            name.length > ".md".length;
          if (!isSafe) throw new Error(`not safe: ${JSON.stringify(name)}`);
        }
      }),
    );
  });

  test.each([
    ["入党：为了什么？/第一稿", "入党：为了什么？ 第一稿"],
    ["a:b*c", "a b c"],
    ["CON", "_CON"],
    ["nul.txt", "_nul.txt"],
    [" .. ", "没有题目"],
    ["写".repeat(50), "写".repeat(40)],
  ])("%j is %j", (title, name) => {
    expect(nameOf(title, "没有题目")).toBe(name);
  });

  test("two of a kind get numbers; types their endings", () => {
    const names = new Names();
    expect(["A", "a", "A"].map((name) => names.take("", name, ".md"))).toEqual([
      "A.md",
      "a（2）.md",
      "A（3）.md",
    ]);
    expect(["audio/webm;codecs=opus", "image/jpeg", "x/y"].map(endingOf)).toEqual([".webm", ".jpg", ".bin"]);
  });
});

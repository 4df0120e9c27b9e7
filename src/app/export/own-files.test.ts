import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { archiveOf, PAGE, VOICE } from "../../domain/testing/member-archive.ts";
import { FetchStopped, type Phone } from "../../sync/phone.ts";
import { aboutExport } from "./about-export.ts";
import { type OwnData, ownFiles } from "./own-files.ts";
import { writeZip } from "./write-zip.ts";

const NOW = Date.parse("2026-03-20T09:00:00+08:00");
const CERTIFICATE = "d".repeat(64);

function data(more: Partial<OwnData> = {}): OwnData {
  const { journal, notes, ...archive } = archiveOf();
  journal.write(
    NOW - 5,
    "certificate-shown",
    { day: "2026-03-11", where: "深圳", minutes: 60, photo: CERTIFICATE, size: 70 },
    { by: "he" },
  );
  const entries = journal.entries.filter(({ of }) => of === "he");
  const draft = { id: "essay:e2", savedAt: NOW, content: { title: "没写完的", text: "只有一句" } };
  return {
    archive,
    notes,
    complaints: [],
    entries,
    drafts: [draft],
    files: [],
    textTitle: () => undefined,
    ...more,
  };
}
const textOf = (files: ReturnType<typeof ownFiles>, path: string) =>
  files.texts.find((one) => one.path === path)?.text ?? `no ${path}`;

/** As much of a phone as a zip needs. */
function blobsOf(here: Record<string, number>, away: Record<string, number> = {}) {
  const bytes = (id: string, size: number) => new Uint8Array(size).fill(id.charCodeAt(0));
  const fetched = new Map<string, number>();
  const blobs = {
    has: (ids: readonly string[]) => Promise.resolve(new Set(ids.filter((id) => id in here))),
    get: (id: string) => {
      const size = here[id] ?? fetched.get(id);
      return Promise.resolve(size === undefined ? undefined : bytes(id, size));
    },
    fetch(wanted: readonly { id: string; size: number }[]) {
      const { id, size } = wanted[0]!;
      if (!(id in away)) return Promise.reject(new FetchStopped("missing", "not there"));
      fetched.set(id, size);
      return Promise.resolve();
    },
    remove(ids: readonly string[]) {
      for (const id of ids) fetched.delete(id);
      return Promise.resolve();
    },
  };
  return { blobs: blobs as unknown as Phone["blobs"], fetched };
}
const wishes = { fetches: true, on: () => undefined, signal: { aborted: false }, now: NOW, about: () => "" };

test("an essay is one file with every version, what was spoken, by hand, written down and answered, and links to them", () => {
  const files = ownFiles(data());
  expect(files.texts.map(({ path }) => path)).toEqual([
    "体会/2026-03-14 修渠的事.md",
    "学习记录.md",
    "签到.md",
    "送学.md",
    "笔记.md",
    "草稿.md",
  ]);
  const essay = textOf(files, "体会/2026-03-14 修渠的事.md");
  expect(essay).toContain("## 第 1 次交，2026年3月14日 晚上9:00\n\n头一稿。");
  expect(essay).toContain("党员先上。  \n我报名挖第一段。");
  expect(essay).toContain(
    "[口述第 1 段，1分5秒](<../声音/2026-03-14 修渠的事 第2次 第1段.webm>)，答“最受触动的是什么”",
  );
  expect(essay).toContain("陈建国写下的：我最受触动的是……");
  expect(essay).toContain("![手写第 1 页](<../照片/2026-03-14 修渠的事 第2次 第1页.jpg>)");
  expect(essay).toContain("批注“党员先上”：说得实在");
  expect(textOf(files, "学习记录.md")).toContain("| 1 | 2026年3月10日 | 寄来的材料 |");
  expect(textOf(files, "草稿.md")).toContain("《没写完的》");
  expect(textOf(files, "笔记.md")).toContain("先修下游，这话在理。");
  expect(files.media.map(({ path, blob }) => [path, blob])).toEqual([
    ["声音/2026-03-14 修渠的事 第2次 第1段.webm", VOICE],
    ["照片/2026-03-14 修渠的事 第2次 第1页.jpg", PAGE],
    ["照片/参学证明 2026-03-11.jpg", CERTIFICATE],
  ]);
});

test("a file of his that nothing else names has a place too, and one that is named has one only", () => {
  const own = [
    { id: VOICE, size: 900, type: "audio/webm" },
    { id: "e".repeat(64), size: 5, type: "audio/mp4" },
    { id: "f".repeat(64), size: 6 },
  ];
  const { media } = ownFiles(data({ files: own }));
  expect(media.map(({ path }) => path).slice(2)).toEqual([
    "照片/参学证明 2026-03-11.jpg",
    "声音/别的 2.m4a",
    "附件/别的 3.bin",
  ]);
});

test("all is in the zip: what was away is fetched and takes no room afterwards, what cannot be had is named", async () => {
  const files = ownFiles(data());
  const { blobs, fetched } = blobsOf({ [VOICE]: 900 }, { [PAGE]: 800 });
  const counted: number[] = [];
  const written = await writeZip(blobs, files, {
    ...wishes,
    on: (done) => counted.push(done),
    about: (missing) => aboutExport("何小满", NOW, missing),
  });
  const read = unzipSync(new Uint8Array(await written!.zip.arrayBuffer()));
  expect(Object.keys(read)).toEqual([
    ...files.texts.map(({ path }) => path),
    ...files.media.slice(0, 2).map(({ path }) => path),
    "说明.txt",
  ]);
  expect(read["声音/2026-03-14 修渠的事 第2次 第1段.webm"]).toHaveLength(900);
  expect(fetched.size).toBe(0);
  expect(counted.at(-1)).toBe(900 + 800 + 70);
  const about = new TextDecoder().decode(read["说明.txt"]);
  expect(about).toContain("照片/参学证明 2026-03-11.jpg：还没有传到服务器");
  expect(about).toContain("\r\n");
});

test("what is left out since it is others' is said, with why", () => {
  expect(aboutExport("何小满", NOW, [])).not.toContain("说的是别人的");
  expect(aboutExport("何小满", NOW, [], 3)).toContain("说的是别人的 3 条不在里面");
});

test("who does not want to fetch gets what is here, and who stops gets nothing", async () => {
  const files = ownFiles(data());
  const { blobs } = blobsOf({ [VOICE]: 900 }, { [PAGE]: 800 });
  const without = await writeZip(blobs, files, { ...wishes, fetches: false });
  expect(without?.missing.map(({ why }) => why)).toEqual(["不在这部手机上", "不在这部手机上"]);
  const signal = { aborted: false };
  const on = (): void => void (signal.aborted = true);
  expect(await writeZip(blobs, files, { ...wishes, on, signal })).toBeUndefined();
});

test("sixty megabytes of sounds go through, no more than a few of them in hand at once", async () => {
  const size = 2_500_000;
  const media = Array.from({ length: 24 }, (_, i) => ({ path: `声音/${i}.webm`, blob: `${i}`, size }));
  const { blobs } = blobsOf(Object.fromEntries(media.map(({ blob }) => [blob, size])));
  let most = 0;
  let inHand = 0;
  const RealBlob = globalThis.Blob;
  // What the browser has taken over is in its hands.
  globalThis.Blob = class extends RealBlob {
    constructor(parts: BlobPart[] = [], options?: BlobPropertyBag) {
      super(parts, options);
      if (parts.some((part) => part instanceof Uint8Array)) inHand = 0;
    }
  };
  try {
    const get = blobs.get.bind(blobs);
    blobs.get = async (id) => {
      inHand += size;
      most = Math.max(most, inHand);
      return get(id);
    };
    const written = await writeZip(blobs, { texts: [], media }, wishes);
    expect(written!.zip.size).toBeGreaterThan(media.length * size);
  } finally {
    globalThis.Blob = RealBlob;
  }
  expect(most).toBeLessThanOrEqual(3 * size);
}, 60_000);

// Twenty minutes of speaking and twelve photos, made on a slow phone without a network, over a line that is cut ten times.
import { createHash } from "node:crypto";
import { type CDPSession, expect, test } from "@playwright/test";
import { PIECES } from "../../src/sync/uploads.ts";
import type { TestServer } from "../testing/server.ts";
import { startServer } from "../testing/server.ts";
import { enrol, keptForOffline, person, tap, title } from "../testing/person.ts";
import { beside, foundBranch, publish } from "./testing/beside.ts";
import { openEditor, prepareEditors } from "./testing/editors.ts";
import { seededDice } from "./testing/seed.ts";
import { slowLine } from "./testing/slow-line.ts";

const PARTS = 5;
const PART_MINUTES = 4;
const PHOTOS = 12;
const CUTS = 10;
/** bytes a second; a real 2G would do a tenth, and this test would take ten times as long */
const SPEED = 500_000;
/** bytes beside files that a few dozen requests take */
const HEADS = 150_000;
/** Bytes that the page may hold beyond what it held before: some pieces, whatever is to be sent in all. */
const HELD = 4_000_000;

test(
  "20 minutes of recording and 12 photos, made offline on a phone that is six times slower, arrive whole over a line that is cut ten times",
  { tag: "@phone" },
  async ({ context }) => {
    test.setTimeout(180_000);
    const { dice } = seededDice("uploads");
    const server = await startServer(test.info().project.name, ["--empty"]);
    const line = await slowLine(server.url);
    try {
      const [chen] = await foundBranch(server, ["陈建国"]);
      const minutes = (await prepareEditors(server)).find(({ name }) => name === "minutes")!;
      await beside(server, ({ office }) => {
        const blocks = Array.from({ length: PARTS }, (_, i) => ({ t: "p" as const, text: `第${i + 1}段。` }));
        return publish(office, "text-to-be-read1", { studyText: 1, title: "读一读", blocks });
      });
      // As in WeChat: the phone's own recorder makes the files, and nobody speaks for twenty minutes here.
      await context.addInitScript(() => Reflect.deleteProperty(window, "MediaRecorder"));
      const member = await person(context);
      const { page } = member;
      await enrol(member, chen!.link.replace(server.url, line.url));
      const photos = await page.evaluate(paint, PHOTOS);
      await page.goto(`${line.url}/#/texts/text-to-be-read1`);
      await tap(page, "存到手机再读");
      await expect(page.getByText("第1段。")).toBeVisible();
      await page.goto(`${line.url}/#/texts/text-to-be-read1/record`);
      await expect(page.getByRole("button", { name: "开始录" })).toBeVisible();
      await openEditor(page, line.url, minutes);
      await keptForOffline(member, "staff");

      await context.setOffline(true);
      const cdp = await context.newCDPSession(page);
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: 6 });
      await test.step("twelve photos in the minutes", async () => {
        const field = page.locator("input[type=file][accept='image/*']");
        for (const [i, photo] of photos.entries()) {
          const buffer = Buffer.from(photo, "base64");
          await field.setInputFiles({ name: `${i}.jpg`, mimeType: "image/jpeg", buffer });
          await expect(page.getByRole("button", { name: `去掉照片 ${i + 1}`, exact: true })).toBeVisible();
        }
        await page.getByRole("textbox", { name: "主要内容" }).fill("照片是会上拍的。");
        await tap(page, "结束会议并保存");
        await expect(title(page)).not.toHaveText("会议记录");
      });
      await test.step("twenty minutes in five parts", async () => {
        await page.goto(`${line.url}/#/texts/text-to-be-read1/record`);
        await tap(page, "开始录");
        for (let i = 0; i < PARTS; i++) {
          await expect(page.getByText(`第 ${i + 1} 段，共 ${PARTS} 段`)).toBeVisible();
          const buffer = spoken(i);
          await page
            .locator("input[type=file][accept='audio/*']")
            .setInputFiles({ name: `${i}.wav`, mimeType: "audio/wav", buffer });
          await expect(page.getByRole("button", { name: /^(下一段|全部段落)$/ }).first()).toBeVisible();
          await tap(page, i < PARTS - 1 ? "下一段" : "全部段落");
        }
        await tap(page, "交给支部听一听");
        await expect(page.getByText("已存在本机，有了网络就交给支部。")).toBeVisible();
      });

      await page.goto(`${line.url}/#/state`);
      const bar = page.getByRole("progressbar", { name: "照片和录音，服务器已收到" });
      await expect(bar).toHaveAttribute("value", "0");
      const total = Number(await bar.getAttribute("max"));
      expect(total).toBeGreaterThan(PARTS * PART_MINUTES * 60 * 4_000);
      await page.evaluate(watchProgress);
      const before = await heldBy(cdp);
      const sentBefore = line.sent;
      line.slow(SPEED);
      line.cutAfter(Array.from({ length: CUTS }, () => Math.floor(total * (0.02 + 0.9 * dice.roll()))));
      let held = 0;
      await context.setOffline(false);
      await expect(async () => {
        held = Math.max(held, (await heldBy(cdp)) - before);
        // The phone finds its network again, and says so.
        if (await page.getByText(/离线/).first().isVisible()) await page.evaluate(networkIsBack);
        await expect(bar).toHaveCount(0, { timeout: 100 });
      }).toPass({ timeout: 90_000, intervals: [700] });

      const { seen, lines } = await page.evaluate(progressSeen);
      console.log(
        `uploads: ${total} bytes, ${line.sent - sentBefore} over the line, ${line.cuts} cuts, at most ${held} bytes more held, ${seen.length} figures`,
      );
      expect(line.cuts).toBe(CUTS);
      // True: never back, never beyond, to the end, and of all the same.
      expect(seen.map(({ sent }) => sent)).toEqual(seen.map(({ sent }) => sent).sort((a, b) => a - b));
      expect(new Set(seen.map(({ of }) => of))).toEqual(new Set([total]));
      expect(seen.at(-1)!.sent).toBeGreaterThanOrEqual(total - PIECES.most);
      expect(seen.at(-1)!.sent).toBeLessThanOrEqual(total);
      expect(lines.some((words) => /^正在上传 照片 \d+\/12 · .* MB \/ .* MB$/.test(words))).toBe(true);
      expect(lines.some((words) => /^正在上传 录音 \d\/5 · .* MB \/ .* MB$/.test(words))).toBe(true);
      expect(line.sent - sentBefore).toBeLessThan(total + CUTS * PIECES.most + HEADS);
      expect(held).toBeLessThan(HELD);
      await expect(page.getByText("待上传")).toHaveCount(0);
      expect(await wholeOn(server)).toEqual({ whole: PARTS + PHOTOS, bytes: total, broken: [] });
      expect(member.troubles).toEqual([]);
    } finally {
      await line.close();
      await server.dispose();
    }
  },
);

/** Four minutes as a phone's recorder keeps them, of as many bytes as Opus would take: a hum, 8 bits, 4,000 a second. */
function spoken(nth: number): Buffer {
  const length = PART_MINUTES * 60 * 4_000;
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(4_000, 24);
  head.writeUInt32LE(4_000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write("data", 36);
  head.writeUInt32LE(length, 40);
  const hum = Uint8Array.from(
    { length },
    (_, i) => 128 + 90 * Math.sin(((i * (nth + 3)) % 4_000) / 9) * Math.sin(i / 7_000),
  );
  return Buffer.concat([head, hum]);
}

/** Photos as large as a camera makes them, each another one. @returns base64 */
async function paint(count: number): Promise<string[]> {
  const photos: string[] = [];
  for (let nth = 0; nth < count; nth++) {
    const canvas = new OffscreenCanvas(1_600, 1_200);
    const pen = canvas.getContext("2d")!;
    for (let i = 0; i < 6_000; i++) {
      pen.fillStyle = `hsl(${(i * 47 + nth * 31) % 360} 60% ${20 + ((i * 13) % 60)}%)`;
      pen.fillRect((i * 379 + nth * 53) % 1_600, (i * 211) % 1_200, 40 + ((i * 7) % 60), 30);
    }
    const bytes = new Uint8Array(
      await (await canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 })).arrayBuffer(),
    );
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    photos.push(btoa(text));
  }
  return photos;
}

interface Seen {
  seen: { sent: number; of: number }[];
  lines: string[];
}

/** Notes every figure that stands on the screen. */
function watchProgress(): void {
  const told: Seen = { seen: [], lines: [] };
  (window as unknown as { told: Seen }).told = told;
  const look = (): void => {
    const bar = document.querySelector<HTMLProgressElement>("main progress");
    const last = told.seen.at(-1);
    if (bar && (bar.value !== last?.sent || bar.max !== last.of))
      told.seen.push({ sent: bar.value, of: bar.max });
    const words = document.querySelector("main .notice-title")?.textContent ?? "";
    if (words !== told.lines.at(-1)) told.lines.push(words);
  };
  look();
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
}

function progressSeen(): Seen {
  return (window as unknown as { told: Seen }).told;
}

function networkIsBack(): void {
  dispatchEvent(new Event("online"));
}

/** Bytes that the page cannot let go of: its objects, and what lies in its buffers. */
async function heldBy(cdp: CDPSession): Promise<number> {
  await cdp.send("HeapProfiler.collectGarbage");
  const held = (await cdp.send("Runtime.getHeapUsage")) as { usedSize: number; backingStorageSize?: number };
  expect(held.backingStorageSize, "this Chromium tells of buffers").toBeDefined();
  return held.usedSize + held.backingStorageSize!;
}

/** Files of people on the server: how many are whole and have the hash that they are called by. */
function wholeOn(server: TestServer): Promise<{ whole: number; bytes: number; broken: string[] }> {
  return beside(server, async ({ store }) => {
    const blobs = await store.read
      .selectFrom("blobs")
      .select(["id", "size", "stored"])
      .where("owner", "!=", "")
      .execute();
    const found = { whole: 0, bytes: 0, broken: [] as string[] };
    for (const { id, size, stored } of blobs) {
      const pieces = await store.read
        .selectFrom("blob_pieces")
        .select("bytes")
        .where("id", "=", id)
        .orderBy("at")
        .execute();
      const hash = createHash("sha256");
      for (const { bytes } of pieces) hash.update(bytes);
      if (stored !== size || hash.digest("hex") !== id) found.broken.push(id);
      else found.whole++;
      found.bytes += stored;
    }
    return found;
  });
}

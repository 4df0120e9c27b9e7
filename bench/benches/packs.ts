// What a campaign's first pack costs a member on the wire, and what a changed text costs him. Bytes, the same in every run.
import { brotliCompressSync } from "node:zlib";
import type { Result } from "../harness/report.ts";
import type { WantedBlob } from "../../src/sync/phone.ts";
import { freeLink, type Link, openLink } from "../harness/slow-link.ts";
import { inTemporaryFolder } from "../harness/temporary-folder.ts";
import { studyText, textBytes } from "../harness/texts.ts";
import { type ByteChange, openPackFloor } from "../floors/pack-server.ts";
import { openTextServer } from "../ours/text-server.ts";

const count = 40;
/** The text that changes, and the words of it that do. */
const changing = 7;
const insert = new TextEncoder().encode("这一句是后来改的，请大家再看一遍，有不清楚的地方当面问老支书。");

/** Whoever answers must know who asks. As long as ours. */
const TOKEN = "x".repeat(131);

export async function packs(): Promise<Result> {
  const texts: Uint8Array[] = Array.from({ length: count }, (_, i) => textBytes(i));
  const { before, after, change } = changedText(changing);
  texts[changing] = before;
  const ours = await measureOurs(texts, after);
  const floor = await measureFloor(texts, change);
  const all = texts.reduce((sum, { length }) => sum + length, 0);
  const brotli = brotliCompressSync(Buffer.concat(texts)).length;
  return {
    lines: [
      { name: "packs-first", ratio: ours.first / floor.first, goal: 1.15 },
      { name: "packs-change", ratio: ours.change / floor.change, goal: 2 },
    ],
    raw: [
      `bytes both ways, with the heads of HTTP: ${count} texts of 10,000 characters, and one of them with a sentence changed`,
      `  first pack  ours ${ours.first}, one gzip of all ${floor.first}; the texts are ${all}, one brotli of all would be ${brotli}`,
      `  a change    ours ${ours.change}, the new words alone ${floor.change}; the text is ${after.length}`,
    ],
  };
}

interface Bytes {
  first: number;
  change: number;
}

async function measureOurs(texts: readonly Uint8Array[], after: Uint8Array): Promise<Bytes> {
  return inTemporaryFolder(async (folder) => {
    const server = await openTextServer(folder);
    const link = await openLink(server.port, freeLink);
    try {
      const wanted: WantedBlob[] = [];
      for (const [i, bytes] of texts.entries())
        wanted.push({ id: await server.publish(nameOf(i), bytes), size: bytes.length });
      const phone = await server.phoneAt(link.port);
      const first = await bytesOf(link, () => phone.blobs.fetch(wanted, () => undefined));
      const id = await server.publish(nameOf(changing), after);
      await phone.contact();
      const earlier = [wanted[changing]!.id];
      const change = await bytesOf(link, () =>
        phone.blobs.fetch([{ id, size: after.length, earlier }], () => undefined),
      );
      const here = await phone.blobs.has([...wanted.map((one) => one.id), id]);
      if (here.size !== count + 1) throw new Error("Not all texts came.");
      return { first, change };
    } finally {
      await link.close();
      await server.close();
    }
  });
}

async function measureFloor(texts: readonly Uint8Array[], change: ByteChange): Promise<Bytes> {
  const server = await openPackFloor(texts, change);
  const link = await openLink(server.port, freeLink);
  const ask = (path: string, body?: string) =>
    bytesOf(link, async () => {
      const method = body === undefined ? "GET" : "POST";
      const headers = { authorization: `Bearer ${TOKEN}` };
      const address = `http://127.0.0.1:${link.port}${path}`;
      const response = await fetch(address, { method, headers, ...(body && { body }) });
      await response.arrayBuffer();
    });
  try {
    const hash = "0123456789abcdef".repeat(4);
    return {
      first: await ask("/pack"),
      change: await ask("/change", JSON.stringify({ want: hash, have: hash })),
    };
  } finally {
    await link.close();
    server.close();
  }
}

async function bytesOf(link: Link, work: () => Promise<void>): Promise<number> {
  link.takeBytes();
  await work();
  return link.takeBytes();
}

function nameOf(i: number): string {
  return `text-of-bench-${String(i).padStart(2, "0")}`;
}

/** A sentence in its middle is another one. */
function changedText(number: number): { before: Uint8Array; after: Uint8Array; change: ByteChange } {
  const text = studyText(number);
  const half = Math.floor(text.blocks.length / 2);
  const block = text.blocks.slice(half).find(({ t }) => t === "p");
  if (block?.t !== "p") throw new Error("The text has no paragraph.");
  const old = block.text.slice(0, block.text.indexOf("。") + 1);
  const encode = (): Uint8Array => new TextEncoder().encode(JSON.stringify(text));
  const before = encode();
  const at = Buffer.from(before).indexOf(block.text);
  block.text = new TextDecoder().decode(insert) + block.text.slice(old.length);
  return { before, after: encode(), change: { at, remove: Buffer.byteLength(old), insert } };
}

import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from "node:crypto";
import type { EntryKind, NewEntry } from "../../domain/entry.ts";
import type { FeedId } from "../../domain/feeds.ts";
import type { Instant } from "../../domain/ids.ts";
import { fromBase64Url, toBase64Url } from "../../protocol/bytes.ts";
import { deriveRun, formatRun, type Run, type RunEntry } from "../../protocol/run.ts";
import { deviceIdOf, firstLink } from "../../protocol/chain.ts";
import { writeEntry } from "../../protocol/write-entry.ts";
import type { EntryItem, FeedItem } from "../../protocol/feed.ts";
import type { PushAnswer } from "../../protocol/push.ts";
import { PUSH_CONTEXT } from "../../protocol/push-context.ts";
import { utf8 } from "../../protocol/utf8.ts";
import { sha256 } from "../accept/crypto.ts";
import type { PushOutcome, ServerCore } from "../core.ts";

/** As much of a phone as the server sees: a key, a journal sealed in runs, cursors. It keeps everything and can send it again. */
export class TestPhone {
  readonly device: string;
  readonly publicKey: Uint8Array;
  readonly #privateKey: KeyObject;
  readonly #sealedEntries: RunEntry[] = [];
  readonly #clock: () => Instant;
  readonly runs: { from: number; to: number; text: string }[] = [];
  #head = 0;
  #link: Uint8Array;
  #sealed = 0;
  #unsealed: RunEntry[] = [];
  /** one for all runs of a test phone: the salts differ by number */
  readonly #seed = new Uint8Array(randomBytes(16));
  epoch: string | null = null;
  through = 0;
  token = "";
  cookie: string | undefined;
  last: PushAnswer | undefined;
  readonly feeds = new Map<FeedId, { generation: number; has: number; items: FeedItem[] }>();

  constructor(
    clock: () => Instant,
    privateKey = generateKeyPairSync("ec", { namedCurve: "prime256v1" }).privateKey,
  ) {
    this.#clock = clock;
    const { x, y } = createPublicKey(privateKey).export({ format: "jwk" });
    this.publicKey = Buffer.concat([Uint8Array.of(4), fromBase64Url(x!)!, fromBase64Url(y!)!]);
    this.#privateKey = privateKey;
    this.device = deviceIdOf(sha256, this.publicKey);
    this.#link = firstLink(sha256, this.device);
  }

  /** @returns the ids of the entries */
  write<K extends EntryKind>(...entries: NewEntry<K>[]): string[] {
    return this.writeTexts(entries.map((entry) => writeEntry(entry, this.#clock())));
  }

  writeTexts(texts: readonly RunEntry[]): string[] {
    return texts.map((text) => {
      this.#unsealed.push(text);
      return `${this.device}.${++this.#head}`;
    });
  }

  /** Seals what was written since. @returns the text of the run */
  seal(): string | undefined {
    if (this.#unsealed.length === 0) return undefined;
    const run = {
      device: this.device,
      from: this.#sealed + 1,
      seed: this.#seed,
      ...(this.#sealed === 0 && { key: this.publicKey }),
      entries: this.#unsealed,
    };
    const { signed, link, to } = deriveRun(sha256, run, this.#link);
    const text = formatRun({ ...run, signature: this.sign(signed) });
    this.runs.push({ from: run.from, to, text });
    this.#sealedEntries.push(...this.#unsealed);
    this.#unsealed = [];
    this.#sealed = to;
    this.#link = link;
    return text;
  }

  /** A clone of this phone, as it was after its first run: the two go on by themselves. */
  twin(): TestPhone {
    const twin = new TestPhone(this.#clock, this.#privateKey);
    const first = this.runs[0]!;
    twin.#head = twin.#sealed = first.to;
    const entries = this.#sealedEntries.slice(0, first.to);
    twin.#link = deriveRun(sha256, this.#runOver(entries), this.#firstLink()).link;
    return twin;
  }

  /** The whole journal as one run, with the salts that it had. */
  resealed(): string {
    const run = this.#runOver(this.#sealedEntries);
    const { signed } = deriveRun(sha256, run, this.#firstLink());
    return formatRun({ ...run, signature: this.sign(signed) });
  }

  #runOver(entries: readonly RunEntry[]): Omit<Run, "signature"> {
    return { device: this.device, from: 1, seed: this.#seed, key: this.publicKey, entries };
  }

  #firstLink(): Uint8Array {
    return firstLink(sha256, this.device);
  }

  sign(bytes: Uint8Array): Uint8Array {
    return sign("sha256", bytes, { key: this.#privateKey, dsaEncoding: "ieee-p1363" });
  }

  /** A push of these runs, signed by this phone. */
  envelope(runs: readonly string[], now = this.#clock()): string {
    const cursors = [...this.feeds].map(([feed, { generation, has }]) => [feed, generation, has]);
    const head = { protocol: 1, device: this.device, now, epoch: this.epoch, cursors, runs: runs.length };
    const text = `${JSON.stringify(head)}\n${runs.join("")}`;
    const digest = createHash("sha256").update(text).digest();
    return `${text}${toBase64Url(this.sign(Buffer.concat([utf8(PUSH_CONTEXT), digest])))}\n`;
  }

  /** Sends what has no receipt yet, and takes the answer in. */
  async contact(core: Pick<ServerCore, "push">): Promise<PushAnswer> {
    this.seal();
    const waiting = this.runs.filter(({ to }) => to > this.through).map(({ text }) => text);
    return this.take(await core.push(this.envelope(waiting), this.cookie));
  }

  take({ answer, recoveryCookie }: PushOutcome): PushAnswer {
    this.last = answer;
    if (recoveryCookie !== undefined) this.cookie = recoveryCookie ?? undefined;
    if (answer.token !== undefined) this.token = answer.token;
    if (answer.epoch !== this.epoch) this.feeds.clear();
    this.epoch = answer.epoch;
    this.through = answer.receipts.find(({ device }) => device === this.device)?.through ?? this.through;
    for (const feed of this.feeds.keys()) if (!answer.following?.includes(feed)) this.feeds.delete(feed);
    for (const chunk of answer.feeds ?? []) {
      let feed = this.feeds.get(chunk.feed);
      if (!feed || feed.generation !== chunk.generation)
        feed = { generation: chunk.generation, has: 0, items: [] };
      if (chunk.from !== feed.has + 1)
        throw new Error(`${chunk.feed}: has ${feed.has}, got from ${chunk.from}`);
      for (const item of chunk.items) feed.has += item[0] === "own" ? item[2] : 1;
      feed.items.push(...chunk.items);
      this.feeds.set(chunk.feed, feed);
    }
    return answer;
  }

  items(feed: FeedId): FeedItem[] {
    return this.feeds.get(feed)?.items ?? [];
  }

  /** Entries of others in a feed, as `kind`. */
  kinds(feed: FeedId): string[] {
    return this.entries(feed).map(([, , , , , header]) => header.kind);
  }

  entries(feed: FeedId): EntryItem[] {
    return this.items(feed).filter((item): item is EntryItem => item[0] === "e");
  }

  exceptions(): PushAnswer["receipts"][number]["exceptions"] {
    return this.last?.receipts.find(({ device }) => device === this.device)?.exceptions ?? [];
  }
}

/** Runs delivered by nobody: no caller, no token. */
export function carried(runs: readonly string[]): string {
  const head = { protocol: 1, device: null, now: 0, epoch: null, cursors: [], runs: runs.length };
  return `${JSON.stringify(head)}\n${runs.join("")}\n`;
}

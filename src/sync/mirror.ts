import type { SeenEntry } from "../domain/entry.ts";
import type { FeedId } from "../domain/feeds.ts";
import type { BlobId, DeviceId, Instant } from "../domain/ids.ts";
import { FEED_PAGE } from "../protocol/feed-page.ts";
import { countFiles, type FilesToUpload } from "./files-to-upload.ts";
import { Fold } from "./fold.ts";
import { parseHeaderTime } from "./header-time.ts";
import type { Written } from "./journal.ts";
import type { PhonePorts } from "./ports.ts";
import {
  look,
  type Storage,
  type StoredCurrent,
  type StoredEntry,
  type StoredJournal,
  type StoredServer,
  type StoredStanding,
} from "./storage.ts";

/** What a screen reads without waiting: the small values of the storage and the fold of the large ones. */
export class Mirror {
  current: StoredCurrent | undefined;
  standing: StoredStanding | undefined;
  server: StoredServer | undefined;
  journals: ReadonlyMap<DeviceId, StoredJournal> = new Map();
  /** own blobs that are not uploaded yet, those that wait for another network apart */
  files: FilesToUpload = { blobs: 0, sounds: 0, heldBack: 0 };
  #sending: BlobId | undefined;
  readonly #storage: Storage;
  readonly #mayUpload: NonNullable<PhonePorts["mayUpload"]>;
  #fold = new Fold();
  /** how far the own journal and each feed have gone into the fold */
  #heads = new Map<DeviceId, number>();
  #folded = new Map<FeedId, number>();
  /** newest runs last; only those of which it is known when the server had them */
  #received = new Map<DeviceId, { to: number; received: Instant }[]>();
  /** when entries that are not receipted yet were written */
  readonly #times = new Map<DeviceId, Map<number, Instant>>();

  constructor(storage: Storage, mayUpload: PhonePorts["mayUpload"] = () => true) {
    this.#storage = storage;
    this.#mayUpload = mayUpload;
  }

  entries(): readonly SeenEntry[] {
    return this.#fold.entries({
      member: this.standing?.member ?? "",
      journals: this.journals,
      received: (device, n) => {
        const runs = this.#received.get(device) ?? [];
        return runs.find(({ to }) => n <= to)?.received ?? this.server?.last ?? 0;
      },
    });
  }

  /** Number of the newest entry of a journal here. */
  headOf(device: DeviceId): number {
    return this.#heads.get(device) ?? 0;
  }

  /** When an entry that waits was written. */
  writtenAt(device: DeviceId, n: number): Instant | undefined {
    return this.#times.get(device)?.get(n);
  }

  /** Lays over what has just been written, without a look at the storage. @returns false where it does not follow on what is here */
  wrote({ device, first, current, texts }: Written): boolean {
    if (this.current?.device !== device || (this.#heads.get(device) ?? 0) !== first - 1) return false;
    this.current = current;
    texts.forEach((text, i) => this.#addOwn(device, first + i, text));
    return true;
  }

  /** Reads what is new in the storage. */
  async catchUp(): Promise<void> {
    const { current, standing, server, journals, blobs } = await this.#storage.read({
      current: look.current,
      standing: look.standing,
      server: look.server,
      journals: look.all("journals"),
      blobs: look.all("blobs"),
    });
    const anew =
      current?.device !== this.current?.device ||
      server?.rewrites !== this.server?.rewrites ||
      server?.epoch !== this.server?.epoch;
    if (anew) this.#forgetFold();
    this.current = current;
    this.standing = standing;
    this.server = server;
    this.journals = new Map(journals);
    this.files = countFiles(blobs, this.#mayUpload, this.#sending);
    this.#fold.touch();
    for (const [device, journal] of journals) await this.#catchUpJournal(device, journal);
    for (const [feed, { have }] of Object.entries(server?.cursors ?? {}) as [FeedId, { have: number }][]) {
      await this.#catchUpFeed(feed, have);
    }
  }

  /** Looks how far it is with the files alone. @param sending what is on its way at this moment */
  async lookAtFiles(sending: BlobId | undefined): Promise<void> {
    this.#sending = sending;
    const { blobs } = await this.#storage.read({ blobs: look.all("blobs") });
    this.files = countFiles(blobs, this.#mayUpload, sending);
  }

  async #catchUpJournal(device: DeviceId, journal: StoredJournal): Promise<void> {
    const head = this.#heads.get(device) ?? 0;
    const runs = this.#received.get(device) ?? [];
    const { entries, received } = await this.#storage.read({
      entries: look.entries(device, head + 1),
      received: look.span("runs", [device, (runs.at(-1)?.to ?? 0) + 1], [device, journal.receipted]),
    });
    entries.forEach((text, i) => this.#addOwn(device, head + 1 + i, text));
    for (const [[, to], run] of received) {
      if (run.received !== undefined) runs.push({ to, received: run.received });
    }
    this.#received.set(device, runs);
    const times = this.#times.get(device);
    if (times) for (const n of times.keys()) if (n <= journal.receipted) times.delete(n);
  }

  #addOwn(device: DeviceId, n: number, text: StoredEntry): void {
    // A number that is here already has been laid over by `wrote` while the storage was read.
    if (n <= (this.#heads.get(device) ?? 0)) return;
    this.#heads.set(device, n);
    this.#fold.addOwn(device, n, text);
    if (n <= (this.journals.get(device)?.receipted ?? 0)) return;
    const times = this.#times.get(device) ?? new Map<number, Instant>();
    this.#times.set(device, times.set(n, parseHeaderTime(text.header)));
  }

  async #catchUpFeed(feed: FeedId, have: number): Promise<void> {
    const folded = this.#folded.get(feed) ?? 0;
    if (have <= folded) return;
    const first = Math.floor(folded / FEED_PAGE);
    const { pages } = await this.#storage.read({
      pages: look.span("pages", [feed, first], [feed, Infinity]),
    });
    let reached = folded;
    for (const [[, page], { items, count }] of pages) {
      const begins = page * FEED_PAGE;
      if (begins + count <= reached) continue;
      this.#fold.addPage(feed, items, Math.max(0, reached - begins));
      reached = begins + count;
    }
    this.#folded.set(feed, reached);
  }

  #forgetFold(): void {
    this.#fold = new Fold();
    this.#heads = new Map();
    this.#folded = new Map();
    this.#received = new Map();
    this.#times.clear();
  }
}

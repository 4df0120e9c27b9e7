import {
  compareEntries,
  type EntryHeader,
  type EvidenceLevel,
  type EvidenceReason,
  type SeenEntry,
} from "../domain/entry.ts";
import type { FeedId } from "../domain/feeds.ts";
import { type DeviceId, type EntryId, entryId, type Instant, type MemberId } from "../domain/ids.ts";
import type { EntryItem, FactItem } from "../protocol/feed.ts";
import { memberOf } from "./feed-pages.ts";
import type { StoredEntry, StoredItem, StoredJournal } from "./storage.ts";

/** What of the own journal a fold needs to know beside the entries. */
export interface OwnView {
  member: MemberId;
  journals: ReadonlyMap<DeviceId, StoredJournal>;
  /** when the server received an own entry that it has */
  received(device: DeviceId, n: number): Instant;
}

/**
 * Own journal and all feeds as one set of entries, each once, facts laid over. Pages are parsed when somebody looks, not when
 * they come; after something new only that is parsed.
 */
export class Fold {
  #unread: { feed: FeedId; text: string; skip: number }[] = [];
  readonly #seen = new Map<EntryId, SeenEntry>();
  readonly #found = new Map<EntryId, Found>();
  readonly #own = new Map<EntryId, OwnEntry>();
  #cached: readonly SeenEntry[] | undefined;

  /** @param skip items of the page that were given before */
  addPage(feed: FeedId, text: string, skip: number): void {
    this.#unread.push({ feed, text, skip });
    this.#cached = undefined;
  }

  addOwn(device: DeviceId, n: number, { header, body }: StoredEntry): void {
    this.#cached = undefined;
    if (body === null) return;
    this.#own.set(entryId(device, n), { device, n, text: { header, body } });
  }

  /** Receipts or the writer's name have changed. */
  touch(): void {
    this.#cached = undefined;
  }

  entries(view: OwnView): readonly SeenEntry[] {
    if (this.#cached) return this.#cached;
    for (const { text, skip } of this.#unread) this.#read(JSON.parse(text) as StoredItem[], skip);
    this.#unread = [];
    const all = [...this.#seen.values()];
    for (const [id, own] of this.#own) {
      if (!this.#seen.has(id)) all.push(this.#ownSeen(id, own, view));
    }
    this.#cached = all.sort(compareEntries);
    return this.#cached;
  }

  #read(items: StoredItem[], skip: number): void {
    for (let i = skip; i < items.length; i++) {
      const item = items[i]!;
      if (item?.[0] === "e") this.#readEntry(item);
      else if (item?.[0] === "f") this.#readFact(item);
    }
  }

  #readEntry(item: EntryItem): void {
    const [, by, device, n, received, header, body] = item;
    const id = entryId(device, n);
    // Erased: what was known of it elsewhere goes too.
    if (body === null) {
      this.#own.delete(id);
      this.#seen.delete(id);
      return;
    }
    const seen = {
      id,
      device,
      n,
      by,
      of: memberOf(item),
      kind: header.kind,
      at: header.at,
      body,
      received,
      verdict: "accepted",
      ...this.#found.get(id),
    };
    this.#seen.set(id, seen as SeenEntry);
  }

  #readFact([, device, n, fact]: FactItem): void {
    const id = entryId(device, n);
    const found: Found = { ...this.#found.get(id) };
    if (fact.fact === "evidence") {
      found.evidence = fact["level"] as EvidenceLevel;
      found.evidenceReason = fact["why"] as EvidenceReason;
      if (typeof fact["meeting"] === "string") found.meeting = fact["meeting"];
    } else if (fact.fact === "released") found.verdict = "accepted";
    // Once let in it stays in, in whatever order feeds are read.
    else if (fact.fact === "apart") found.verdict ??= "quarantined";
    this.#found.set(id, found);
    const seen = this.#seen.get(id);
    if (seen) this.#seen.set(id, { ...seen, ...found });
  }

  #ownSeen(id: EntryId, own: OwnEntry, view: OwnView): SeenEntry {
    const { device, n } = own;
    own.parsed ??= {
      header: JSON.parse(own.text.header) as EntryHeader,
      body: JSON.parse(own.text.body) as unknown,
    };
    const { header, body } = own.parsed;
    const journal = view.journals.get(device);
    const sent = journal !== undefined && n <= journal.receipted;
    const exception = sent ? journal.exceptions.find((one) => one.n === n) : undefined;
    return {
      id,
      device,
      n,
      by: view.member,
      of: header.for ?? view.member,
      kind: header.kind,
      at: header.at,
      body,
      received: sent ? view.received(device, n) : null,
      ...(sent ? { verdict: exception?.verdict ?? "accepted" } : {}),
      ...this.#found.get(id),
    } as SeenEntry;
  }
}

/** How the server knows a check-in; and whether it set an entry apart. */
type Found = Pick<SeenEntry, "evidence" | "evidenceReason" | "meeting" | "verdict">;

interface OwnEntry {
  device: DeviceId;
  n: number;
  text: { header: string; body: string };
  parsed?: { header: EntryHeader; body: unknown };
}

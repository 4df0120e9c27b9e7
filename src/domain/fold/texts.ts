import type { Cohort } from "../entries/membership.ts";
import type { TextImported, TextPublished } from "../entries/texts.ts";
import type { SeenEntry } from "../entry.ts";
import type { BlobId, EntryId, Instant, MemberId, TextId } from "../ids.ts";
import { inOrder } from "./in-order.ts";

/** A text as it was last published to one unit. */
export interface PublishedText extends TextPublished {
  published: Instant;
  /** not read any more; its title still stands in records */
  withdrawn?: Instant;
  /** why it was withdrawn, where somebody said so */
  why?: string;
}

/** One file that was read. */
export interface TextVersion extends TextImported {
  entry: EntryId;
  imported: Instant;
  /** "": by command on the server */
  by: MemberId;
}

export interface ImportedText extends TextVersion {
  /** who said 我已校对 of exactly this blob; absent: 未校对 */
  proofread?: Proofread;
  /** whether exactly this blob is published now, to whichever unit */
  isPublished: boolean;
  /** of the same text, the latest first */
  earlier: readonly TextVersion[];
}

export interface Proofread {
  by: MemberId;
  /** where it was said by command on the server: who */
  name?: string;
  at: Instant;
}

export interface Texts {
  /** what is read now, each text once, in the order of the course of study */
  published: readonly PublishedText[];
  /** whatever was ever published, in its newest state, the withdrawn ones among them */
  byId: ReadonlyMap<TextId, PublishedText>;
  /** where each text was ever published, a unit once, the newest first */
  places: ReadonlyMap<TextId, readonly PublishedText[]>;
  /** every text that was imported, in its newest state, the latest import first */
  imports: readonly ImportedText[];
}

export function foldTexts(entries: readonly SeenEntry[]): Texts {
  const publications = new Map<string, PublishedText>();
  const imported = new Map<TextId, TextVersion[]>();
  const proofread = new Map<string, Proofread>();
  for (const entry of inOrder(entries)) {
    if (entry.kind === "text-published") {
      const { text, unit } = entry.body;
      // The newest stand last.
      publications.delete(`${text} ${unit}`);
      publications.set(`${text} ${unit}`, { ...entry.body, published: entry.at });
    } else if (entry.kind === "text-withdrawn") {
      const { text, unit, why } = entry.body;
      const there = publications.get(`${text} ${unit}`);
      if (there) Object.assign(there, { withdrawn: entry.at, ...(why && { why }) });
    } else if (entry.kind === "text-imported") {
      const { text } = entry.body;
      const versions = imported.get(text) ?? [];
      imported.delete(text);
      const version = { ...entry.body, entry: entry.id, imported: entry.at, by: entry.by };
      imported.set(text, [version, ...versions]);
    } else if (entry.kind === "text-proofread") {
      const { name } = entry.body;
      proofread.set(proofKey(entry.body), { by: entry.by, at: entry.at, ...(name ? { name } : {}) });
    }
  }
  const places = new Map<TextId, PublishedText[]>();
  for (const place of publications.values())
    places.set(place.text, [place, ...(places.get(place.text) ?? [])]);
  return {
    published: inCourse(places, isLive),
    byId: new Map([...places].map(([text, at]) => [text, at.find(isLive) ?? at[0]!])),
    places,
    imports: [...imported.values()].reverse().map((versions) => stateOf(versions, places, proofread)),
  };
}

/** What one reader gets who is of these: of a text that reaches him from several units, the newest. */
export function publishedFor(texts: Texts, cohorts: readonly Cohort[]): readonly PublishedText[] {
  const reaches = (text: PublishedText): boolean =>
    text.cohorts === undefined || text.cohorts.some((cohort) => cohorts.includes(cohort));
  return inCourse(texts.places, (text) => isLive(text) && reaches(text));
}

/** Imports that nobody has proofread yet, the latest first. */
export function waitingForProofreading(texts: Texts): readonly ImportedText[] {
  return texts.imports.filter((text) => text.proofread === undefined);
}

function stateOf(
  [newest, ...earlier]: readonly TextVersion[],
  places: Texts["places"],
  proofread: ReadonlyMap<string, Proofread>,
): ImportedText {
  const seen = proofread.get(proofKey(newest!));
  return {
    ...newest!,
    ...(seen && { proofread: seen }),
    isPublished: (places.get(newest!.text) ?? []).some(
      (place) => isLive(place) && place.blob === newest!.blob,
    ),
    earlier,
  };
}

function proofKey(of: { text: TextId; blob: BlobId }): string {
  return `${of.text} ${of.blob}`;
}

function isLive({ withdrawn }: PublishedText): boolean {
  return withdrawn === undefined;
}

function inCourse(
  places: Texts["places"],
  which: (text: PublishedText) => boolean,
): readonly PublishedText[] {
  return [...places.values()]
    .flatMap((at) => at.find(which) ?? [])
    .sort((a, b) => a.order - b.order || a.published - b.published || (a.text < b.text ? -1 : 1));
}

import type { TextImported, TextPublished } from "../entries/texts.ts";
import type { SeenEntry } from "../entry.ts";
import type { BlobId, EntryId, Instant, MemberId, TextId } from "../ids.ts";
import { inOrder } from "./in-order.ts";

export interface PublishedText extends TextPublished {
  published: Instant;
  /** not read any more; its title still stands in records */
  withdrawn?: Instant;
}

export interface ImportedText extends TextImported {
  entry: EntryId;
  imported: Instant;
  /** who said 我已校对 of exactly this blob; absent: 未校对 */
  proofread?: Proofread;
  /** whether exactly this blob is published now */
  isPublished: boolean;
}

export interface Proofread {
  by: MemberId;
  /** where it was said by command on the server: who */
  name?: string;
  at: Instant;
}

export interface Texts {
  /** what members read now, in the order of the course of study */
  published: readonly PublishedText[];
  /** whatever was ever published, in its newest state, the withdrawn ones among them */
  byId: ReadonlyMap<TextId, PublishedText>;
  /** every text that was imported, in its newest state, the latest import first */
  imports: readonly ImportedText[];
}

export function foldTexts(entries: readonly SeenEntry[]): Texts {
  const byId = new Map<TextId, PublishedText>();
  const imported = new Map<TextId, ImportedText>();
  const proofread = new Map<string, Proofread>();
  for (const entry of inOrder(entries)) {
    if (entry.kind === "text-published") {
      byId.set(entry.body.text, { ...entry.body, published: entry.at });
    } else if (entry.kind === "text-withdrawn") {
      const text = byId.get(entry.body.text);
      if (text?.unit === entry.body.unit) text.withdrawn = entry.at;
    } else if (entry.kind === "text-imported") {
      imported.delete(entry.body.text);
      imported.set(entry.body.text, {
        ...entry.body,
        entry: entry.id,
        imported: entry.at,
        isPublished: false,
      });
    } else if (entry.kind === "text-proofread") {
      const { name } = entry.body;
      proofread.set(proofKey(entry.body), { by: entry.by, at: entry.at, ...(name ? { name } : {}) });
    }
  }
  for (const text of imported.values()) {
    const seen = proofread.get(proofKey(text));
    if (seen !== undefined) text.proofread = seen;
    const now = byId.get(text.text);
    text.isPublished = now?.blob === text.blob && now.withdrawn === undefined;
  }
  return {
    published: [...byId.values()].filter((text) => text.withdrawn === undefined).sort(inCourse),
    byId,
    imports: [...imported.values()].reverse(),
  };
}

/** Imports that nobody has proofread yet, the latest first. */
export function waitingForProofreading(texts: Texts): readonly ImportedText[] {
  return texts.imports.filter((text) => text.proofread === undefined);
}

function proofKey(of: { text: TextId; blob: BlobId }): string {
  return `${of.text} ${of.blob}`;
}

function inCourse(a: PublishedText, b: PublishedText): number {
  return a.order - b.order || a.published - b.published || (a.text < b.text ? -1 : 1);
}

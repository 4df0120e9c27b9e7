import type { EntryId } from "../../domain/ids.ts";
import { blobsOf } from "../../domain/references.ts";
import type { Draft, Phone } from "../../sync/phone.ts";

/** So many a request: it has to fit into a run. */
const AT_ONCE = 500;

/**
 * Asks that these entries be erased, and deletes on this phone at once what is being written of the same and is in no entry: its
 * drafts, the steps of its typing, files that were recorded or photographed for it. The entries themselves go with the answer of the
 * server.
 * @param isOfIt whether a draft belongs to what is deleted
 */
export async function deleteWriting(
  phone: Phone,
  entries: readonly EntryId[],
  isOfIt: (draft: Draft) => boolean,
): Promise<void> {
  const asks = [];
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    const some = entries.slice(from, from + AT_ONCE);
    asks.push({ kind: "erasure-asked" as const, body: { entries: some } });
  }
  if (asks.length > 0) await phone.write(asks);
  await dropDrafts(phone, isOfIt);
}

/** Drafts, and the files that only they name. */
export async function dropDrafts(phone: Phone, isOfIt: (draft: Draft) => boolean): Promise<void> {
  const drafts = await phone.drafts.list();
  const going = drafts.filter(isOfIt);
  const staying = drafts.filter((draft) => !isOfIt(draft));
  const named = new Set([...staying.flatMap(filesIn), ...phone.entries().flatMap(filesOfEntry)]);
  for (const { id } of going) await phone.drafts.remove(id);
  await phone.blobs.remove([...new Set(going.flatMap(filesIn))].filter((id) => !named.has(id)));
}

function filesIn({ content }: Draft): string[] {
  return [...JSON.stringify(content).matchAll(/[0-9a-f]{64}/g)].map(([id]) => id);
}

function filesOfEntry({ kind, at, body }: ReturnType<Phone["entries"]>[number]): string[] {
  return blobsOf({ header: { kind, at }, body } as Parameters<typeof blobsOf>[0]);
}

/**
 * What one writes as oneself, with all that lies beside it: essays, notes, recordings of texts, answers to forms with one's name, the
 * records of one's study, complaints, requests. Not what staff write, nor what is written for others: slips, elders' answers, visits.
 * @param isHis whether an entry is of him: reasons and what is written down of a voice belong to whom the entry belongs
 */
export function isWriting({ id }: Pick<Draft, "id">, isHis: (entry: EntryId) => boolean): boolean {
  const [, own = ""] = /^(?:beside:)?(.*?)(?:~.*)?$/.exec(id) ?? [];
  if (/^(essay|essay-outline|note|outline|spoken|speaking|pages|share|recording|form|leave):/.test(own))
    return true;
  if (/^(complaint|whereabouts|certificate|log|visit)$/.test(own)) return true;
  const [, entry] = /^(?:objection|correct|transcribe):([^:]+)/.exec(own) ?? [];
  return entry !== undefined && isHis(entry);
}

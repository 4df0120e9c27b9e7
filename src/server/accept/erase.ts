import type { Entry } from "../../domain/entry.ts";
import { type BlobId, type MemberId, parseEntryId } from "../../domain/ids.ts";
import { toBase64Url } from "../../protocol/bytes.ts";
import { blobsOf } from "../../domain/references.ts";
import { dropLoose, dropPlaces } from "../blobs/places.ts";
import { isAbove } from "../registry/known-entries.ts";
import type { EntryRow } from "../store/tables.ts";
import type { Batch } from "./batch.ts";
import type { Fact } from "./facts.ts";
import { storedCommitment } from "./link-at.ts";
import { factsOfJournal, feedsIn } from "./published-feeds.ts";
import { copiesOf, forgetShown } from "./shown-copies.ts";
import { forgetYes } from "./forget-yes.ts";
import { type EntryName, wordsOf } from "./words-of.ts";

/**
 * Takes the words of entries away: body and salt go, the commitment stays, so the chain still holds and nobody can try guesses
 * against it. Feeds that show them begin a new generation, so that whoever has read them reads again.
 */
export async function erase(batch: Batch, by: Entry<"erasure-asked">, owner: MemberId): Promise<void> {
  const targets =
    by.body.entries === "all"
      ? // What he writes on the same phone afterwards is not meant.
        (await wordsOf(batch.db, batch.exceptions, owner)).filter(
          ({ device, n }) => device !== by.device || n < by.n,
        )
      : by.body.entries.flatMap((id) => parseEntryId(id) ?? []);
  const copies = await copiesOf(batch, targets);
  await eraseAll(batch, [...targets, ...copies], by);
}

/** Takes the words of these entries away, because of `by`. */
export async function eraseAll(
  batch: Batch,
  targets: readonly EntryName[],
  by: Pick<Entry, "device" | "n">,
): Promise<void> {
  await batch.journals.lock(targets.map(({ device }) => device));
  const factsOf = factsOnce(batch);
  for (const { device, n } of targets) {
    if (device === by.device && n === by.n) continue;
    const row = await batch.db
      .selectFrom("entries")
      .selectAll()
      .where("device", "=", device)
      .where("n", "=", n)
      .executeTakeFirst();
    if (row && row.body !== null) await eraseOne(batch, row, `${by.device}.${by.n}`, await factsOf(device));
  }
}

/** A journal is read once, however many of its entries go: what is said of them meanwhile is that they are gone. */
function factsOnce(batch: Batch): (device: string) => Promise<readonly Fact[]> {
  const read = new Map<string, readonly Fact[]>();
  return async (device) => {
    let facts = read.get(device);
    if (!facts) read.set(device, (facts = await factsOfJournal(batch, device)));
    return facts;
  };
}

async function eraseOne(batch: Batch, row: EntryRow, by: string, facts: readonly Fact[]): Promise<void> {
  const { device, n } = row;
  const { kind } = JSON.parse(row.header) as { kind: string };
  const share = await forgetShown(batch, row, kind);
  if (kind === "pairing-consented") await forgetYes(batch, row);
  await batch.db
    .updateTable("entries")
    .set({ body: null, salt: null, commitment: toBase64Url(storedCommitment(row)) })
    .where("device", "=", device)
    .where("n", "=", n)
    .execute();
  for (const feed of feedsIn(facts, n)) batch.outgoing.rewrite(feed);
  await dropPlaces(batch, device, n);
  await dropLoose(batch.db, device, filesOf(row));
  if (kind === "attendance-claimed") await dropUnweighed(batch, device, n, facts);
  await batch.undelay(device, n);
  // What was waiting or stood apart has nothing left that could be judged.
  batch.exceptions.clear(device, n);
  const above = kind === "complaint-made" && isAbove(row.body!);
  batch.journals.say(device, {
    fact: "erased",
    from: n,
    to: n,
    at: batch.now,
    by,
    ...(above && { above: true as const }),
    ...(share !== undefined && { share }),
  });
  batch.erased = true;
}

/** @returns none where the words were such that they name none: what stood apart may be anything */
function filesOf({ header, body }: EntryRow): readonly BlobId[] {
  try {
    return blobsOf({ header: JSON.parse(header), body: JSON.parse(body!) });
  } catch {
    return [];
  }
}

/** For which meeting a check-in was stays known where it has been said how it is known, as a fact; else only its words told it. */
async function dropUnweighed(batch: Batch, device: string, n: number, facts: readonly Fact[]): Promise<void> {
  if (facts.some((fact) => fact.fact === "evidence" && fact.from === n)) return;
  await batch.db.deleteFrom("claims").where("device", "=", device).where("n", "=", n).execute();
}

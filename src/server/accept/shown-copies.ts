import type { SharingAllowed } from "../../domain/entries/essays.ts";
import { entryId, parseEntryId, type ShareId, type UnitId } from "../../domain/ids.ts";
import { parseJson } from "../../protocol/parse-json.ts";
import type { ShareDoc } from "../registry/docs.ts";
import type { EntryRow } from "../store/tables.ts";
import type { Batch } from "./batch.ts";
import type { EntryName } from "./words-of.ts";

/** The copies of what the entries that are about to be erased had allowed to be shown. */
export async function copiesOf(batch: Batch, targets: readonly EntryName[]): Promise<EntryName[]> {
  const copies: EntryName[] = [];
  for (const { device, n } of targets) {
    const row = await batch.db
      .selectFrom("entries")
      .select(["header", "body"])
      .where("device", "=", device)
      .where("n", "=", n)
      .where("header", "like", '%"sharing-allowed"%')
      .executeTakeFirst();
    if (!row || row.body === null) continue;
    const { share: id } = parseJson(row.body) as SharingAllowed;
    const share = await batch.registry.answer(() => batch.registry.get("shares", id));
    // Set apart, it has named somebody else's: nobody has that taken down by having his own words erased.
    if (share?.entry === entryId(device, n)) copies.push(...copiesIn(share));
  }
  return copies;
}

export async function copiesOfShare(batch: Batch, id: ShareId, unit?: UnitId): Promise<EntryName[]> {
  const share = await batch.registry.answer(() => batch.registry.get("shares", id));
  return share ? copiesIn(share, unit) : [];
}

function copiesIn({ shown }: ShareDoc, unit?: UnitId): EntryName[] {
  return shown.flatMap((copy) =>
    unit === undefined || copy.unit === unit ? (parseEntryId(copy.entry) ?? []) : [],
  );
}

/**
 * A consent, or a copy of what it allowed, loses its words: the registry forgets the copy.
 * @returns of a consent its share: what is shown under that name later is refused
 */
export async function forgetShown(
  batch: Batch,
  { device, n, body }: Pick<EntryRow, "device" | "n" | "body">,
  kind: string,
): Promise<ShareId | undefined> {
  const isConsent = kind === "sharing-allowed";
  if (!isConsent && kind !== "essay-shown" && kind !== "essay-proposed") return undefined;
  const { registry } = batch;
  const { share: id } = parseJson(body!) as { share: ShareId };
  const share = await registry.answer(() => registry.get("shares", id));
  const entry = entryId(device, n);
  if (isConsent) {
    // What it allowed is looked up no more.
    registry.forgetEntriesOf(device);
    // Set apart, it had named nothing.
    if (share?.entry !== entry) return undefined;
    registry.set("shares", { ...share, withdrawn: true, shown: [] });
    return id;
  }
  if (share) {
    registry.set("shares", { ...share, shown: share.shown.filter((copy) => copy.entry !== entry) });
  }
  return undefined;
}

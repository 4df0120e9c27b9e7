import type { Entry } from "../../domain/entry.ts";
import { memberFeed } from "../../domain/feeds.ts";
import { type MemberId, parseEntryId } from "../../domain/ids.ts";
import { isPersonal } from "../../domain/policy/personal.ts";
import { toBase64Url } from "../../protocol/bytes.ts";
import { dropPlaces } from "../blobs/places.ts";
import { isAbove } from "../registry/known-entries.ts";
import type { EntryRow } from "../store/tables.ts";
import type { Batch } from "./batch.ts";
import { devicesOf } from "./devices-of.ts";
import { storedCommitment } from "./link-at.ts";
import { feedsOfEntry, loadFacts } from "./published-feeds.ts";
import { apartOf } from "./show-apart.ts";

/**
 * Takes the words of entries away: body and salt go, the commitment stays, so the chain still holds and nobody can try guesses
 * against it. Feeds that show them begin a new generation, so that whoever has read them reads again.
 */
export async function erase(batch: Batch, by: Entry<"erasure-asked">, owner: MemberId): Promise<void> {
  const targets =
    by.body.entries === "all"
      ? // What he writes on the same phone afterwards is not meant.
        (await allOf(batch, owner)).filter(({ device, n }) => device !== by.device || n < by.n)
      : by.body.entries.flatMap((id) => parseEntryId(id) ?? []);
  await batch.journals.lock(targets.map(({ device }) => device));
  for (const { device, n } of targets) {
    if (device === by.device && n === by.n) continue;
    const row = await batch.db
      .selectFrom("entries")
      .selectAll()
      .where("device", "=", device)
      .where("n", "=", n)
      .executeTakeFirst();
    if (row && row.body !== null) await eraseOne(batch, row, `${by.device}.${by.n}`);
  }
}

async function eraseOne(batch: Batch, row: EntryRow, by: string): Promise<void> {
  const { device, n } = row;
  const { kind } = JSON.parse(row.header) as { kind: string };
  await batch.db
    .updateTable("entries")
    .set({ body: null, salt: null, commitment: toBase64Url(storedCommitment(row)) })
    .where("device", "=", device)
    .where("n", "=", n)
    .execute();
  for (const feed of await feedsOfEntry(batch, device, n)) batch.outgoing.rewrite(feed);
  await dropPlaces(batch, device, n);
  if (kind === "attendance-claimed") await dropUnweighed(batch, device, n);
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
  });
  batch.erased = true;
}

/** For which meeting a check-in was stays known where it has been said how it is known, as a fact; else only its words told it. */
async function dropUnweighed(batch: Batch, device: string, n: number): Promise<void> {
  const facts = [...(await loadFacts(batch.db, device)), ...batch.journals.saidOf(device)];
  if (facts.some((fact) => fact.fact === "evidence" && fact.from === n)) return;
  await batch.db.deleteFrom("claims").where("device", "=", device).where("n", "=", n).execute();
}

/** Everything that a person said of himself, on his own devices or through others. */
async function allOf(batch: Batch, owner: MemberId): Promise<{ device: string; n: number }[]> {
  const found = new Map<string, { device: string; n: number }>();
  const devices = await devicesOf(batch, owner);
  const own = devices.length
    ? await batch.db
        .selectFrom("entries")
        .select(["device", "n", "header"])
        .where("device", "in", devices)
        .execute()
    : [];
  const spans = await batch.db
    .selectFrom("feed_spans")
    .select(["device", "n", "count"])
    .where("feed", "=", memberFeed(owner))
    .where("item", "is", null)
    .execute();
  const told = [];
  for (const { device, n, count } of spans) {
    if (devices.includes(device)) continue;
    told.push(
      ...(await batch.db
        .selectFrom("entries")
        .select(["device", "n", "header"])
        .where("device", "=", device)
        .where("n", ">=", n)
        .where("n", "<", n + count)
        .execute()),
    );
  }
  // What stands apart is in no feed of his.
  for (const { entry } of await apartOf(batch, owner))
    told.push({ device: entry.device, n: entry.n, header: JSON.stringify(entry.header) });
  for (const { device, n, header } of [...own, ...told]) {
    const whose = readOwner(header);
    if (!whose || !isPersonal(whose.kind)) continue;
    if ((whose.for ?? (devices.includes(device) ? owner : undefined)) !== owner) continue;
    found.set(`${device}.${n}`, { device, n });
  }
  return [...found.values()];
}

function readOwner(header: string): { kind: string; for?: MemberId } | undefined {
  try {
    return JSON.parse(header) as { kind: string; for?: MemberId };
  } catch {
    return undefined;
  }
}

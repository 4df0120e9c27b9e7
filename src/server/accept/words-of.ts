import type { EntryHeader } from "../../domain/entry.ts";
import { memberFeed } from "../../domain/feeds.ts";
import type { MemberId } from "../../domain/ids.ts";
import { isOwnWords } from "../../domain/policy/personal.ts";
import type { Db } from "../store/store.ts";
import { devicesOf } from "./devices-of.ts";
import type { Exceptions } from "./exceptions.ts";

export interface EntryName {
  device: string;
  n: number;
}

interface Row extends EntryName {
  header: string;
}

/**
 * Everything that a person said of himself, on his own devices or through others, and of which the words are still there: what
 * "all" means to an erasure. Requests about his data are not among it.
 */
export async function wordsOf(db: Db, exceptions: Exceptions, owner: MemberId): Promise<EntryName[]> {
  const devices = await devicesOf(db, owner);
  const found = new Map<string, EntryName>();
  for (const { device, n, header } of [
    ...(await writtenOn(db, devices)),
    ...(await toldThroughOthers(db, devices, owner)),
    // What waits or stands apart is in no feed of his.
    ...(await standingApart(db, exceptions, devices, owner)),
  ]) {
    const whose = readHeader(header);
    if (!whose || !isOwnWords(whose.kind)) continue;
    if ((whose.for ?? (devices.includes(device) ? owner : undefined)) !== owner) continue;
    found.set(`${device}.${n}`, { device, n });
  }
  return [...found.values()];
}

async function writtenOn(db: Db, devices: readonly string[]): Promise<Row[]> {
  if (devices.length === 0) return [];
  return db
    .selectFrom("entries")
    .select(["device", "n", "header"])
    .where("device", "in", devices)
    .where("body", "is not", null)
    .execute();
}

async function toldThroughOthers(db: Db, devices: readonly string[], owner: MemberId): Promise<Row[]> {
  const spans = await db
    .selectFrom("feed_spans")
    .select(["device", "n", "count"])
    .where("feed", "=", memberFeed(owner))
    .where("item", "is", null)
    .execute();
  const told: Row[] = [];
  for (const { device, n, count } of spans) {
    if (!devices.includes(device)) told.push(...(await readSpan(db, device, n, count)));
  }
  return told;
}

async function standingApart(
  db: Db,
  exceptions: Exceptions,
  devices: readonly string[],
  owner: MemberId,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { device, n } of await exceptions.ofMember(owner, devices)) {
    rows.push(...(await readSpan(db, device, n, 1)));
  }
  return rows;
}

async function readSpan(db: Db, device: string, n: number, count: number): Promise<Row[]> {
  return db
    .selectFrom("entries")
    .select(["device", "n", "header"])
    .where("device", "=", device)
    .where("n", ">=", n)
    .where("n", "<", n + count)
    .where("body", "is not", null)
    .execute();
}

function readHeader(header: string): EntryHeader | undefined {
  try {
    return JSON.parse(header) as EntryHeader;
  } catch {
    return undefined;
  }
}

import { fromBase64Url, toBase64Url } from "../protocol/bytes.ts";
import { deviceIdOf, firstLink, nextLink, signedBytes } from "../protocol/chain.ts";
import { isSignedBy, sha256 } from "./accept/crypto.ts";
import { type Fact, firstFactLink, nextFactLink } from "./accept/facts.ts";
import { type Said, whatFactsSay } from "./accept/facts-say.ts";
import { storedCommitment } from "./accept/link-at.ts";
import type { Verified } from "./core.ts";
import type { Db, Store } from "./store/store.ts";
import type { DeviceRow } from "./store/tables.ts";
import { stateOfEntries } from "./state-of-entries.ts";
import { Touched } from "./touched.ts";
import { verifyBlobs } from "./verify-blobs.ts";
import { verifyFeeds } from "./verify-feeds.ts";
import { verifyRegistry } from "./verify-registry.ts";
import { verifySlips } from "./verify-slips.ts";

/**
 * Walks every journal: numbers, chain, signatures; its facts and their chain; and what the tables of the present state make of
 * them. One journal at a time, as it was at one moment, so it can run beside a live server.
 */
export async function verify(store: Store): Promise<Verified> {
  const counts = { journals: 0, entries: 0, erased: 0, facts: 0 };
  try {
    let after = "";
    for (;;) {
      const row = await store.read
        .selectFrom("devices")
        .select("device")
        .where("device", ">", after)
        .orderBy("device")
        .limit(1)
        .executeTakeFirst();
      if (!row) break;
      after = row.device;
      const said = await store.snapshot((db) => verifyJournal(db, row.device));
      counts.journals++;
      counts.entries += said.received.size;
      counts.erased += said.erased.size;
      counts.facts += said.facts;
    }
    await verifyFeeds(store);
    await verifyRegistry(store);
    await verifyBlobs(store);
    await verifySlips(store);
    return { sound: true, ...counts };
  } catch (error) {
    if (!(error instanceof Touched)) throw error;
    return { sound: false, table: error.table, row: error.row, what: error.message };
  }
}

async function verifyJournal(db: Db, id: string): Promise<Said & { facts: number }> {
  const device = await db
    .selectFrom("devices")
    .selectAll()
    .where("device", "=", id)
    .executeTakeFirstOrThrow();
  if (deviceIdOf(sha256, fromBase64Url(device.key) ?? new Uint8Array()) !== id) {
    throw new Touched("devices", id, "its key is not the one that its name follows from");
  }
  const { said, facts } = await verifyFacts(db, device);
  await verifyEntries(db, device, said);
  await verifyState(db, device, said);
  return { ...said, facts };
}

async function verifyEntries(db: Db, device: DeviceRow, said: Said): Promise<void> {
  const id = device.device;
  const runs = await db.selectFrom("runs").selectAll().where("device", "=", id).orderBy("to_n").execute();
  const seals = new Map(runs.map((run) => [run.to_n, run]));
  let link = firstLink(sha256, id);
  let expected = 1;
  const state: Record<Named, Set<string>> = {
    claims: new Set(),
    blob_places: new Set(),
    registry_entries: new Set(),
  };
  for (;;) {
    const rows = await db
      .selectFrom("entries")
      .selectAll()
      .where("device", "=", id)
      .where("n", ">=", expected)
      .orderBy("n")
      .limit(1_000)
      .execute();
    if (rows.length === 0) break;
    for (const row of rows) {
      const name = `${id}.${row.n}`;
      if (row.n !== expected) throw new Touched("entries", `${id}.${expected}`, "it is missing");
      if ((row.body === null) !== said.erased.has(row.n)) {
        throw new Touched("entries", name, "its words are gone without an erasure, or back after one");
      }
      if (row.received !== said.received.get(row.n)) {
        throw new Touched("entries", name, "it was received at another time than its facts say");
      }
      link = nextLink(sha256, link, storedCommitment(row), row.header);
      const seal = seals.get(row.n);
      if (seal) verifySeal(device, seal, link);
      expected++;
    }
    const named = stateOfEntries(id, rows, said);
    for (const table of NAMED) for (const row of named[table]) state[table].add(nameOf(row));
  }
  if (expected - 1 !== device.head) {
    throw new Touched("entries", `${id}.${expected}`, `the journal should reach ${device.head}`);
  }
  if (toBase64Url(link) !== device.link)
    throw new Touched("devices", id, "its link is not that of its last entry");
  if (device.head > 0 && !seals.has(device.head)) {
    throw new Touched("runs", `${id}.${device.head}`, "the end of the journal is not sealed");
  }
  for (const table of NAMED) {
    const stored = await db.selectFrom(table).selectAll().where("device", "=", id).execute();
    for (const row of stored) {
      if (!state[table].delete(nameOf(row)))
        throw new Touched(table, `${id}.${row.n}`, "its entry and the facts about it say something else");
    }
    for (const row of state[table]) throw new Touched(table, row, "it is missing");
  }
}

const NAMED = ["claims", "blob_places", "registry_entries"] as const;
type Named = (typeof NAMED)[number];

function nameOf(row: Readonly<Record<string, unknown>>): string {
  return Object.entries(row)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([column, value]) => `${column} ${String(value)}`)
    .join(", ");
}

function verifySeal(
  device: DeviceRow,
  seal: { from_n: number; to_n: number; link: string; signature: string },
  link: Uint8Array,
): void {
  const entries = `${device.device}.${seal.from_n} to ${seal.to_n}`;
  if (seal.link !== toBase64Url(link)) {
    throw new Touched("entries", entries, "one of these, or the link of their run, was changed");
  }
  const signature = fromBase64Url(seal.signature) ?? new Uint8Array();
  if (!isSignedBy(device.key, signedBytes(device.device, seal.to_n, link), signature)) {
    throw new Touched("runs", entries, "the signature is not its device's");
  }
}

async function verifyFacts(db: Db, device: DeviceRow): Promise<{ said: Said; facts: number }> {
  const id = device.device;
  const rows = await db.selectFrom("facts").selectAll().where("device", "=", id).orderBy("f").execute();
  let link = firstFactLink(id);
  rows.forEach((row, i) => {
    if (row.f !== i + 1) throw new Touched("facts", `${id}.${i + 1}`, "it is missing");
    link = nextFactLink(link, row.fact);
    if (row.link !== link) throw new Touched("facts", `${id}.${row.f}`, "it, or its link, was changed");
  });
  if (rows.length !== device.fact_head || link !== device.fact_link) {
    throw new Touched("facts", `${id}.${rows.length + 1}`, `there should be ${device.fact_head} facts`);
  }
  return { said: whatFactsSay(rows.map(({ fact }) => JSON.parse(fact) as Fact)), facts: rows.length };
}

/** The tables of the present state are only a summary of the facts. */
async function verifyState(db: Db, device: DeviceRow, said: Said): Promise<void> {
  const id = device.device;
  if ((device.member || null) !== said.member)
    throw new Touched("devices", id, "it is another member's than its facts say");
  if (device.revoked !== said.revoked)
    throw new Touched("devices", id, "it is revoked, or not, against its facts");
  const rows = await db.selectFrom("exceptions").selectAll().where("device", "=", id).execute();
  const there = new Map(rows.map((row) => [row.n, row]));
  for (const [n, apart] of said.apart) {
    const row = there.get(n);
    if (row?.verdict !== apart.fact || row.reason !== apart.reason) {
      throw new Touched("exceptions", `${id}.${n}`, "it stands apart otherwise than its facts say");
    }
    there.delete(n);
  }
  for (const n of there.keys())
    throw new Touched("exceptions", `${id}.${n}`, "its facts do not set it apart");
  const delayed = await db.selectFrom("delayed").selectAll().where("device", "=", id).execute();
  for (const { n, due } of delayed) {
    if (said.due.get(n) !== due) throw new Touched("delayed", `${id}.${n}`, "its facts say another time");
  }
  if (delayed.length !== said.due.size) throw new Touched("delayed", id, "an entry that waits is missing");
}

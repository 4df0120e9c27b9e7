import type { FeedId } from "../../domain/feeds.ts";
import type { DeviceId, EntryId, Instant } from "../../domain/ids.ts";
import { referencesOf } from "../../domain/references.ts";
import type { RunRefusal } from "../../protocol/push.ts";
import type { FeedNow } from "../feeds/chunks.ts";
import { changesWorld } from "../registry/fold.ts";
import { knownDevice } from "../registry/registry.ts";
import type { ServerSecrets } from "../secrets.ts";
import type { Db, Store } from "../store/store.ts";
import type { DeviceRow } from "../store/tables.ts";
import { lockWorld } from "../store/world-lock.ts";
import { Batch } from "./batch.ts";
import { type Candidate, readCandidate } from "./candidate.ts";
import { loadDevices } from "./journals.ts";
import { judge, judgeAgain, judgeWaiting } from "./judge.ts";
import type { ParsedPush } from "./parse-push.ts";
import { type JournalEnd, newJournal, type PlacedRun, placeRun } from "./place-run.ts";
import { type Standing, standingOf } from "./standing.ts";
import { storeRuns } from "./store-runs.ts";

export interface Job {
  push: ParsedPush;
  /** who signed the envelope */
  caller?: DeviceId;
  /** the device whose recovery cookie came along */
  recoveryOf?: DeviceId;
}

/** What became of a push, before it is put into words. */
export interface Taken {
  refusals: readonly RunRefusal[];
  /** journals of which it brought something sound, new or not */
  delivered: readonly DeviceId[];
  rows: ReadonlyMap<DeviceId, DeviceRow>;
  caller?: Standing;
  /** feeds that this commit moved on */
  feeds: ReadonlyMap<FeedId, FeedNow>;
}

export interface BatchResult {
  taken: Taken[];
  erased: boolean;
}

/**
 * Takes pushes in one transaction: all of it is durable when this resolves, or none.
 * @param unfit entries that broke an earlier attempt
 * @throws EntryFailed
 */
export async function acceptBatch(
  store: Store,
  secrets: ServerSecrets,
  jobs: readonly Job[],
  now: () => Instant,
  unfit: ReadonlySet<EntryId> = new Set(),
): Promise<BatchResult> {
  const devices = devicesIn(jobs);
  const written = writtenBy(jobs);
  // Chains and signatures are checked before anything is locked.
  const found = rowsById(await loadDevices(store.read, store.dialect, devices));
  const early = await placeAll(store.read, jobs, found);
  const alsoLock = new Set<DeviceId>();
  return store.write(async (tx) => {
    const batch = new Batch({
      db: tx,
      dialect: store.dialect,
      now: now(),
      secrets,
      recoveries: recoveriesIn(jobs),
      unfit,
    });
    try {
      await lockWorld(tx, store.dialect, needsWorld(jobs, found) ? "change" : "read");
      await batch.journals.lock([...written, ...alsoLock]);
      const placing = written.every((device) => isSameEnd(found.get(device), batch.journals.get(device)))
        ? early
        : await placeAll(tx, jobs, rowsById(written.flatMap((device) => batch.journals.get(device) ?? [])));
      return await take(batch, jobs, placing, found);
    } finally {
      for (const device of batch.journals.locked) alsoLock.add(device);
    }
  });
}

/** @param found rows as they were a moment ago: for callers who only ask, and whose rows nobody locks */
async function take(
  batch: Batch,
  jobs: readonly Job[],
  placing: readonly PlacedJob[],
  found: ReadonlyMap<DeviceId, DeviceRow>,
): Promise<BatchResult> {
  const { journals, registry, now } = batch;
  const rowOf = (device: DeviceId): DeviceRow | undefined => journals.get(device) ?? found.get(device);
  const runs = placing.flatMap(({ placed }) => placed);
  for (const run of runs) journals.extend(run, now);
  // Its author is nobody, and is known from the first entry on.
  if (journals.get(batch.secrets.device)?.member === null) journals.setMember(batch.secrets.device, "");
  await storeRuns(batch.db, batch.dialect, runs, now);
  await journals.saveBegun();

  const candidates = runs.flatMap((run) =>
    run.entries.map((entry, i) =>
      readCandidate({ device: run.device, n: run.from + i, received: now, ...entry }),
    ),
  );
  await expect(
    batch,
    devicesIn(jobs).flatMap((device) => rowOf(device) ?? []),
    candidates,
  );
  for (const candidate of candidates) await judge(batch, candidate);
  await judgeWaiting(batch);
  await judgeRecoveries(batch, jobs);

  const standings: (Standing | undefined)[] = [];
  for (const { caller } of jobs) {
    const row = caller === undefined ? undefined : rowOf(caller);
    if (!row) {
      standings.push(undefined);
      continue;
    }
    const first = row.member === null ? await batch.exceptions.get(row.device, 1) : undefined;
    const device = knownDevice(row, batch.secrets.device);
    standings.push(
      await registry.answer(() => standingOf(device, registry, now, batch.secrets, first as never)),
    );
  }
  await batch.save();
  const feeds = await batch.outgoing.save(batch.db, batch.dialect);
  const rows = rowsById(devicesIn(jobs).flatMap((device) => rowOf(device) ?? []));
  const taken = jobs.map((_, i): Taken => {
    const { refusals, delivered } = placing[i]!;
    return { refusals, delivered, rows, caller: standings[i], feeds };
  });
  return { taken, erased: batch.erased };
}

interface PlacedJob {
  placed: PlacedRun[];
  refusals: RunRefusal[];
  delivered: DeviceId[];
}

async function placeAll(
  db: Db,
  jobs: readonly Job[],
  rows: ReadonlyMap<DeviceId, DeviceRow>,
): Promise<PlacedJob[]> {
  const ends = new Map<DeviceId, JournalEnd>();
  const links = new Map<DeviceId, Map<number, Uint8Array>>();
  const result: PlacedJob[] = [];
  for (const { push } of jobs) {
    const job: PlacedJob = { placed: [], refusals: [...push.refusals], delivered: [] };
    for (const run of push.runs) {
      const end = ends.get(run.device) ?? rows.get(run.device) ?? newJournal(run.device);
      const derived = links.get(run.device) ?? new Map<number, Uint8Array>();
      const placing = await placeRun(db, run, end, derived);
      if ("refused" in placing) {
        job.refusals.push(placing.refused);
        continue;
      }
      job.delivered.push(run.device);
      if (!("placed" in placing)) continue;
      const { placed } = placing;
      job.placed.push(placed);
      ends.set(run.device, { device: run.device, key: placed.key, head: placed.to, link: placed.link });
      placed.links.forEach((link, i) => derived.set(placed.from + i, link));
      links.set(run.device, derived);
    }
    result.push(job);
  }
  return result;
}

/** Loads in a few queries what judging these entries will ask for. */
async function expect(
  batch: Batch,
  rows: readonly DeviceRow[],
  candidates: readonly Candidate[],
): Promise<void> {
  const { registry, secrets } = batch;
  for (const row of rows) {
    registry.setDevice(knownDevice(row, secrets.device));
    if (row.member) {
      registry.want("members", row.member);
      registry.want("pairingsOf", row.member);
    }
  }
  for (const { read } of candidates) {
    if ("problem" in read) continue;
    for (const { type, id } of referencesOf(read)) {
      registry.want(TABLES[type], id);
    }
  }
  await registry.load();
  registry.wantUnitsOfMembers();
  await registry.load();
}

const TABLES = {
  member: "members",
  unit: "units",
  text: "texts",
  meeting: "meetings",
  entry: "entries",
  pairing: "pairings",
  invitation: "invitations",
  device: "devices",
} as const;

/** A new key without invitation, whose owner's cookie has come now. */
async function judgeRecoveries(batch: Batch, jobs: readonly Job[]): Promise<void> {
  const waiting = jobs.flatMap(({ caller, recoveryOf }) =>
    caller !== undefined && recoveryOf !== undefined && batch.journals.get(caller)?.member === null
      ? [{ device: caller, n: 1 }]
      : [],
  );
  if (waiting.length === 0) return;
  await judgeAgain(batch, waiting);
  await judgeWaiting(batch);
}

/** Whether something may be accepted that changes what others may write or read. */
function needsWorld(jobs: readonly Job[], rows: ReadonlyMap<DeviceId, DeviceRow>): boolean {
  return jobs.some(
    ({ push, caller, recoveryOf }) =>
      (recoveryOf !== undefined && caller !== undefined && !rows.get(caller)?.member) ||
      push.runs.some((run) => run.entries.some(({ header }) => changesWorld(kindOf(header)))),
  );
}

function kindOf(header: string): string {
  try {
    return String((JSON.parse(header) as { kind?: unknown } | null)?.kind);
  } catch {
    return "";
  }
}

function recoveriesIn(jobs: readonly Job[]): Map<DeviceId, DeviceId> {
  return new Map(
    jobs.flatMap(({ caller, recoveryOf }) =>
      caller !== undefined && recoveryOf !== undefined ? [[caller, recoveryOf] as const] : [],
    ),
  );
}

function devicesIn(jobs: readonly Job[]): DeviceId[] {
  return [
    ...new Set(
      jobs.flatMap(({ push, caller }) => [
        ...push.runs.map((run) => run.device),
        ...(caller ? [caller] : []),
      ]),
    ),
  ].sort();
}

/** Journals that a push may add to, or say something about. */
function writtenBy(jobs: readonly Job[]): DeviceId[] {
  return [
    ...new Set(
      jobs.flatMap(({ push, caller, recoveryOf }) => [
        ...push.runs.map((run) => run.device),
        ...(caller !== undefined && recoveryOf !== undefined ? [caller] : []),
      ]),
    ),
  ].sort();
}

function rowsById(rows: readonly DeviceRow[]): Map<DeviceId, DeviceRow> {
  return new Map(rows.map((row) => [row.device, row]));
}

function isSameEnd(a: DeviceRow | undefined, b: DeviceRow | undefined): boolean {
  return a?.head === b?.head && a?.link === b?.link;
}

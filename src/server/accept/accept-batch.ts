import type { FeedId } from "../../domain/feeds.ts";
import type { EntryBodies } from "../../domain/entries/bodies.ts";
import type { DeviceId, EntryId, Instant, InvitationId } from "../../domain/ids.ts";
import { referencesOf } from "../../domain/references.ts";
import { invitationIdOf } from "../../protocol/invitation-code.ts";
import type { RunRefusal } from "../../protocol/push.ts";
import type { ReadEntry } from "../../protocol/read-entry.ts";
import type { FeedNow } from "../feeds/chunks.ts";
import { changesWorld } from "../registry/fold.ts";
import { knownDevice } from "../registry/registry.ts";
import type { ServerSecrets } from "../secrets.ts";
import type { Store } from "../store/store.ts";
import type { DeviceRow } from "../store/tables.ts";
import { lockWorld } from "../store/world-lock.ts";
import { Batch } from "./batch.ts";
import type { Candidate } from "./candidate.ts";
import { sha256 } from "./crypto.ts";
import { loadDevices } from "./journals.ts";
import { judge, judgeAgain, judgeWaiting } from "./judge.ts";
import type { ParsedPush } from "./parse-push.ts";
import { Ends, type PlacedPush, placePush } from "./place-push.ts";
import { type Standing, standingOf } from "./standing.ts";
import { storeRuns } from "./store-runs.ts";

export interface Job {
  push: ParsedPush;
  early: EarlyPlacing;
  /** who signed the envelope */
  caller?: DeviceId;
  /** the device whose recovery cookie came along */
  recoveryOf?: DeviceId;
}

/** Runs that were checked while nothing was locked. It holds as long as the journals end where they did then. */
export interface EarlyPlacing {
  rows: ReadonlyMap<DeviceId, DeviceRow>;
  placed: PlacedPush;
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
  notices: readonly string[];
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
  const written = writtenBy(jobs);
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
      await lockWorld(tx, store.dialect, needsWorld(jobs) ? "change" : "read");
      await batch.journals.lock([...written, ...alsoLock]);
      return await take(batch, jobs);
    } finally {
      for (const device of batch.journals.locked) alsoLock.add(device);
    }
  });
}

async function take(batch: Batch, jobs: readonly Job[]): Promise<BatchResult> {
  const { journals, registry, now } = batch;
  const placing = await placeAll(batch, jobs);
  // Who only asks writes nothing, and his row is not locked.
  const written = writtenBy(jobs);
  const asking = devicesIn(jobs).filter((device) => !written.includes(device));
  const seen = rowsById(await loadDevices(batch.db, batch.dialect, asking));
  const rowOf = (device: DeviceId): DeviceRow | undefined => journals.get(device) ?? seen.get(device);
  const runs = placing.flatMap(({ placed }) => placed);
  for (const run of runs) journals.extend(run, now);
  // Its author is nobody, and is known from the first entry on.
  if (journals.get(batch.secrets.device)?.member === null) journals.setMember(batch.secrets.device, "");
  await storeRuns(batch.db, batch.dialect, runs, now);
  await journals.saveBegun();

  const candidates = runs.flatMap((run) =>
    run.reads.map((read, i): Candidate => ({ device: run.device, n: run.from + i, received: now, read })),
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
  return { taken, erased: batch.erased, notices: batch.notices };
}

/** Behind what is there now. */
async function placeAll({ db, journals }: Batch, jobs: readonly Job[]): Promise<PlacedPush[]> {
  const ends = new Ends(rowsById(writtenBy(jobs).flatMap((device) => journals.get(device) ?? [])));
  const placing: PlacedPush[] = [];
  for (const { push, early } of jobs) {
    const devices = push.runs.map(({ device }) => device);
    if (ends.areAsIn(early.rows, devices)) {
      early.placed.placed.forEach((run) => ends.extend(run));
      placing.push(early.placed);
    } else placing.push(await placePush(db, push, ends));
  }
  return placing;
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
    const invitation = invitationIn(read);
    if (invitation !== undefined) registry.want("invitations", invitation);
  }
  await registry.load();
  registry.wantInvited();
  await registry.load();
  registry.wantUnitsOfMembers();
  await registry.load();
}

function invitationIn({ header, body }: ReadEntry): InvitationId | undefined {
  if (header.kind !== "device-enrolled") return undefined;
  const { proof } = body as EntryBodies["device-enrolled"];
  return proof === undefined ? undefined : invitationIdOf(sha256, proof);
}

const TABLES = {
  member: "members",
  unit: "units",
  text: "texts",
  meeting: "meetings",
  form: "forms",
  share: "shares",
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
function needsWorld(jobs: readonly Job[]): boolean {
  return jobs.some(
    ({ push, caller, recoveryOf, early }) =>
      (recoveryOf !== undefined && caller !== undefined && !early.rows.get(caller)?.member) ||
      push.runs.some(({ reads }) =>
        reads.some((read) => !("problem" in read) && changesWorld(read.header.kind)),
      ),
  );
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

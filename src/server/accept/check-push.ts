import type { DeviceId, Instant } from "../../domain/ids.ts";
import { toBase64Url } from "../../protocol/bytes.ts";
import { Refusal } from "../core.ts";
import type { Db } from "../store/store.ts";
import type { DeviceRow } from "../store/tables.ts";
import type { Job } from "./accept-batch.ts";
import { isSignedByElsewhere } from "./crypto.ts";
import type { ParsedPush } from "./parse-push.ts";
import { Ends, placePush } from "./place-push.ts";

/** Over this the caller's clock is too far off for its envelope to be believed, ms. */
const CLOCK_TOLERANCE = 5 * 60_000;

type Rows = ReadonlyMap<DeviceId, DeviceRow>;

/**
 * Checks signatures and chains before the push stands in a queue and anything is locked.
 * @throws Refusal clock, bad-signature
 */
export async function checkPush(
  db: Db,
  push: ParsedPush,
  rowsOf: (devices: readonly DeviceId[]) => Promise<Rows>,
  now: Instant,
): Promise<Pick<Job, "caller" | "early">> {
  const { device } = push.envelope;
  const rows = await rowsOf([...push.runs.map((run) => run.device), ...(device === null ? [] : [device])]);
  const [caller, placed] = await Promise.all([
    callerWhoSigned(push, rows, now),
    placePush(db, push, new Ends(rows)),
  ]);
  return { early: { rows, placed }, ...(caller !== undefined && { caller }) };
}

/** @returns undefined where the server does not know the caller (any more) @throws Refusal clock, bad-signature */
async function callerWhoSigned(
  { envelope, runs, signed }: ParsedPush,
  rows: Rows,
  now: Instant,
): Promise<DeviceId | undefined> {
  const { device } = envelope;
  if (device === null || !signed) return undefined;
  if (!envelope.carried && Math.abs(envelope.now - now) > CLOCK_TOLERANCE) {
    throw new Refusal("clock", "手机的时间不准，请重试。", { now });
  }
  const first = runs.find((run) => run.device === device && run.key !== undefined);
  // A device's id follows from its key.
  const key = first?.key ? toBase64Url(first.key) : rows.get(device)?.key;
  if (key === undefined) return undefined;
  if (!(await isSignedByElsewhere(key, signed.bytes, signed.signature))) {
    throw new Refusal("bad-signature", "签名不对，无法确认是这部手机。");
  }
  return device;
}

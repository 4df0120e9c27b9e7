import { sha256 } from "@noble/hashes/sha2.js";
import { lockableKeys } from "../../../local-db/lock/lockable-keys.ts";
import { overwriteDeleted } from "../../../local-db/lock/overwrite.ts";
import { changePin, newLock, roundsHere } from "../../../local-db/lock/pin-lock.ts";
import { junkName } from "../../../local-db/lock/places-here.ts";
import { tryPin } from "../../../local-db/lock/try-pin.ts";
import { clearLocked, KeepsChanging, moveIn, moveOut } from "../../../local-db/lock/two-places.ts";
import { randomBytes } from "../../../local-db/web-keys.ts";
import { type DeviceId, entryId, parseEntryId } from "../../../domain/ids.ts";
import { toBase64Url } from "../../../protocol/bytes.ts";
import { invitationIdOf } from "../../../protocol/invitation-code.ts";
import { openPhone } from "../../../sync/open-phone.ts";
import type { Phone } from "../../../sync/phone.ts";
import { renewKey } from "../../../sync/renew-key.ts";
import type { Storage } from "../../../sync/storage.ts";
import { portsHere } from "../../open-phone.ts";
import { openReadings, readings } from "../../texts/readings.ts";
import { tellOtherPages } from "../lock-mark.ts";
import { database } from "../whose.ts";
import { aloneAndQuiet, openedLock, places } from "./here.ts";
import { markLock, unmarkLock, wipeOpenReadings } from "./in-the-clear.ts";
import { sealReadings } from "./sealed-readings.ts";
import { USUALLY_AFTER } from "./watch-over.ts";

export type Step = "calling" | "moving" | "overwriting";
/** offline: the server could not be told of the new key · busy: somebody writes all the time. Nothing has changed then. */
export type SetOutcome = "done" | "offline" | "busy";

const GOOD_FOR_MS = 15 * 60_000;

/** Puts a PIN on this profile. When it is done the page has to be opened anew. @throws StorageFull, StorageLost */
export async function setPin(
  phone: Phone,
  { pin, isDigits }: { pin: string; isDigits: boolean },
  on: (step: Step) => void,
): Promise<SetOutcome> {
  on("calling");
  const proof = await inviteMyself(phone);
  if (proof === undefined) return "offline";
  on("moving");
  const held = await heldHere();
  markLock();
  tellOtherPages();
  let taken: DeviceId | undefined;
  try {
    await aloneAndQuiet(async () => {
      const made = await newLock(pin, await roundsHere());
      const sealed = await sealReadings(made.vault, JSON.stringify(readings.value));
      const beside = { after: USUALLY_AFTER, isDigits, readings: sealed };
      await moveIn(places, made, (copy) => renew(copy, proof, (device) => (taken = device)), beside);
    });
  } catch (error) {
    await clearLocked(places);
    unmarkLock();
    // The server may know a key by now that lies nowhere any more.
    if (taken !== undefined)
      await phone.write([{ kind: "device-revoked", body: { device: taken, why: "密码没有设成" } }]);
    if (error instanceof NoNewKey) return "offline";
    if (error instanceof KeepsChanging) return "busy";
    throw error;
  }
  wipeOpenReadings();
  on("overwriting");
  // It is a further hindrance to who looks for what was deleted, and no part of what is promised.
  await overwriteDeleted(junkName(database), held).catch(() => undefined);
  return "done";
}

/** Takes the PIN away; the page has to be opened anew then. @returns wrong: nothing has changed, `wait` ms before the next try */
export async function takePinAway(pin: string): Promise<{ outcome: "done" } | { outcome: "busy" } | Wrong> {
  const tried = await tryPin(places.box, pin, () => Date.now());
  if (!tried.vault) return { outcome: "wrong", wait: tried.wait };
  const { vault } = tried;
  tellOtherPages();
  try {
    await aloneAndQuiet(async () => {
      await openedLock()?.rest();
      openReadings.write(JSON.stringify(readings.value));
      await moveOut(places, vault);
    });
  } catch (error) {
    if (!(error instanceof KeepsChanging)) throw error;
    wipeOpenReadings();
    return { outcome: "busy" };
  }
  unmarkLock();
  return { outcome: "done" };
}

/** Another PIN. Nothing that is stored is written anew. */
export async function changeMyPin(
  pin: string,
  next: { pin: string; isDigits: boolean },
): Promise<{ outcome: "done" } | Wrong> {
  const tried = await tryPin(places.box, pin, () => Date.now());
  const lock = await places.box.get("lock");
  const changed = tried.vault && lock && (await changePin(lock, pin, next.pin, await roundsHere()));
  if (!changed) return { outcome: "wrong", wait: tried.vault ? 0 : tried.wait };
  await places.box.put({ lock: { ...changed, isNew: false }, isDigits: next.isDigits });
  return { outcome: "done" };
}

/** bytes; 0 where the browser does not say */
async function heldHere(): Promise<number> {
  try {
    return (await navigator.storage.estimate()).usage ?? 0;
  } catch {
    return 0;
  }
}

interface Wrong {
  outcome: "wrong";
  wait: number;
}

class NoNewKey extends Error {}

/** A hand-over to oneself. @returns its proof, when the server has it and all else that was written; undefined: not now */
async function inviteMyself(phone: Phone): Promise<string | undefined> {
  const { member, contact } = phone.state;
  const proof = toBase64Url(randomBytes(32));
  const invitation = invitationIdOf(sha256, proof);
  if (member === undefined || invitation === undefined) return undefined;
  // Where there is no network, no invitation is left behind.
  await phone.contact();
  if (phone.state.contact.status !== "good") return undefined;
  const expires = Date.now() + contact.clockOffset + GOOD_FOR_MS;
  const [entry = ""] = await phone.write([
    { kind: "invitation-made", body: { invitation, member, purpose: "hand-over", expires } },
  ]);
  await phone.contact();
  const { receiptedThrough, waiting } = phone.state.outbox;
  return (parseEntryId(entry)?.n ?? Infinity) <= receiptedThrough && waiting === 0 ? proof : undefined;
}

/** @param onTaken told of the new key once the server has it @throws NoNewKey where it has not taken it */
async function renew(copy: Storage, proof: string, onTaken: (device: DeviceId) => void): Promise<DeviceId> {
  const ports = portsHere({ storage: copy, keys: lockableKeys, isLocked: true });
  const left = await renewKey(ports, proof, Date.now());
  const moved = await openPhone(ports);
  await moved.contact();
  const { enrolment, device = "", outbox } = moved.state;
  const isIn = enrolment === "enrolled" && outbox.receiptedThrough >= 1;
  if (!isIn || outbox.exceptions.some(({ entry }) => entry === entryId(device, 1)))
    throw new NoNewKey("the server has not taken the new key");
  onTaken(device);
  return left;
}

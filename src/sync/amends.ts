import type { DeviceId, Instant } from "../domain/ids.ts";
import type { PushAnswer, Receipt, RunRefusal } from "../protocol/push.ts";
import { ownLink } from "./own-link.ts";
import type { PhonePorts } from "./ports.ts";
import { look, type Storage, type StoredJournal } from "./storage.ts";

/**
 * Lays the receipts beside the phone's own chain.
 * @returns held: those whose link is the same there · forked: the server has another entry where this phone has one of its own
 */
export async function compareLinks(
  ports: PhonePorts,
  answer: PushAnswer,
  journals: ReadonlyMap<DeviceId, StoredJournal>,
): Promise<{ held: Receipt[]; forked: boolean }> {
  const held: Receipt[] = [];
  let forked = false;
  for (const receipt of answer.receipts) {
    const { device, through, link } = receipt;
    const journal = journals.get(device);
    if (!journal) continue;
    if (journal.closed && through >= journal.sealed) {
      // What another phone wrote behind the place where this one left the journal is its own affair.
      held.push({ ...receipt, through: journal.sealed });
      continue;
    }
    const own = through === 0 ? link : await ownLink(ports, device, through);
    if (own === link) held.push(receipt);
    else if (!journal.closed) forked = true;
  }
  return { held, forked };
}

/**
 * Puts right what the server did not take.
 * @param current the journal that is written to; `broken`: it is forked, or can no longer be sent
 * @returns made: something was changed, ask again · failed: it could not be, another time
 */
export async function makeAmends(
  ports: PhonePorts,
  refusals: readonly RunRefusal[],
  current: { device: DeviceId; broken: boolean },
  token: string | undefined,
  now: Instant,
): Promise<"nothing" | "made" | "failed"> {
  let { broken } = current;
  if (refusals.length === 0 && !broken) return "nothing";
  const { storage } = ports;
  const { journals } = await storage.read({ journals: look.all("journals") });
  let made = false;
  for (const { device, code, expected } of refusals) {
    const journal = journals.find(([id]) => id === device)?.[1];
    if (!journal) continue;
    if (code === "gap" || code === "unknown-device") {
      made = (await sendFrom(storage, device, expected ?? 1)) || made;
    } else if (journal.closed) {
      await giveUp(storage, device);
      made = true;
    } else {
      broken = true;
    }
  }
  if (!broken) return made ? "made" : "nothing";
  const { receipted } = journals.find(([id]) => id === current.device)?.[1] ?? { receipted: 0 };
  // A phone that nobody has cloned never needs it.
  const fork = await import("./fork.ts").catch(() => undefined);
  return (await fork?.takeNewKey(ports, current.device, receipted, token, now)) ? "made" : "failed";
}

/** The server has forgotten what comes from `n` on. @returns false where the phone has that for unsent already */
function sendFrom(storage: Storage, device: DeviceId, n: number): Promise<boolean> {
  return storage.change(["journals"], { journal: look.one("journals", device) }, ({ journal }) => {
    if (!journal || journal.receipted < n) return { changes: [], result: false };
    return {
      changes: [{ put: "journals", key: device, value: { ...journal, receipted: n - 1 } }],
      result: true,
    };
  });
}

/** A journal that is gone on from and cannot be sent again: what of it the server lacks is lost to it, not to this phone. */
function giveUp(storage: Storage, device: DeviceId): Promise<void> {
  return storage.change(["journals"], { journal: look.one("journals", device) }, ({ journal }) => ({
    changes: journal
      ? [{ put: "journals", key: device, value: { ...journal, receipted: journal.sealed } }]
      : [],
    result: undefined,
  }));
}

import { sha256 } from "@noble/hashes/sha2.js";
import { openLocalDb } from "../local-db/open-local-db.ts";
import { oneAtATime, otherTabs } from "../local-db/other-tabs.ts";
import { randomBytes, webKeys } from "../local-db/web-keys.ts";
import { keepInTouch, type Moments } from "../sync/contact-loop.ts";
import { openPhone } from "../sync/open-phone.ts";
import type { Phone } from "../sync/phone.ts";
import type { PhonePorts } from "../sync/ports.ts";
import { httpTransport } from "./http-transport.ts";
import { mayUpload } from "./storage/may-upload.ts";
import { database } from "./profiles/whose.ts";

/** What is behind a PIN, and open now. */
export type BehindPin = Required<Pick<PhonePorts, "storage" | "keys" | "isLocked">>;

/**
 * The phone of this browser, in touch with its server.
 * @throws StorageLost where the storage does not open within 5 s; StorageDamaged
 */
export async function openPhoneHere(behind?: BehindPin): Promise<Phone> {
  const phone = await openPhone({
    ...portsHere(behind),
    otherTabs: otherTabs(database),
    oneAtATime: talksAlone(),
  });
  keepInTouch(phone, moments);
  return phone;
}

/** Conversations of this profile, one tab at a time: whoever is in it, no other talks with the server. */
export function talksAlone(): PhonePorts["oneAtATime"] {
  return oneAtATime(`${database} contact`);
}

/** What a phone in this browser stands on, whoever else looks at it. */
export function portsHere(behind?: BehindPin): PhonePorts {
  return {
    transport: httpTransport(),
    mayUpload,
    clock: () => Date.now(),
    random: randomBytes,
    sha256,
    ...(behind ?? { storage: openLocalDb(database), keys: webKeys }),
  };
}

const moments: Moments = {
  onChance(listener) {
    const whenSeen = (): void => {
      if (document.visibilityState === "visible") listener();
    };
    addEventListener("online", listener);
    addEventListener("pageshow", whenSeen);
    document.addEventListener("visibilitychange", whenSeen);
    return () => {
      removeEventListener("online", listener);
      removeEventListener("pageshow", whenSeen);
      document.removeEventListener("visibilitychange", whenSeen);
    };
  },
  visible: () => document.visibilityState === "visible",
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
  now: () => Date.now(),
  dice: () => Math.random(),
};

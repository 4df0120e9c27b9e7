import { sha256 } from "@noble/hashes/sha2.js";
import { openLocalDb } from "../local-db/open-local-db.ts";
import { oneAtATime, otherTabs } from "../local-db/other-tabs.ts";
import { randomBytes, webKeys } from "../local-db/web-keys.ts";
import { keepInTouch, type Moments } from "../sync/contact-loop.ts";
import { openPhone } from "../sync/open-phone.ts";
import type { Phone } from "../sync/phone.ts";
import { httpTransport } from "./http-transport.ts";
import { ofProfile } from "./profiles/whose.ts";

const NAME = ofProfile("songxue");

/** The phone of this browser, in touch with its server. @throws StorageLost where the storage does not open within 5 s */
export async function openPhoneHere(): Promise<Phone> {
  const phone = await openPhone({
    storage: openLocalDb(NAME),
    transport: httpTransport(),
    clock: () => Date.now(),
    random: randomBytes,
    keys: webKeys,
    sha256,
    otherTabs: otherTabs(NAME),
    oneAtATime: oneAtATime(`${NAME} contact`),
  });
  keepInTouch(phone, moments);
  return phone;
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

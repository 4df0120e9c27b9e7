// A phone of ours in the page of a bench: all that the app opens, but with a clock that the bench sets, and in touch with the
// server only when the bench says so.
import { sha256 } from "@noble/hashes/sha2.js";
import { httpTransport } from "../../src/app/http-transport.ts";
import { openLocalDb } from "../../src/local-db/open-local-db.ts";
import { oneAtATime, otherTabs } from "../../src/local-db/other-tabs.ts";
import { randomBytes, webKeys } from "../../src/local-db/web-keys.ts";
import { openPhone } from "../../src/sync/open-phone.ts";
import type { Phone } from "../../src/sync/phone.ts";

export interface PhoneHere {
  phone: Phone;
  /** what its clock shows; undefined: the time */
  clock: { at?: number };
}

/** @param name of its database */
export async function openPhoneHere(name: string): Promise<PhoneHere> {
  const clock: PhoneHere["clock"] = {};
  const phone = await openPhone({
    storage: openLocalDb(name),
    transport: httpTransport(),
    clock: () => clock.at ?? Date.now(),
    random: randomBytes,
    keys: webKeys,
    sha256,
    otherTabs: otherTabs(name),
    oneAtATime: oneAtATime(`${name} contact`),
  });
  return { phone, clock };
}

/** Enrols and hears what the server has to say. */
export async function enrol({ phone }: PhoneHere, proof: string): Promise<void> {
  await phone.enrol({ proof, consentVersion: 1, label: "安卓手机 · Chrome" });
  await phone.contact();
  if (phone.state.enrolment !== "enrolled") throw new Error(`enrolment: ${phone.state.enrolment}`);
}

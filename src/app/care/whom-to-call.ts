import { foldPairings, pairingHolds, type Pairing } from "../../domain/fold/pairings.ts";
import type { MemberId } from "../../domain/ids.ts";
import { myBranch, today } from "../session/reckonings.ts";
import type { Session } from "../session/session.ts";

/** The 送学人 who visit whoever holds this phone, the latest first. */
export function myHelpers(session: Session): readonly Pairing[] {
  const me = session.member.value;
  return session
    .folded(foldPairings)
    .filter((pairing) => pairing.elder === me && pairingHolds(pairing, today()))
    .reverse();
}

/** Who is paired with somebody he visits may be asked to come by: the elders of whoever holds this phone. */
export function myElders(session: Session): readonly Pairing[] {
  const me = session.member.value;
  return session
    .folded(foldPairings)
    .filter((pairing) => pairing.helper === me && pairingHolds(pairing, today()));
}

export interface WhomToCall {
  /** "李春燕", "支部" */
  name: string;
  /** as `tel:` wants it */
  phone: string;
}

/** His helper, else his branch; undefined: nobody's number is known. */
export function whomToCall(session: Session): WhomToCall | undefined {
  const helper = session.reckoned(myHelpers).find(({ helperPhone }) => dialled(helperPhone) !== "");
  if (helper) return { name: helper.helperName, phone: dialled(helper.helperPhone) };
  const branch = dialled(session.reckoned(myBranch)?.phone);
  return branch === "" ? undefined : { name: "支部", phone: branch };
}

/** Whom a request for a visit reaches: "李春燕和支部". */
export function whoHears(session: Session): string {
  const names = new Set(session.reckoned(myHelpers).map(({ helperName }) => helperName));
  return names.size === 0 ? "支部" : `${[...names].join("、")}和支部`;
}

/** Whose answer it is: a helper by his name; of the branch a member knows no names. */
export function answeredBy(helpers: readonly Pairing[], by: MemberId): string {
  return helpers.find(({ helper }) => helper === by)?.helperName ?? "支部";
}

export function dialled(phone: string | undefined): string {
  return phone?.replace(/[^\d+]/g, "") ?? "";
}

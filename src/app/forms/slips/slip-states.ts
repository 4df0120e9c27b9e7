import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { FormId } from "../../../domain/ids.ts";
import type { Phone } from "../../../sync/phone.ts";
import { slipDraftId, type SlipState, slipStates } from "./kept-slips.ts";

type States = ReadonlyMap<string, SlipState>;

const known = new WeakMap<Phone, Signal<States | undefined>>();

/** What this phone has of anonymous forms, as a screen sees it; undefined: not read yet. */
export function slipsOf(phone: Phone): ReadonlySignal<States | undefined> {
  let states = known.get(phone);
  if (!states) {
    states = signal(undefined);
    known.set(phone, states);
    void readSlips(phone);
  }
  return states;
}

/** Reads them again, after something has been written. */
export async function readSlips(phone: Phone): Promise<States> {
  const drafts = await phone.drafts.list().catch(() => []);
  const states = slipStates(drafts);
  const shown = slipsOf(phone) as Signal<States | undefined>;
  shown.value = states;
  return states;
}

/** Whether he has still to fill it in; false also where he cannot here. */
export function isSlipToFill(states: States | undefined, form: FormId): boolean {
  if (!states) return false;
  const state = states.get(slipDraftId({ form }));
  return state?.waiting === undefined && state?.slip?.is !== "used" && state?.slip?.is !== "none";
}

import type { Instant } from "../../domain/ids.ts";
import type { ServerForms } from "../core.ts";
import { Refusal } from "../core.ts";
import type { Store } from "../store/store.ts";
import { resultsOf } from "./count-slips.ts";
import { giveSlip } from "./give-slip.ts";
import { formOfWay, isOver } from "./known-form.ts";
import { eraseOpenAnswers, openAnswersOf, openForm, takeOpenAnswers } from "./open-answers.ts";
import { publicSlipKey, slipKeyFor } from "./slip-keys.ts";
import { takeSlip } from "./take-slip.ts";

export function openServerForms(store: Store, clock: () => Instant): ServerForms {
  return {
    async slipKey(id) {
      const form = await formOfWay(store.read, store.dialect, id, "slips");
      const key = (await isOver(store.read, form, clock())) ? undefined : await slipKeyFor(store, id);
      if (!key) throw new Refusal("not-found", "没有这张表，或者它已经收回。");
      return publicSlipKey(key);
    },
    giveSlip: (caller, form, ask) => giveSlip(store, caller, form, ask, clock()),
    takeSlip: (handIn) => takeSlip(store, handIn, clock()),
    results: (caller, form) => resultsOf(store, caller, form, clock()),
    openForm: (form) => openForm(store, form, clock()),
    takeOpenAnswers: (form, handIn) => takeOpenAnswers(store, form, handIn, clock()),
    eraseOpenAnswers: (caller, form) => eraseOpenAnswers(store, caller, form, clock()),
    openAnswers: (caller, form, after) => openAnswersOf(store, caller, form, after, clock()),
  };
}

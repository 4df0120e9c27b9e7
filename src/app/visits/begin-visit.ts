import type { MemberId } from "../../domain/ids.ts";
import { newId } from "../new-id.ts";
import type { Phone } from "../../sync/phone.ts";
import { emptyVisit, visitDraftId } from "./visit-draft.ts";

/** A draft from the first tap on. @returns the page of the visit @throws StorageFull, StorageLost: it is not begun then */
export async function beginVisit(phone: Phone, elders: readonly MemberId[]): Promise<string> {
  const visit = newId();
  const content = { ...emptyVisit, began: Date.now(), elders };
  await phone.drafts.save({ id: visitDraftId(visit), content });
  return `/rounds/${visit}`;
}

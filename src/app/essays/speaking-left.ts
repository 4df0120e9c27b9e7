import type { DraftStore } from "../../sync/phone.ts";
import { besideDraftId } from "../drafts/beside-draft.ts";

/** What the names of parts begin with that are being spoken into this essay. */
export function speakingPrefix(essayDraft: string): string {
  return besideDraftId(`speaking:${essayDraft}:`);
}

/** Something is being spoken into it, or was when the page went away and waits to be taken up. */
export async function isSpeakingLeft(drafts: Pick<DraftStore, "list">, essayDraft: string): Promise<boolean> {
  const prefix = speakingPrefix(essayDraft);
  return (await drafts.list()).some(({ id }) => id.startsWith(prefix));
}

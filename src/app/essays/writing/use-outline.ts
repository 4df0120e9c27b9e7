import type { EssayId } from "../../../domain/ids.ts";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import { useDraft } from "../../drafts/use-draft.ts";
import type { EssayDraft } from "../essay-draft.ts";
import { below, noOutline, outlineDraftId, type OutlineDraft, outlineText } from "./outline.ts";

/** @returns the answers, and what puts them below what is written: they go only when the essay holds them durably */
export function useOutline(essay: EssayId, draft: OpenDraft<EssayDraft>) {
  const outline = useDraft<OutlineDraft>(outlineDraftId(essay), noOutline);
  async function put(): Promise<void> {
    const text = below(draft.content.value.text, outlineText(outline.content.value));
    draft.change({ text });
    await draft.flush();
    // Where there was no room the answers stay where they are.
    if (draft.status.value.is !== "saved") return;
    await outline.discard();
    outline.note(noOutline);
    outline.rest();
  }
  return { outline, put };
}

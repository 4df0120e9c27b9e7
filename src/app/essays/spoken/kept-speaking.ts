import type { BlobId } from "../../../domain/ids.ts";
import type { DraftStore } from "../../../sync/phone.ts";
import type { UnderWay } from "../../recording/kept-take.ts";
import { speakingPrefix } from "../speaking-left.ts";

/**
 * A part that is being spoken, or was when the page went away. Beside the draft of its essay and not in it: it is written every two
 * seconds, and two tabs may speak at once.
 */
export type KeptSpeaking = {
  underWay: UnderWay;
  /** the guiding question, as it was asked */
  question?: string;
  /** behind which part it belongs */
  after?: BlobId;
};

export function speakingId(essayDraft: string, take: string): string {
  return `${speakingPrefix(essayDraft)}${take}`;
}

/** In the order in which they were begun. */
export async function listSpeaking(
  drafts: Pick<DraftStore, "list">,
  essayDraft: string,
): Promise<{ id: string; content: KeptSpeaking }[]> {
  const found = (await drafts.list()).filter(({ id }) => id.startsWith(speakingPrefix(essayDraft)));
  return found.reverse().map(({ id, content }) => ({ id, content: content as unknown as KeptSpeaking }));
}

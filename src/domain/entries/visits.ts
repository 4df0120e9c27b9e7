import type { BlobId, EntryId, Instant, PairingId, TextId, VisitId } from "../ids.ts";
import type { EssayMedia } from "./essays.ts";

/** How somebody says yes to what stands on another's phone. `paper`: a signed paper, kept by the branch. */
export type Confirmation = "tap" | "voice" | "finger" | "paper";

/** What he said or drew, where the way leaves something. */
export interface ConfirmationProof {
  blob: BlobId;
  /** bytes */
  size: number;
  /** MIME type */
  type: string;
}

/**
 * The elder agrees that a 送学人 comes and writes for him, where he had still to be asked when they were paired (`consent: "to-ask"`).
 * Written for him on the helper's phone, or by himself. He ends it with `pairing-ended`, at any time.
 */
export interface PairingConsented {
  pairing: PairingId;
  way: Confirmation;
  proof?: ConfirmationProof;
}

/**
 * 送学上门: one visit to one elder, written for him. Of a visit to several together there is one for each, under the same `visit`.
 * Study time of it is a `study-logged` of his with the same `visit`.
 */
export interface VisitMade extends EssayMedia {
  visit: VisitId;
  pairing: PairingId;
  began: Instant;
  /** absent: broken off, and not ended on the phone */
  ended?: Instant;
  /** not-today: 今天不方便, which is no deficit of anybody's */
  outcome: "done" | "not-today";
  /** what was done, in its order */
  done: readonly VisitDeed[];
  /** what he said of it, in his words; spoken and written ones stand in `sounds` and `photos` */
  said?: string;
  /** 帮办事项: what was done for him besides */
  helped?: string;
  /** how he confirmed it; absent: he did not, or could not */
  confirmed?: { way: Confirmation; proof?: ConfirmationProof };
  /** how many elders were there, himself among them */
  together?: number;
  /** entered later from the paper that stayed behind */
  fromPaper?: boolean;
}

export interface VisitDeed {
  /** 读给他听 · 放录音 · 谈一谈 · 留下大字稿 */
  did: "read" | "played" | "talked" | "left-paper";
  text?: TextId;
  /** the title that the text had then, or what it was about */
  title?: string;
  minutes: number;
}

/**
 * 诉求: what he would like somebody to see to. `branch`: to his branch; `above`: past it to the level above, not seen by the branch;
 * `nobody`: 先不报, it stays between him and his 送学人.
 */
export interface WishTold {
  to: "branch" | "above" | "nobody";
  words: string;
  visit?: VisitId;
}

export interface WishAnswered {
  /** the wish-told entry */
  entry: EntryId;
  words: string;
  /** it has been seen to */
  done?: boolean;
}

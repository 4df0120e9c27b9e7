import type { EssayMedia } from "../../../domain/entries/essays.ts";
import { passageWords, placeRemarks, type PlacedRemark } from "../../../domain/essay-remarks.ts";
import type { HandedIn } from "../../../domain/fold/essays.ts";
import type { EssayRemark } from "../../../domain/entries/essays.ts";
import type { BlobId, MemberId } from "../../../domain/ids.ts";
import { secondsWords } from "../../recording/recording-words.ts";

/** A remark as it is shown; `by` absent: it is being written and not sent. */
export type ShownRemark = PlacedRemark<EssayRemark & { by?: MemberId; draft?: number }>;

/** All that was remarked in the order in which it came, and behind it what is being written. `draft`: which of those it is. */
export function remarksOf(handedIn: HandedIn, drafts: readonly EssayRemark[] = []): ShownRemark[] {
  const sent = handedIn.answers.flatMap(({ by, remarks = [] }) => remarks.map((one) => ({ ...one, by })));
  const writing = drafts.map((one, draft) => ({ ...one, draft }));
  const essay = { text: handedIn.text, blobs: new Set(blobsOf(handedIn)) };
  return placeRemarks<EssayRemark & { by?: MemberId; draft?: number }>(essay, [...sent, ...writing]);
}

export function blobsOf({ sounds = [], photos = [] }: EssayMedia): BlobId[] {
  return [...sounds.map(({ sound }) => sound), ...photos.map(({ photo }) => photo)];
}

/** What a remark is to, where that is not the whole: "“那天散会以后…”" · "录音第 2 段 1 分 20 秒" · "第 3 页" */
export function aboutWords(handedIn: EssayMedia & { text: string }, remark: ShownRemark): string | undefined {
  if (remark.at === "text") return `“${passageWords(handedIn.text, remark.passage)}”`;
  if (remark.at === "whole") return undefined;
  const part = (handedIn.sounds ?? []).findIndex(({ sound }) => sound === remark.blob);
  if (part < 0) return `第 ${(handedIn.photos ?? []).findIndex(({ photo }) => photo === remark.blob) + 1} 页`;
  const second = remark.second === undefined ? "" : ` ${secondsWords(remark.second)}处`;
  return `录音第 ${part + 1} 段${second}`;
}

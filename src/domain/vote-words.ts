import type { Vote } from "./entries/meetings.ts";

/** "修渠：赞成 8，反对 0，弃权 1" */
export function voteWords(vote: Vote): string {
  return `${vote.matter}：赞成 ${vote.for}，反对 ${vote.against}，弃权 ${vote.abstained}`;
}

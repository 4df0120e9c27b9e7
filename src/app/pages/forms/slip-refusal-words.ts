import type { SlipRefusal } from "../../forms/slips/kept-slips.ts";

const words = {
  closed: "送到的时候这张表已经结束，没有算进去。",
  "no-slip": "您的票在另一部手机上，或者已经用过了，这一份没有算进去。",
  spent: "您的票已经交过一份，后来的这一份没有算进去。",
  unfit: "填的和这张表对不上，没有算进去。",
  "too-large": "字太多，一张表里放不下，没有算进去。一张表最多放六万来字，请把长的几处缩短一些。",
} as const;

export function slipRefusalWords(refused: SlipRefusal): string {
  return refused.words ?? words[refused.why];
}

/** The slip has not been used: with it he can hand in again what he has put right. */
export function mayHandInAgain({ why }: SlipRefusal): boolean {
  return why === "unfit" || why === "too-large";
}

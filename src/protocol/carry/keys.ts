/** What the two keys of a bundle are derived for (`bundle.ts`). */
export const CARRY_UP = "songxue carry up 1";
export const CARRY_ANSWER = "songxue carry answer 1";

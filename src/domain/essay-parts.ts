/** How much of an essay may be spoken or written by hand: so many parts, and so many pages. */
export const ESSAY_PARTS = 60;

/** UTF-16 units of what a part or page says */
export const PART_WORDS = 10_000;

/** As many parts as a reading may have: of a longer text the first are handed in. */
export const READING_PARTS = 600;

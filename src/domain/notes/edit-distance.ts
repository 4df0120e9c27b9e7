/** Where a pattern ends in words that hold it nearly, and how many characters are inserted, left out or others there. */
export interface NearEnd {
  /** not included */
  end: number;
  distance: number;
}

/**
 * The end of the stretch of `words` that is nearest to `pattern`; it may begin anywhere. Time: the product of both lengths.
 * @param begins only at the first character of `words`
 */
export function nearestEnd(pattern: string, words: string, begins = false): NearEnd {
  // Column by column: distance of the first i characters of the pattern to what ends here.
  const column = Uint16Array.from({ length: pattern.length + 1 }, (_, i) => i);
  let best: NearEnd = { end: 0, distance: pattern.length };
  for (let j = 1; j <= words.length; j++) {
    let diagonal = column[0]!;
    if (begins) column[0] = j;
    for (let i = 1; i <= pattern.length; i++) {
      const above = column[i]!;
      const same = pattern.charCodeAt(i - 1) === words.charCodeAt(j - 1);
      column[i] = Math.min(diagonal + (same ? 0 : 1), above + 1, column[i - 1]! + 1);
      diagonal = above;
    }
    const distance = column[pattern.length]!;
    if (distance < best.distance) best = { end: j, distance };
  }
  return best;
}

export function reversed(words: string): string {
  let turned = "";
  for (let i = words.length - 1; i >= 0; i--) turned += words[i];
  return turned;
}

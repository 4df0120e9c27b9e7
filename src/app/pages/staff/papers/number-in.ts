/**
 * The number that words of a cell are, so that it can be summed; undefined: they stay words. So does "NaN", which no workbook can hold,
 * and what would lose digits as a number, as that of an identity card does, or the noughts before it.
 */
export function numberIn(words: string): number | undefined {
  if (!/^-?\d{1,15}(\.\d+)?$/.test(words)) return undefined;
  const number = Number(words);
  return String(number) === words ? number : undefined;
}

/**
 * A number as people type it: with full-width digits and signs, and with blanks.
 * @returns what was typed where it is no number, so that it stays and can be put right; undefined: nothing
 */
export function numberTyped(words: string): number | string | undefined {
  const plain = words
    .replaceAll(/[０-９]/g, (digit) => String.fromCodePoint(digit.codePointAt(0)! - 0xfee0))
    .replaceAll(/[．。]/g, ".")
    .replaceAll(/[－−]/g, "-")
    .replaceAll(/[\s,，]/g, "");
  if (plain === "") return undefined;
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : words;
}

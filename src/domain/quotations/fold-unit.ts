const UNKNOWN = 0xffff;
/** Filled as characters come by: a text has a few thousand different ones. */
const folded = new Uint16Array(0x10000).fill(UNKNOWN);

/**
 * A UTF-16 unit as it is compared: capitals and full-width letters and digits as the plain ones.
 * @returns 0 for what is no word: marks, blanks
 */
export function foldUnit(unit: number): number {
  const known = folded[unit]!;
  if (known !== UNKNOWN) return known;
  return (folded[unit] = reckon(unit));
}

function reckon(unit: number): number {
  // Half of a rare character: it is compared as it is.
  if (unit >= 0xd800 && unit <= 0xdfff) return unit;
  const character = String.fromCharCode(unit);
  if (!/[\p{L}\p{N}]/u.test(character)) return 0;
  const plain = character.normalize("NFKC").toLowerCase();
  return plain.length === 1 ? plain.charCodeAt(0) : unit;
}

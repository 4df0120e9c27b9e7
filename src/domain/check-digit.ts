/**
 * A check digit by Damm's algorithm: it finds every single wrong digit and every swap of two neighbours, the two ways in which
 * people mistype. Its table is a totally anti-symmetric quasigroup of order 10.
 */
const TABLE = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
];

/** @param digits ASCII digits only @returns one digit */
export function checkDigit(digits: string): string {
  return String(remainder(digits));
}

/** @returns true where the last digit is the check digit of those before it */
export function hasCheckDigit(digits: string): boolean {
  return /^[0-9]{2,}$/.test(digits) && remainder(digits) === 0;
}

function remainder(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = Number(TABLE[interim]![Number(digit)]);
  return interim;
}

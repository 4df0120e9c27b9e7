import { decodeQR } from "qr/decode.js";
import { LEANS, leant } from "./lean.ts";

/** Pixels as a canvas gives them: RGBA, row by row. */
export interface Picture {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** `seen`: there seemed to be a code, too blurred, bent or cut off to be read */
export type Read = { text: string } | { text: undefined; seen: boolean };

/** More pixels than these are looked at once only: all that could be tried would hold up a slow phone for half a minute. */
const MANY = 2_500_000;

/** Looks for a QR code in a photo, until nothing is left to try. Pure: the same pixels give the same answer on every phone. */
export function readCode(picture: Picture): Read {
  if (picture.width * picture.height > MANY) return readOnce(picture, FRAME);
  const plain = readOnce(picture, { effort: Infinity, timeLimit: Infinity });
  if (plain.text !== undefined || !plain.seen) return plain;
  for (const lean of LEANS) {
    const read = readOnce(leant(picture, lean), FRAME);
    if (read.text !== undefined) return read;
  }
  return plain;
}

/** The same of the `n`th frame of a film: what this one does not show, the next may, leant otherwise. */
export function readFrame(picture: Picture, n: number): Read {
  const plain = readOnce(picture, FRAME);
  if (plain.text !== undefined || !plain.seen) return plain;
  const read = readOnce(leant(picture, LEANS[n % LEANS.length]!), FRAME);
  return read.text === undefined ? plain : read;
}

/** Only what must be done: it takes the same steps on a fast and on a slow phone. */
const FRAME = { effort: 1, timeLimit: 0 };

function readOnce(picture: Picture, effort: { effort: number; timeLimit: number }): Read {
  let seen = false;
  try {
    return { text: decodeQR(picture, { ...effort, pointsOnDetect: () => (seen = true) }) };
  } catch {
    // The decoder throws for every picture without a code.
    return { text: undefined, seen };
  }
}

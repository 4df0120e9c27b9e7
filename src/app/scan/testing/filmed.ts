import { encode } from "uqr";
import type { Picture } from "../read-code.ts";

/** How a code lies before the camera. */
export interface Pose {
  /** degrees */
  turned?: number;
  /** pixels of one module */
  module?: number;
  /** how much nearer the lower edge is than the upper one: 0.06 is a tilt of some ten degrees at arm's length */
  slant?: number;
  /** radius of the blur, pixels */
  blurred?: number;
  /** how much each pixel is off, up or down, of 255 */
  noise?: number;
  /** 1: black on white */
  contrast?: number;
  /** as it is drawn; M where nothing else is said */
  ecc?: "L" | "M";
}

const WIDTH = 640;
const HEIGHT = 480;

/** A frame as a camera gives it of the code that `uqr` draws, the same for the same seed: no canvas is needed, so it runs in Node. */
export function filmed(text: string, pose: Pose = {}, seed = 1): Picture {
  const { turned = 0, module = 6, slant = 0, blurred = 0, noise = 0, contrast = 1, ecc = "M" } = pose;
  const { data: dark, size } = encode(text, { ecc, border: 3 });
  const [cos, sin] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)];
  const half = (size * module) / 2;
  const random = dice(seed);

  function paper(x: number, y: number): number {
    const [dx, dy] = [x - WIDTH / 2, y - HEIGHT / 2];
    const near = 1 + (slant * dy) / half;
    const column = Math.floor((cos * dx + sin * dy) / near / module + size / 2);
    const row = Math.floor((cos * dy - sin * dx) / near / module + size / 2);
    if (column < 0 || row < 0 || column >= size || row >= size) return 200;
    return dark[row]![column] ? 20 : 235;
  }
  function light(x: number, y: number): number {
    if (blurred === 0) return paper(x, y);
    let [sum, count] = [0, 0];
    for (let by = -blurred; by <= blurred; by += 1)
      for (let bx = -blurred; bx <= blurred; bx += 1) {
        sum += paper(x + bx, y + by);
        count++;
      }
    return sum / count;
  }

  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let i = 0; i < WIDTH * HEIGHT; i++) {
    const value = 128 + (light(i % WIDTH, Math.floor(i / WIDTH)) - 128) * contrast;
    data[4 * i] = data[4 * i + 1] = data[4 * i + 2] = value + (random() * 2 - 1) * noise;
    data[4 * i + 3] = 255;
  }
  return { width: WIDTH, height: HEIGHT, data };
}

/** @returns numbers from 0 to 1, the same for the same seed */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

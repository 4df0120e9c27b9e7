import type { FoundPicture } from "../draft.ts";
import type { Pixels } from "../pictures/pixels.ts";
import { smallest } from "../pictures/small.ts";

/** Numbers of pdf.js for what a page does (`OPS`). */
const SAVE = 10;
const RESTORE = 11;
const TRANSFORM = 12;
const FORM_BEGIN = 74;
const FORM_END = 75;
const MASK = 83;
const PICTURE = 85;
const INLINE = 86;
const REPEATED = 88;
/** Points across, below which it is a line, a bullet or a stamp of the printer's. */
const SMALLEST = 24;

/** A picture as it lies on a page: in points, y upwards. `picture`: undefined where it cannot be had. */
export interface PlacedPicture {
  x: number;
  y: number;
  width: number;
  height: number;
  picture: FoundPicture | undefined;
}

type Matrix = readonly [number, number, number, number, number, number];

interface Page {
  getOperatorList(): Promise<{ fnArray: readonly number[]; argsArray: readonly unknown[] }>;
  objs: Store;
  commonObjs: Store;
}
interface Store {
  get(key: string, then: (value: unknown) => void): unknown;
}

/** The pictures of a page in the order in which it draws them. */
export async function picturesOn(page: Page, number: number): Promise<PlacedPicture[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const placed: PlacedPicture[] = [];
  let now: Matrix = [1, 0, 0, 1, 0, 0];
  const before: Matrix[] = [];
  for (const [i, does] of fnArray.entries()) {
    const given = argsArray[i] as unknown[] | null;
    if (does === SAVE || does === FORM_BEGIN) before.push(now);
    if (does === RESTORE || does === FORM_END) now = before.pop() ?? now;
    if (does === TRANSFORM) now = times(now, given as unknown as Matrix);
    if (does === FORM_BEGIN && Array.isArray(given?.[0])) now = times(now, given[0] as unknown as Matrix);
    if (![MASK, PICTURE, INLINE, REPEATED].includes(does)) continue;
    const [a, b, c, d, x, y] = now;
    const [width, height] = [Math.hypot(a, b), Math.hypot(c, d)];
    if (width < SMALLEST || height < SMALLEST) continue;
    const pixels = does === PICTURE ? await pixelsOf(page, given?.[0]) : pixelsIn(given?.[0]);
    const picture: FoundPicture | undefined = pixels && {
      t: "found",
      bytes: smallest(pixels),
      alt: "",
      name: `第 ${number} 页`,
    };
    placed.push({ x: Math.min(x, x + a + c), y: Math.min(y, y + b + d), width, height, picture });
  }
  return placed;
}

function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

/** @param key of `paintImageXObject` */
export async function pixelsOf(
  page: Pick<Page, "objs" | "commonObjs">,
  key: unknown,
): Promise<Pixels | undefined> {
  if (typeof key !== "string") return undefined;
  const store = key.startsWith("g_") ? page.commonObjs : page.objs;
  return pixelsIn(await new Promise<unknown>((resolve) => store.get(key, resolve)));
}

function pixelsIn(found: unknown): Pixels | undefined {
  const { width, height, data } = (found ?? {}) as Partial<Pixels>;
  if (!width || !height || !(ArrayBuffer.isView(data) && data.length > 0)) return undefined;
  const channels = data.length / (width * height);
  if (channels === 1 || channels === 3 || channels === 4)
    return { width, height, channels, data: new Uint8Array(data) };
  const rowBytes = (width + 7) >> 3;
  if (data.length !== rowBytes * height) return undefined;
  // One bit a pixel, black and white.
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      grey[y * width + x] = (data[y * rowBytes + (x >> 3)]! & (0x80 >> (x & 7))) === 0 ? 0 : 255;
  return { width, height, channels: 1, data: grey };
}

import type { Pixels } from "./pixels.ts";

/** The usual table of steps for quality 50, in the order of rows; smaller steps keep more. */
const STEPS = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];
const ZIGZAG = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46,
  53, 60, 61, 54, 47, 55, 62, 63,
];
/** How many codes of each length, and what they mean: the usual tables, by annex K of the standard. */
const DC = {
  counts: [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
  values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
};
const AC = {
  counts: [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125],
  values: [
    ...Buffer.from(
      "01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa",
      "hex",
    ),
  ],
};

type Codes = readonly (readonly [code: number, length: number] | undefined)[];

/**
 * A baseline JPEG, small and plain: one table for all parts, colours as fine as light. What shows through is on white.
 * @param quality 1 to 100
 */
export function jpegOf(pixels: Pixels, quality: number): Uint8Array {
  const { width, height, channels } = pixels;
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  const steps = STEPS.map((step) => Math.min(255, Math.max(1, Math.floor((step * scale + 50) / 100))));
  const parts = channels === 1 ? 1 : 3;
  const bits = new Bits();
  const [dc, ac] = [codesOf(DC), codesOf(AC)];
  const before = [0, 0, 0];
  const block = new Float64Array(64);
  for (let top = 0; top < height; top += 8)
    for (let left = 0; left < width; left += 8)
      for (let part = 0; part < parts; part++) {
        fill(block, pixels, left, top, part);
        before[part] = writeBlock(bits, waves(block), steps, before[part]!, dc, ac);
      }
  const components = Array.from({ length: parts }, (_, part) => [part + 1, 0x11, 0]).flat();
  const scan = Array.from({ length: parts }, (_, part) => [part + 1, 0]).flat();
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
      segment(0xdb, [0, ...ZIGZAG.map((at) => steps[at]!)]),
      segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, parts, ...components]),
      segment(0xc4, [0x00, ...DC.counts, ...DC.values]),
      segment(0xc4, [0x10, ...AC.counts, ...AC.values]),
      segment(0xda, [parts, ...scan, 0, 63, 0]),
      bits.end(),
      Buffer.from([0xff, 0xd9]),
    ]),
  );
}

function segment(marker: number, body: readonly number[]): Buffer {
  const length = body.length + 2;
  return Buffer.from([0xff, marker, length >> 8, length & 255, ...body]);
}

function codesOf({ counts, values }: { counts: readonly number[]; values: readonly number[] }): Codes {
  const codes: [number, number][] = [];
  let code = 0;
  let at = 0;
  for (const [i, count] of counts.entries()) {
    for (let j = 0; j < count; j++) codes[values[at++]!] = [code++, i + 1];
    code <<= 1;
  }
  return codes;
}

/** Eight by eight values around zero: light, or one of the two differences of colour. Beyond the edge the last pixel goes on. */
function fill(
  block: Float64Array,
  { width, height, channels, data }: Pixels,
  left: number,
  top: number,
  part: number,
): void {
  for (let i = 0; i < 64; i++) {
    const x = Math.min(width - 1, left + (i & 7));
    const y = Math.min(height - 1, top + (i >> 3));
    const at = (y * width + x) * channels;
    if (channels === 1) {
      block[i] = data[at]! - 128;
      continue;
    }
    const through = channels === 4 ? data[at + 3]! / 255 : 1;
    const white = 255 * (1 - through);
    const r = data[at]! * through + white;
    const g = data[at + 1]! * through + white;
    const b = data[at + 2]! * through + white;
    if (part === 0) block[i] = 0.299 * r + 0.587 * g + 0.114 * b - 128;
    else if (part === 1) block[i] = -0.168736 * r - 0.331264 * g + 0.5 * b;
    else block[i] = 0.5 * r - 0.418688 * g - 0.081312 * b;
  }
}

const COSINES = Float64Array.from({ length: 64 }, (_, i) => {
  const [u, x] = [i >> 3, i & 7];
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16);
});

/** The discrete cosine transform, rows and then columns. */
function waves(block: Float64Array): Float64Array {
  const rows = new Float64Array(64);
  const both = new Float64Array(64);
  for (let y = 0; y < 8; y++)
    for (let u = 0; u < 8; u++)
      for (let x = 0; x < 8; x++) rows[y * 8 + u]! += COSINES[u * 8 + x]! * block[y * 8 + x]!;
  for (let v = 0; v < 8; v++)
    for (let u = 0; u < 8; u++)
      for (let y = 0; y < 8; y++) both[v * 8 + u]! += COSINES[v * 8 + y]! * rows[y * 8 + u]!;
  return both;
}

/** @returns the mean of this block: the next says only how it differs */
function writeBlock(
  bits: Bits,
  block: Float64Array,
  steps: readonly number[],
  before: number,
  dc: Codes,
  ac: Codes,
): number {
  const values = ZIGZAG.map((at) => Math.round(block[at]! / steps[at]!));
  writeValue(bits, dc, 0, values[0]! - before);
  let zeros = 0;
  for (const value of values.slice(1, values.findLastIndex((value, i) => i === 0 || value !== 0) + 1)) {
    if (value === 0) zeros++;
    else {
      for (; zeros > 15; zeros -= 16) bits.add(...ac[0xf0]!);
      writeValue(bits, ac, zeros << 4, value);
      zeros = 0;
    }
  }
  if (values.at(-1) === 0) bits.add(...ac[0]!);
  return values[0]!;
}

function writeValue(bits: Bits, codes: Codes, run: number, value: number): void {
  const length = value === 0 ? 0 : 32 - Math.clz32(Math.abs(value));
  bits.add(...codes[run | length]!);
  if (length > 0) bits.add(value < 0 ? value + (1 << length) - 1 : value, length);
}

class Bits {
  readonly #bytes: number[] = [];
  #now = 0;
  #count = 0;

  add(value: number, length: number): void {
    for (let i = length - 1; i >= 0; i--) {
      this.#now = (this.#now << 1) | ((value >> i) & 1);
      if (++this.#count < 8) continue;
      this.#bytes.push(this.#now);
      // Within a picture this byte would begin something else.
      if (this.#now === 0xff) this.#bytes.push(0);
      this.#now = this.#count = 0;
    }
  }

  end(): Buffer {
    while (this.#count > 0) this.add(1, 1);
    return Buffer.from(this.#bytes);
  }
}

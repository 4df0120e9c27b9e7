/** A picture as a canvas gives it: red, green, blue and opacity, row by row. */
export interface Picture {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** Brightness from 0 to 255, row by row. */
export interface Grey {
  width: number;
  height: number;
  data: Float32Array;
}

/** Made small by means, until its longest side is at most so long: that takes the noise out, too. */
export function greyOf(picture: Picture, longest: number): Grey {
  const step = Math.max(1, Math.ceil(Math.max(picture.width, picture.height) / longest));
  const width = Math.floor(picture.width / step);
  const height = Math.floor(picture.height / step);
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let v = 0; v < step; v++) {
        let at = ((y * step + v) * picture.width + x * step) * 4;
        for (let u = 0; u < step; u++, at += 4) {
          sum += 0.3 * picture.data[at]! + 0.59 * picture.data[at + 1]! + 0.11 * picture.data[at + 2]!;
        }
      }
      data[y * width + x] = sum / (step * step);
    }
  }
  return { width, height, data };
}

/** Each point the mean of nine. */
export function softened({ width, height, data }: Grey): Grey {
  const rows = new Float32Array(data.length);
  const soft = new Float32Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      rows[at] = (data[at - (x > 0 ? 1 : 0)]! + data[at]! + data[at + (x < width - 1 ? 1 : 0)]!) / 3;
    }
  }
  for (let y = 0; y < height; y++) {
    const up = y > 0 ? width : 0;
    const down = y < height - 1 ? width : 0;
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      soft[at] = (rows[at - up]! + rows[at]! + rows[at + down]!) / 3;
    }
  }
  return { width, height, data: soft };
}

/** Between the points, in a straight line; beyond the edge, what is at the edge. */
export function brightnessAt({ width, height, data }: Grey, x: number, y: number): number {
  const cx = Math.min(Math.max(x, 0), width - 1);
  const cy = Math.min(Math.max(y, 0), height - 1);
  const x0 = Math.floor(cx);
  const y0 = Math.floor(cy);
  const x1 = Math.min(x0 + 1, width - 1);
  const y1 = Math.min(y0 + 1, height - 1);
  const [fx, fy] = [cx - x0, cy - y0];
  const above = data[y0 * width + x0]! * (1 - fx) + data[y0 * width + x1]! * fx;
  const below = data[y1 * width + x0]! * (1 - fx) + data[y1 * width + x1]! * fx;
  return above * (1 - fy) + below * fy;
}

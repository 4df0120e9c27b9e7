/** Pixels in rows, each of so many bytes: 1 grey, 3 red green blue, 4 with how much shows through. */
export interface Pixels {
  width: number;
  height: number;
  channels: 1 | 3 | 4;
  data: Uint8Array;
}

/** Each new pixel is the mean of those that it stands for. @param by smaller than one */
export function shrunk({ width, height, channels, data }: Pixels, by: number): Pixels {
  const [across, down] = [Math.max(1, Math.round(width * by)), Math.max(1, Math.round(height * by))];
  const small = new Uint8Array(across * down * channels);
  for (let y = 0; y < down; y++) {
    const [top, bottom] = span(y, down, height);
    for (let x = 0; x < across; x++) {
      const [left, right] = span(x, across, width);
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0;
        for (let row = top; row < bottom; row++)
          for (let column = left; column < right; column++)
            sum += data[(row * width + column) * channels + channel]!;
        const count = (bottom - top) * (right - left);
        small[(y * across + x) * channels + channel] = Math.round(sum / count);
      }
    }
  }
  return { width: across, height: down, channels, data: small };
}

function span(at: number, of: number, whole: number): [number, number] {
  const from = Math.floor((at * whole) / of);
  return [from, Math.max(from + 1, Math.floor(((at + 1) * whole) / of))];
}

/** Upright: a quarter or half turn, by EXIF's number for how it lies. */
export function turned(pixels: Pixels, turn: number): Pixels {
  const { width, height, channels, data } = pixels;
  if (turn !== 3 && turn !== 6 && turn !== 8) return pixels;
  const [across, down] = turn === 3 ? [width, height] : [height, width];
  const upright = new Uint8Array(data.length);
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++) {
      const [fromX, fromY] =
        turn === 3 ? [width - 1 - x, height - 1 - y] : turn === 6 ? [y, height - 1 - x] : [width - 1 - y, x];
      const from = (fromY * width + fromX) * channels;
      upright.set(data.subarray(from, from + channels), (y * across + x) * channels);
    }
  return { width: across, height: down, channels, data: upright };
}

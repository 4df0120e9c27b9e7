/** So many tokens from `a` in the one and from `b` in the other are alike. */
export interface Block {
  a: number;
  b: number;
  length: number;
}

/** Steps that may still be gone; shared by all that is compared for one purpose. */
export interface Budget {
  left: number;
}

/** Beyond so many differences in one piece, the way that has come farthest is taken, and what is found need not be the least. */
const MOST_DIFFERENCES = 512;
const FAR = 0x7fffffff;

/**
 * What two rows of numbers have in common, in order: by Myers' shortest edit, in linear space and bounded time. Where the budget
 * is used up, what is left is not compared and counts as different.
 */
export function sameBlocks(a: Int32Array, b: Int32Array, budget: Budget): Block[] {
  const blocks: Block[] = [];
  const offset = b.length + 1;
  const forward = new Int32Array(a.length + b.length + 3);
  const backward = new Int32Array(a.length + b.length + 3);

  function add(from: number, to: number, length: number): void {
    if (length === 0) return;
    const last = blocks[blocks.length - 1];
    if (last && last.a + last.length === from && last.b + last.length === to) last.length += length;
    else blocks.push({ a: from, b: to, length });
  }

  function compare(a0: number, a1: number, b0: number, b1: number): void {
    const [from, to] = [a0, b0];
    while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) {
      a0++;
      b0++;
    }
    add(from, to, a0 - from);
    let tail = 0;
    while (a0 < a1 - tail && b0 < b1 - tail && a[a1 - 1 - tail] === b[b1 - 1 - tail]) tail++;
    a1 -= tail;
    b1 -= tail;
    budget.left -= a0 - from + tail;
    if (a0 < a1 && b0 < b1) {
      const middle = budget.left > 0 ? split(a0, a1, b0, b1) : undefined;
      if (middle) {
        compare(a0, middle.x, b0, middle.y);
        compare(middle.x, a1, middle.y, b1);
      }
    }
    add(a1, b1, tail);
  }

  /** A point on a shortest way through the box, found from both ends at once. undefined: the budget is used up */
  function split(a0: number, a1: number, b0: number, b1: number): { x: number; y: number } | undefined {
    const [least, most] = [a0 - b1, a1 - b0];
    const [start, end] = [a0 - b0, a1 - b1];
    let [fMin, fMax, bMin, bMax] = [start, start, end, end];
    const odd = ((start - end) & 1) !== 0;
    forward[offset + start] = a0;
    backward[offset + end] = a1;
    for (let cost = 1; ; cost++) {
      if (fMin > least) forward[offset + --fMin - 1] = -1;
      else ++fMin;
      if (fMax < most) forward[offset + ++fMax + 1] = -1;
      else --fMax;
      for (let d = fMax; d >= fMin; d -= 2) {
        const low = forward[offset + d - 1]!;
        const high = forward[offset + d + 1]!;
        const begin = low < high ? high : low + 1;
        let x = begin;
        let y = x - d;
        while (x < a1 && y < b1 && a[x] === b[y]) {
          x++;
          y++;
        }
        forward[offset + d] = x;
        budget.left -= x - begin + 1;
        if (odd && bMin <= d && d <= bMax && backward[offset + d]! <= x) return { x, y };
      }
      if (bMin > least) backward[offset + --bMin - 1] = FAR;
      else ++bMin;
      if (bMax < most) backward[offset + ++bMax + 1] = FAR;
      else --bMax;
      for (let d = bMax; d >= bMin; d -= 2) {
        const low = backward[offset + d - 1]!;
        const high = backward[offset + d + 1]!;
        const begin = low < high ? low : high - 1;
        let x = begin;
        let y = x - d;
        while (x > a0 && y > b0 && a[x - 1] === b[y - 1]) {
          x--;
          y--;
        }
        backward[offset + d] = x;
        budget.left -= begin - x + 1;
        if (!odd && fMin <= d && d <= fMax && x <= forward[offset + d]!) return { x, y };
      }
      if (budget.left <= 0) return undefined;
      if (cost >= MOST_DIFFERENCES) return farthest(a0, a1, b0, b1, fMin, fMax);
    }
  }

  function farthest(
    a0: number,
    a1: number,
    b0: number,
    b1: number,
    min: number,
    max: number,
  ): { x: number; y: number } | undefined {
    let best = { x: a0, y: b0 };
    for (let d = max; d >= min; d -= 2) {
      const x = Math.min(forward[offset + d]!, a1, b1 + d);
      const y = x - d;
      if (x >= a0 && y >= b0 && x + y > best.x + best.y) best = { x, y };
    }
    const isCorner = (best.x === a0 && best.y === b0) || (best.x === a1 && best.y === b1);
    return isCorner ? undefined : best;
  }

  compare(0, a.length, 0, b.length);
  return blocks;
}

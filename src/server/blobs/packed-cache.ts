import type { Bytes } from "../../protocol/bytes.ts";

type Made = Promise<Bytes | undefined>;
/** bytes that an entry takes beside its own */
const BESIDE = 300;

/**
 * What was compressed once and is asked for by many. Kept in memory as long as there is room, the longest unused going first: a
 * process that begins anew compresses anew, and there is nothing to erase but what no caller may read any more.
 */
export class PackedCache {
  readonly #most: number;
  readonly #kept = new Map<string, Made>();
  readonly #sizes = new Map<string, number>();
  #bytes = 0;

  /** @param most bytes */
  constructor(most: number) {
    this.#most = most;
  }

  /** Where many ask at once it is made once. Kept too: that there is nothing to be made. Not kept: what failed. */
  get(key: string, make: () => Made): Made {
    const known = this.#kept.get(key);
    if (known) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known;
    }
    const making = make();
    this.#kept.set(key, making);
    making.then(
      (made) => this.#weigh(key, BESIDE + (made?.length ?? 0)),
      () => this.#drop(key),
    );
    return making;
  }

  #weigh(key: string, size: number): void {
    if (!this.#kept.has(key)) return;
    this.#sizes.set(key, size);
    this.#bytes += size;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#most) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#kept.delete(key);
    this.#bytes -= this.#sizes.get(key) ?? 0;
    this.#sizes.delete(key);
  }
}

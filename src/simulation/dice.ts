/** Dice that fall the same way each time for the same seed (xorshift128+ seeded by splitmix). Not fit for secrets. */
export class Dice {
  #a: number;
  #b: number;

  constructor(seed: number) {
    let state = seed >>> 0;
    const next = (): number => {
      state = (state + 0x9e3779b9) >>> 0;
      let z = state;
      z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
      z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
      return (z ^ (z >>> 16)) >>> 0;
    };
    this.#a = next() || 1;
    this.#b = next() || 2;
  }

  /** from 0 up to but not 1 */
  roll(): number {
    let t = this.#a;
    const s = this.#b;
    this.#a = s;
    t ^= t << 23;
    t ^= t >>> 17;
    t ^= s ^ (s >>> 26);
    this.#b = t;
    return ((this.#a + this.#b) >>> 0) / 2 ** 32;
  }

  /** a whole number from 0 up to but not `below` */
  below(below: number): number {
    return Math.floor(this.roll() * below);
  }

  chance(probability: number): boolean {
    return this.roll() < probability;
  }

  pick<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!;
  }

  bytes(count: number): Uint8Array<ArrayBuffer> {
    return Uint8Array.from({ length: count }, () => this.below(256));
  }

  shuffled<T>(of: readonly T[]): T[] {
    const all = [...of];
    for (let i = all.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [all[i], all[j]] = [all[j]!, all[i]!];
    }
    return all;
  }
}

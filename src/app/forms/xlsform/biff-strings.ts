/** Strings of BIFF8, which may go on in the next record: there a byte says anew whether a character has one byte or two. */
export class BiffStrings {
  readonly #parts: readonly Uint8Array[];
  #part = 0;
  #at: number;

  constructor(parts: readonly Uint8Array[], from: number) {
    this.#parts = parts;
    this.#at = from;
  }

  /** With its length in one byte. */
  short(): string {
    return this.#string(this.#byte());
  }

  /** With its length in two bytes. */
  long(): string {
    return this.#string(this.#two());
  }

  /** The table of shared strings, as far as it goes. */
  all(): readonly string[] {
    const all: string[] = [];
    while (!this.#ended()) all.push(this.long());
    return all;
  }

  #string(length: number): string {
    const flags = this.#byte();
    const runs = (flags & 8) === 0 ? 0 : this.#two();
    const more = (flags & 4) === 0 ? 0 : this.#two() + this.#two() * 0x10000;
    const text = this.#chars(length, (flags & 1) === 1);
    this.#skip(4 * runs + more);
    return text;
  }

  #chars(length: number, wide: boolean): string {
    let text = "";
    let two = wide;
    for (let left = length; left > 0 && !this.#ended();) {
      const part = this.#parts[this.#part]!;
      if (this.#at >= part.length) {
        this.#next();
        two = (this.#byte() & 1) === 1;
        continue;
      }
      const fits = Math.min(left, Math.floor((part.length - this.#at) / (two ? 2 : 1)));
      if (fits === 0) {
        this.#at = part.length;
        continue;
      }
      const end = this.#at + fits * (two ? 2 : 1);
      const piece = part.subarray(this.#at, end);
      text += two ? new TextDecoder("utf-16le").decode(piece) : String.fromCharCode(...piece);
      this.#at = end;
      left -= fits;
    }
    return text;
  }

  #skip(bytes: number): void {
    for (let left = bytes; left > 0 && !this.#ended();) {
      const part = this.#parts[this.#part]!;
      const here = Math.min(left, part.length - this.#at);
      this.#at += here;
      left -= here;
      if (left > 0) this.#next();
    }
  }

  #two(): number {
    return this.#byte() | (this.#byte() << 8);
  }

  #byte(): number {
    while (this.#part < this.#parts.length && this.#at >= this.#parts[this.#part]!.length) this.#next();
    return this.#parts[this.#part]?.[this.#at++] ?? 0;
  }

  #next(): void {
    this.#part++;
    this.#at = 0;
  }

  #ended(): boolean {
    const last = this.#part >= this.#parts.length - 1;
    return last && this.#at >= (this.#parts[this.#part]?.length ?? 0);
  }
}

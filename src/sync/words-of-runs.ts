import type { DeviceId } from "../domain/ids.ts";
import type { RunEntry } from "../protocol/run.ts";
import { look, type Storage, type StoredEntry, type StoredRun } from "./storage.ts";

/** entries that are read at once */
const TOGETHER = 1_000;

/** The words of a journal's runs, asked for one run behind the other: many small runs are read together. */
export class WordsOfRuns {
  readonly #storage: Storage;
  readonly #device: DeviceId;
  /** entries in a row, from number `#first` on */
  #read: readonly StoredEntry[] = [];
  #first = 0;

  constructor(storage: Storage, device: DeviceId) {
    this.#storage = storage;
    this.#device = device;
  }

  /** @returns undefined where a body has been erased */
  async of({ from, to }: StoredRun): Promise<RunEntry[] | undefined> {
    if (!this.#has(from) || !this.#has(to)) await this.#readFrom(from, to - from + 1);
    const whole: RunEntry[] = [];
    for (let n = from; n <= to; n++) {
      const { header, body } = this.#read[n - this.#first] ?? { header: "", body: null };
      if (body === null) return undefined;
      whole.push({ header, body });
    }
    return whole;
  }

  #has(n: number): boolean {
    return n >= this.#first && n < this.#first + this.#read.length;
  }

  async #readFrom(first: number, count: number): Promise<void> {
    const { entries } = await this.#storage.read({
      entries: look.entries(this.#device, first, Math.max(count, TOGETHER)),
    });
    this.#read = entries;
    this.#first = first;
  }
}

import type { DeviceId } from "../domain/ids.ts";
import type { RunEntry } from "../protocol/run.ts";
import { look, type Storage, type StoredEntry, type StoredRun } from "./storage.ts";

/** entries that are read at once */
const TOGETHER = 1_000;

/** The words of a journal's runs, asked for one run behind the other: many small runs are read together. */
export class WordsOfRuns {
  readonly #storage: Storage;
  readonly #device: DeviceId;
  #read = new Map<number, StoredEntry>();

  constructor(storage: Storage, device: DeviceId) {
    this.#storage = storage;
    this.#device = device;
  }

  /** @returns undefined where a body has been erased */
  async of({ from, to }: StoredRun): Promise<RunEntry[] | undefined> {
    if (!this.#read.has(from) || !this.#read.has(to)) await this.#readFrom(from, to);
    const whole: RunEntry[] = [];
    for (let n = from; n <= to; n++) {
      const { header, body } = this.#read.get(n) ?? { header: "", body: null };
      if (body === null) return undefined;
      whole.push({ header, body });
    }
    return whole;
  }

  async #readFrom(from: number, to: number): Promise<void> {
    const through = Math.max(to, from + TOGETHER - 1);
    const { entries } = await this.#storage.read({
      entries: look.span("entries", [this.#device, from], [this.#device, through]),
    });
    this.#read = new Map(entries.map(([[, n], entry]) => [n, entry]));
  }
}

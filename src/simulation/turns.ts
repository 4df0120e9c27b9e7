import { setImmediate as nextTick } from "node:timers/promises";

/** Something that can be killed: of its strands nothing is ever heard again. */
export interface Owner {
  gone: boolean;
}

/**
 * Lets one strand of work run at a time. A strand that comes to `turn` stands still until it is picked; so who comes before whom
 * is the dice's choice alone, however long the machine takes for anything.
 */
export class Turns {
  readonly #standing: { owner: Owner; go: () => void }[] = [];
  #busy = 0;
  #idle: (() => void) | undefined;

  /** Stands still until picked. */
  turn(owner: Owner): Promise<void> {
    return new Promise((resolve) => this.#standing.push({ owner, go: resolve }));
  }

  /** Work that really takes time (the server's): nobody else is picked meanwhile. */
  async really<T>(work: () => Promise<T>): Promise<T> {
    this.#busy++;
    try {
      return await work();
    } finally {
      if (--this.#busy === 0) this.#idle?.();
    }
  }

  get waiting(): number {
    for (let i = this.#standing.length - 1; i >= 0; i--) {
      if (this.#standing[i]!.owner.gone) this.#standing.splice(i, 1);
    }
    return this.#standing.length;
  }

  /** Begins a strand and returns when it stands still, waits for another, or has ended. */
  async begin(work: () => Promise<void>): Promise<void> {
    void work();
    await this.#quiet();
  }

  /** Lets one of those that stand go on, and returns when nothing moves. */
  async goOn(pick: (count: number) => number): Promise<void> {
    const count = this.waiting;
    if (count === 0) return;
    const [picked] = this.#standing.splice(pick(count), 1);
    picked!.go();
    await this.#quiet();
  }

  /** All that a strand can do at once is done before the next tick, but for what is `really` under way. */
  async #quiet(): Promise<void> {
    await nextTick();
    while (this.#busy > 0) {
      await new Promise<void>((resolve) => (this.#idle = resolve));
      await nextTick();
    }
  }
}

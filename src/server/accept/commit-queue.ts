/** What became of one job. */
export type Settled<R> = { result: R } | { error: unknown };

/**
 * Jobs that wait share one `perform`: with 50 phones at the door there is one durable commit for all of them, not 50. While one
 * batch is under way the next collects.
 */
export class CommitQueue<J, R> {
  readonly #perform: (jobs: readonly J[]) => Promise<Settled<R>[]>;
  readonly #most: { jobs: number; weight: number };
  readonly #weigh: (job: J) => number;
  #waiting: { job: J; settle: (settled: Settled<R>) => void }[] = [];
  #running: Promise<void> | undefined;

  /** @param most what one batch may hold; a job that is heavier by itself is a batch of its own */
  constructor(
    perform: (jobs: readonly J[]) => Promise<Settled<R>[]>,
    weigh: (job: J) => number,
    most: { jobs: number; weight: number },
  ) {
    this.#perform = perform;
    this.#weigh = weigh;
    this.#most = most;
  }

  async add(job: J): Promise<R> {
    const settled = await new Promise<Settled<R>>((settle) => {
      this.#waiting.push({ job, settle });
      this.#running ??= this.#run();
    });
    if ("error" in settled) throw settled.error;
    return settled.result;
  }

  /** When nothing is under way any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Lets requests that have already come in reach the queue: a commit of SQLite does not let go of the thread.
      await new Promise<void>((resolve) => setImmediate(resolve));
      const batch = this.#waiting.splice(0, this.#fitting());
      let settled: Settled<R>[];
      try {
        settled = await this.#perform(batch.map(({ job }) => job));
      } catch (error) {
        settled = batch.map(() => ({ error }));
      }
      batch.forEach(({ settle }, i) => settle(settled[i]!));
    }
    this.#running = undefined;
  }

  #fitting(): number {
    let weight = 0;
    let count = 0;
    for (const { job } of this.#waiting) {
      weight += this.#weigh(job);
      if (count > 0 && (weight > this.#most.weight || count >= this.#most.jobs)) break;
      count++;
    }
    return count;
  }
}

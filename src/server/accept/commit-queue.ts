/** What became of one job. */
export type Settled<R> = { result: R } | { error: unknown };

interface Place<J, R> {
  /** undefined: it is still being checked */
  job?: J;
  settle(settled: Settled<R>): void;
}

/**
 * Jobs that wait share one `perform`: with 50 phones at the door there is one durable commit for all of them, not 50. While one
 * batch is under way the next collects. They stand in the order in which they came.
 */
export class CommitQueue<J, R> {
  readonly #perform: (jobs: readonly J[]) => Promise<Settled<R>[]>;
  readonly #most: { jobs: number; weight: number; batches: number };
  readonly #weigh: (job: J) => number;
  #places: Place<J, R>[] = [];
  #running: Promise<void> | undefined;
  readonly #underWay = new Set<Promise<void>>();
  #stirred: () => void = () => undefined;

  /**
   * @param most what one batch may hold (a job that is heavier by itself is a batch of its own), and how many may be under way at
   * once
   */
  constructor(
    perform: (jobs: readonly J[]) => Promise<Settled<R>[]>,
    weigh: (job: J) => number,
    most: { jobs: number; weight: number; batches: number },
  ) {
    this.#perform = perform;
    this.#weigh = weigh;
    this.#most = most;
  }

  /** @param checking the job, when it has been checked @throws what `checking` throws, or what became of the job */
  async add(checking: Promise<J>): Promise<R> {
    const settled = await new Promise<Settled<R>>((settle) => {
      const place: Place<J, R> = { settle };
      this.#places.push(place);
      const leave = (error: unknown): void => {
        this.#places.splice(this.#places.indexOf(place), 1);
        settle({ error });
      };
      void checking.then((job) => (place.job = job), leave).then(() => this.#stirred());
      this.#running ??= this.#run();
    });
    if ("error" in settled) throw settled.error;
    return settled.result;
  }

  get isBusy(): boolean {
    return this.#places.length > 0 || this.#underWay.size > 0;
  }

  /** When nothing is under way any more. */
  async idle(): Promise<void> {
    while (this.#running || this.#underWay.size > 0) {
      await (this.#running ?? Promise.race(this.#underWay));
    }
  }

  async #run(): Promise<void> {
    while (this.#places.length > 0) {
      while (this.#underWay.size >= this.#most.batches) await Promise.race(this.#underWay);
      const batch = await this.#gather();
      if (batch.length === 0) continue;
      this.#places = this.#places.filter((place) => !batch.includes(place));
      const work = this.#work(batch).finally(() => this.#underWay.delete(work));
      this.#underWay.add(work);
    }
    this.#running = undefined;
  }

  async #work(batch: readonly Place<J, R>[]): Promise<void> {
    let settled: Settled<R>[];
    try {
      settled = await this.#perform(batch.map(({ job }) => job!));
    } catch (error) {
      settled = batch.map(() => ({ error }));
    }
    batch.forEach((place, i) => place.settle(settled[i]!));
  }

  /** As many as fit into a batch; while there is room, those that are still being checked may catch up. */
  async #gather(): Promise<Place<J, R>[]> {
    for (;;) {
      // Lets requests that have already come in reach the queue: a commit of SQLite does not let go of the thread.
      await new Promise<void>((resolve) => setImmediate(resolve));
      const ready = this.#places.filter(({ job }) => job !== undefined);
      const count = this.#fitting(ready);
      const full = count < ready.length || count >= this.#most.jobs;
      if (full || ready.length === this.#places.length) return ready.slice(0, count);
      await new Promise<void>((resolve) => (this.#stirred = resolve));
    }
  }

  #fitting(ready: readonly Place<J, R>[]): number {
    let weight = 0;
    let count = 0;
    for (const { job } of ready) {
      weight += this.#weigh(job!);
      if (count > 0 && (weight > this.#most.weight || count >= this.#most.jobs)) break;
      count++;
    }
    return count;
  }
}

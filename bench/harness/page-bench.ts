/**
 * What a page of a bench offers to the one who measures: the page's script sets `globalThis.bench` to it. Arguments and
 * answers are plain data.
 */
export interface PageBench {
  /** what has to be there before the work, and is not measured */
  prepare(argument: never): Promise<unknown>;
  /** the work; how long it took, ms */
  run(argument: never): Promise<number>;
}

declare global {
  var bench: PageBench;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

import { expect, it } from "vitest";
import { CommitQueue, type Settled } from "./commit-queue.ts";

/** A queue of names; each batch ends when `finish` is called. */
function queueOf(most: { jobs: number; weight: number; batches: number }) {
  const begun: string[][] = [];
  const open: (() => void)[] = [];
  const perform = async (jobs: readonly string[]): Promise<Settled<string>[]> => {
    begun.push([...jobs]);
    await new Promise<void>((resolve) => open.push(resolve));
    return jobs.map((job) => ({ result: `${job} done` }));
  };
  return { queue: new CommitQueue(perform, () => 1, most), begun, finish: () => open.shift()!() };
}

/** A check that is over when it is told so. */
function check(job: string) {
  let pass!: () => void;
  let fail!: () => void;
  const promise = new Promise<string>((resolve, reject) => {
    pass = () => resolve(job);
    fail = () => reject(new Error(`${job} is no good`));
  });
  return { promise, pass, fail };
}

it("what is being checked is waited for and keeps its place; what fails holds up nobody", async () => {
  const { queue, begun, finish } = queueOf({ jobs: 10, weight: 10, batches: 1 });
  const [first, second, third] = ["first", "second", "third"].map(check) as [Check, Check, Check];
  const answers = [first, second, third].map(({ promise }) => queue.add(promise));
  const refused = expect(answers[1]).rejects.toThrow("second is no good");
  third.pass();
  await turns();
  expect(begun).toEqual([]);
  second.fail();
  first.pass();
  await refused;
  await expect.poll(() => begun).toEqual([["first", "third"]]);
  finish();
  expect(await Promise.all([answers[0], answers[2]])).toEqual(["first done", "third done"]);
  await queue.idle();
  expect(queue.isBusy).toBe(false);
});

it("a batch that is full waits for nobody, and no more are under way than may be", async () => {
  const { queue, begun, finish } = queueOf({ jobs: 2, weight: 10, batches: 2 });
  const slow = check("slow");
  const all = [queue.add(slow.promise), ..."abcdef".split("").map((job) => queue.add(Promise.resolve(job)))];
  await expect
    .poll(() => begun)
    .toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  await turns();
  expect(begun.length).toBe(2);
  finish();
  await expect.poll(() => begun[2]).toEqual(["e", "f"]);
  slow.pass();
  finish();
  await expect.poll(() => begun[3]).toEqual(["slow"]);
  finish();
  finish();
  expect((await Promise.all(all)).length).toBe(7);
});

type Check = ReturnType<typeof check>;

async function turns(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise<void>((resolve) => setImmediate(resolve));
}

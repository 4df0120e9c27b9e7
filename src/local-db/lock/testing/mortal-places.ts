import { MemoryDisk, MemoryStorage } from "../../../sync/memory-storage.ts";
import type { BoxContent } from "../lock-box.ts";
import type { TwoPlaces } from "../two-places.ts";

/** What survives a kill. */
export interface Disks {
  plain: MemoryDisk;
  locked: MemoryDisk;
  box: Map<string, unknown>;
}

export function emptyDisks(): Disks {
  return { plain: new MemoryDisk(), locked: new MemoryDisk(), box: new Map() };
}

export function copyDisks({ plain, locked, box }: Disks): Disks {
  return { plain: plain.copy(), locked: locked.copy(), box: new Map(box) };
}

export class Killed extends Error {}

/**
 * The places of a profile on memory, whose page is killed when it has done `life` things; then it does nothing any more.
 * @param before each thing, what others do
 */
export function mortalPlaces(
  disks: Disks,
  life = Infinity,
  before: (done: number) => Promise<unknown> = () => Promise.resolve(),
): TwoPlaces & { done: () => number } {
  let done = 0;
  const turn = async (): Promise<void> => {
    await before(done);
    if (done++ >= life) throw new Killed("the page was killed");
  };
  return {
    done: () => done,
    openPlain: () => new MemoryStorage(disks.plain, turn),
    openLocked: () => new MemoryStorage(disks.locked, turn),
    async dropPlain() {
      await turn();
      disks.plain = new MemoryDisk();
    },
    async dropLocked() {
      await turn();
      disks.locked = new MemoryDisk();
    },
    box: {
      async get(name) {
        await turn();
        return disks.box.get(name) as never;
      },
      async put(content: Partial<BoxContent>) {
        await turn();
        for (const [name, value] of Object.entries(content))
          if (value === undefined) disks.box.delete(name);
          else disks.box.set(name, value);
      },
      async drop() {
        await turn();
        disks.box.clear();
      },
    },
  };
}

import { array, assert, asyncProperty, boolean, integer, nat, record } from "fast-check";
import { expect, test } from "vitest";
import { type Bytes, concat } from "../../protocol/bytes.ts";
import { StorageFull } from "../../sync/phone.ts";
import { beginTake, gatherTake, isSpokenNow, type TakeShelf, type UnderWay } from "./kept-take.ts";
import { fakeMicrophone, secondsIn } from "./testing/fake-microphone.ts";
import { until } from "./testing/until.ts";

/** What a phone keeps, and how many pieces it has room for. */
function shelf(room = Infinity): TakeShelf & { pieces: Map<string, Bytes>; noted: UnderWay[] } {
  const pieces = new Map<string, Bytes>();
  const noted: UnderWay[] = [];
  return {
    pieces,
    noted,
    async put(bytes) {
      await Promise.resolve();
      if (pieces.size >= room) throw new StorageFull("full");
      const id = `piece${pieces.size}`;
      pieces.set(id, bytes);
      return id;
    },
    note(underWay) {
      noted.push(structuredClone(underWay));
      return Promise.resolve();
    },
  };
}

test("killed at any moment, all pieces that were noted till then are heard, and nothing in them is missing", async () => {
  await assert(
    asyncProperty(
      array(record({ spoken: integer({ min: 1, max: 5 }), isPaused: boolean() }), {
        minLength: 1,
        maxLength: 6,
      }),
      nat(),
      async (steps, killedAt) => {
        const microphone = fakeMicrophone();
        const kept = shelf();
        const take = beginTake(microphone, kept, () => expect.unreachable());
        const said: number[] = [];
        let now = 0;
        for (const { spoken, isPaused } of steps) {
          if (isPaused) take.pause();
          else take.resume();
          microphone.speak(spoken);
          for (let i = 0; i < spoken; i++, now++) if (!isPaused) said.push(now);
        }
        const whole = await take.stop();
        expect(whole ? secondsIn(whole.bytes) : []).toEqual(said);
        expect(kept.noted).toHaveLength(said.length);
        if (said.length === 0) return;
        const left = kept.noted[killedAt % kept.noted.length]!;
        const gathered = await gatherTake(left, (id) => Promise.resolve(kept.pieces.get(id)));
        expect(secondsIn(gathered!.bytes)).toEqual(said.slice(0, left.pieces.length));
        expect(gathered!.seconds).toBe(left.seconds);
        expect(concat(...whole!.pieces.map((id) => kept.pieces.get(id)!))).toEqual(whole!.bytes);
      },
    ),
  );
});

test("on a full phone it is said once, what was kept stays whole, and the page still has all", async () => {
  const microphone = fakeMicrophone();
  const kept = shelf(3);
  const failed: unknown[] = [];
  const take = beginTake(microphone, kept, (error) => failed.push(error));
  microphone.speak(6);
  const whole = await take.stop();
  expect(failed).toHaveLength(1);
  expect(failed[0]).toBeInstanceOf(StorageFull);
  expect(whole!.pieces).toHaveLength(3);
  expect(secondsIn(whole!.bytes)).toEqual([0, 1, 2, 3, 4, 5]);
  const gathered = await gatherTake(kept.noted.at(-1)!, (id) => Promise.resolve(kept.pieces.get(id)));
  expect(secondsIn(gathered!.bytes)).toEqual([0, 1, 2]);
});

test("behind a piece that is gone nothing is put together; without the first nothing can be heard", async () => {
  const microphone = fakeMicrophone();
  const kept = shelf();
  const take = beginTake(microphone, kept, () => expect.unreachable());
  microphone.speak(4);
  await take.stop();
  const left = kept.noted.at(-1)!;
  const without = (gone: string) => (id: string) =>
    Promise.resolve(id === gone ? undefined : kept.pieces.get(id));
  const gathered = await gatherTake(left, without("piece2"));
  expect(secondsIn(gathered!.bytes)).toEqual([0, 1]);
  expect(gathered!.seconds).toBe(2);
  expect(await gatherTake(left, without("piece0"))).toBeUndefined();
});

test("what is being spoken is known as such to other tabs until it is over", async () => {
  const microphone = fakeMicrophone();
  const kept = shelf();
  const take = beginTake(microphone, kept, () => expect.unreachable());
  microphone.speak(1);
  await until(() => expect(kept.noted).toHaveLength(1));
  await until(async () => expect(await isSpokenNow(kept.noted[0]!)).toBe(true));
  await take.stop();
  await until(async () => expect(await isSpokenNow(kept.noted[0]!)).toBe(false));
  const before = { type: "audio/ogg", seconds: 1, pieces: [] };
  expect(await isSpokenNow(before)).toBe(false);
});

import { array, assert, integer, nat, property, uniqueArray, constantFrom } from "fast-check";
import { expect, test } from "vitest";
import type { EssaySound } from "../../../domain/entries/essays.ts";
import { moved, putBack, without, withPart, withWords } from "./part-order.ts";

const part = (sound: string): EssaySound => ({ sound, size: 1, seconds: 1, type: "audio/mp4" });
const some = uniqueArray(
  integer({ min: 0, max: 99 }).map((n) => `s${n}`),
  { minLength: 1, maxLength: 9 },
).map((ids) => ids.map(part));
const ids = (sounds: readonly EssaySound[]) => sounds.map(({ sound }) => sound);

test("whatever is moved, no part is lost or doubled, and the way back leads back", () => {
  assert(
    property(
      some,
      nat(),
      array(constantFrom(-1 as const, 1 as const), { maxLength: 12 }),
      (sounds, n, steps) => {
        const { sound } = sounds[n % sounds.length]!;
        let now: readonly EssaySound[] = sounds;
        for (const by of steps) {
          const before = now;
          now = moved(now, sound, by);
          if (now !== before) expect(moved(now, sound, by === 1 ? -1 : 1)).toEqual(before);
        }
        expect(new Set(ids(now))).toEqual(new Set(ids(sounds)));
        expect(now).toHaveLength(sounds.length);
        // The others keep their order.
        expect(without(now, sound)).toEqual(without(sounds, sound));
      },
    ),
  );
});

test("what is taken out and put back stands where it stood", () => {
  assert(
    property(some, nat(), (sounds, n) => {
      const index = n % sounds.length;
      const taken = sounds[index]!;
      expect(putBack(without(sounds, taken.sound), taken, index)).toEqual(sounds);
    }),
  );
});

test("a new part stands behind the one that it belongs to, or at the end; put twice it is there once", () => {
  const sounds = [part("a"), part("b")];
  expect(ids(withPart(sounds, part("c"), "a"))).toEqual(["a", "c", "b"]);
  expect(ids(withPart(sounds, part("c"), undefined))).toEqual(["a", "b", "c"]);
  expect(ids(withPart(sounds, part("c"), "gone"))).toEqual(["a", "b", "c"]);
  expect(ids(withPart(sounds, part("b"), "a"))).toEqual(["a", "b"]);
});

test("words stand beside the part that they are of; none are no words", () => {
  const sounds = [part("a"), part("b")];
  const written = withWords(sounds, "b", "写下来");
  expect(written).toEqual([part("a"), { ...part("b"), words: "写下来" }]);
  expect(withWords(written, "b", "")).toEqual(sounds);
});

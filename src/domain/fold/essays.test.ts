import * as fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { Journal, shanghai } from "../testing/journal.ts";
import { changeBetween, shouldStoreFull } from "../text-change.ts";
import {
  countCharacters,
  foldEssays,
  standing,
  TAKE_BACK_MS,
  versionsSinceFull,
  versionText,
} from "./essays.ts";

const START = shanghai("2026-03-01 09:00");
let journal: Journal;
beforeEach(() => {
  journal = new Journal();
});
const essay = () => foldEssays(journal.entries).list[0]!;

function handIn(at: number, text = "写完了", more = {}): string {
  return journal.write(at, "essay-handed-in", { essay: "e1", title: "体会", text }, more);
}

test("every version ever saved can be read again, whatever was typed between", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "binary", maxLength: 30 }), { minLength: 1, maxLength: 60 }),
      (texts) => {
        const own = new Journal();
        const saved: string[] = [];
        for (const [i, text] of texts.entries()) {
          const at = START + i;
          const base = saved.at(-1);
          const [now] = foldEssays(own.entries).list;
          const before = now && base && versionText(now, base);
          const change = changeBetween(before ?? "", text);
          const since = now && base ? versionsSinceFull(now, base) : undefined;
          const full = shouldStoreFull(since, change, text);
          const body = {
            essay: "e1",
            title: "",
            ...(base ? { base } : {}),
            ...(full ? { text } : { change }),
          };
          saved.push(own.write(at, "essay-saved", body));
        }
        const [all] = foldEssays(own.entries).list;
        expect(saved.map((entry) => versionText(all!, entry))).toEqual(texts);
        expect(all!.heads).toEqual([saved.at(-1)]);
      },
    ),
    { numRuns: 30 },
  );
});

test("written on two phones: both ends are kept as heads", () => {
  const first = journal.write(START, "essay-saved", { essay: "e1", title: "", text: "共同的开头" });
  const base = { essay: "e1", title: "", base: first };
  const here = journal.write(START + 1, "essay-saved", {
    ...base,
    change: { at: 5, remove: 0, insert: "，这里" },
  });
  const there = journal.write(
    START + 2,
    "essay-saved",
    { ...base, change: { at: 5, remove: 0, insert: "，那里" } },
    { device: "second" },
  );
  expect(essay().heads).toEqual([here, there]);
  expect(essay().heads.map((head) => versionText(essay(), head))).toEqual([
    "共同的开头，这里",
    "共同的开头，那里",
  ]);
});

test("a version whose base is missing, or that goes round in a circle, has no text and hangs nothing", () => {
  const change = { at: 0, remove: 0, insert: "好" };
  const lost = journal.write(START, "essay-saved", { essay: "e1", title: "", base: "other.7", change });
  journal.write(START + 1, "essay-saved", { essay: "e1", title: "", base: "phone-of-li.3", change });
  const round = journal.write(START + 2, "essay-saved", {
    essay: "e1",
    title: "",
    base: "phone-of-li.2",
    change,
  });
  expect(versionText(essay(), lost)).toBeUndefined();
  expect(versionText(essay(), round)).toBeUndefined();
  expect(versionsSinceFull(essay(), round)).toBeUndefined();
});

test("handed in, more asked for, handed in again, read", () => {
  expect(foldEssays(journal.entries).list).toEqual([]);
  journal.write(START, "essay-saved", { essay: "e1", title: "体会", text: "写" });
  expect(essay().state).toBe("writing");
  const first = handIn(START + 1);
  expect(essay().state).toBe("handed-in");
  journal.write(
    START + 2,
    "essay-answered",
    { entry: first, words: "再写写在外地的事", verdict: "more" },
    { by: "wang" },
  );
  expect(essay().state).toBe("more");
  const second = handIn(START + 3, "写完了，加了一段");
  expect(essay().state).toBe("handed-in");
  expect(standing(essay())?.text).toBe("写完了，加了一段");
  journal.write(START + 4, "essay-answered", { entry: second, words: "读了" }, { by: "wang" });
  expect(essay()).toMatchObject({
    state: "read",
    handedIn: [{ answers: [{ verdict: "more" }] }, { answers: [{ by: "wang" }] }],
  });
});

test("taken back within ten minutes by the server's clock, whatever the phone's says", () => {
  const entry = handIn(START, "写完了", { received: START });
  const late = { received: START + TAKE_BACK_MS + 1 };
  journal.write(START + 1, "essay-taken-back", { essay: "e1", entry }, late);
  expect(essay().state).toBe("handed-in");
  journal.write(
    START + 3_600_000,
    "essay-taken-back",
    { essay: "e1", entry },
    { received: START + TAKE_BACK_MS },
  );
  expect(essay().state).toBe("writing");
  expect(standing(essay())).toBeUndefined();
});

test("nobody takes back, or writes into, what is another's", () => {
  const entry = handIn(START);
  journal.write(START + 1, "essay-taken-back", { essay: "e1", entry }, { by: "wu" });
  journal.write(START + 2, "essay-saved", { essay: "e1", title: "别人的", text: "别人的" }, { by: "wu" });
  const essays = foldEssays(journal.entries).list;
  expect(essays.map(({ writer, title, state }) => [writer, title, state])).toEqual([
    ["wu", "别人的", "writing"],
    ["li", "体会", "handed-in"],
  ]);
});

test("what others wrote down of a voice: the latest holds, the one before stays, and nobody writes it of another's", () => {
  const sound = { sound: "aa", size: 9, seconds: 60, type: "audio/webm" };
  const entry = handIn(START, "", { by: "li" });
  journal.write(
    START,
    "essay-handed-in",
    { essay: "e2", title: "", text: "", sounds: [sound] },
    { by: "wu" },
  );
  const says = (at: number, words: string, by: string, of = "li"): string =>
    journal.write(at, "essay-transcribed", { entry, blob: "aa", words }, { by, of });
  says(START + 1, "我说的是修渠", "wang");
  says(START + 2, "我说的是修水渠", "li");
  says(START + 3, "不是他的", "wu", "wu");
  const [mine] = foldEssays(journal.entries).list.filter(({ writer }) => writer === "li");
  expect(standing(mine!)!.transcripts.get("aa")).toEqual({
    words: "我说的是修水渠",
    at: START + 2,
    by: "li",
    before: [{ words: "我说的是修渠", at: START + 1, by: "wang" }],
  });
  expect(standing(mine!)!.by).toBe("li");
});

test("characters are counted as people count them", () => {
  expect(countCharacters("学习 体会\n😀，。")).toBe(7);
});

test("handed in again after the clock was set back: what was written last stands", () => {
  const year = 365 * 86_400_000;
  handIn(START + year, "时钟快了一年写的");
  handIn(START - year, "时钟拨回去以后写的");
  expect(standing(essay())!.text).toBe("时钟拨回去以后写的");
  handIn(START, "另一部手机后来写的", { device: "other" });
  expect(standing(essay())!.text).toBe("时钟拨回去以后写的");
  handIn(START + 2 * year, "再后来写的", { device: "other" });
  expect(standing(essay())!.text).toBe("再后来写的");
});

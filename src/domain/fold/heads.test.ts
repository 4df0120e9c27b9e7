// Two phones that write on one thing without knowing of each other: a note, the minutes of a meeting, a form.
import { describe, expect, test } from "vitest";
import { Journal, shanghai } from "../testing/journal.ts";
import { foldMeetings } from "./meetings.ts";
import { minutesOf, otherMinutes } from "./minutes.ts";
import { foldNotes } from "./notes.ts";
import { foldForms } from "./forms.ts";
import { foldOtherAnswers } from "./other-answers.ts";

const at = shanghai("2026-03-12 19:30");
const HOUR = 3_600_000;
const one = { device: "one" };
const two = { device: "two" };

describe("a note", () => {
  const noteOf = (journal: Journal) => foldNotes(journal.entries.toReversed()).all[0];

  test("written on two phones is the newer, and what the older one says stays with it", () => {
    const journal = new Journal();
    const base = journal.write(at, "note-saved", { note: "n", words: "开头" }, one);
    const older = journal.write(at + HOUR, "note-saved", { note: "n", words: "旧", base }, one);
    const newer = journal.write(at + 2 * HOUR, "note-saved", { note: "n", words: "新", base }, two);
    expect(noteOf(journal)).toMatchObject({
      words: "新",
      entry: newer,
      began: at,
      others: [{ entry: older, words: "旧", at: at + HOUR }],
    });
    journal.write(
      at + 3 * HOUR,
      "note-saved",
      { note: "n", words: "新旧", base: newer, joined: [older] },
      one,
    );
    expect(noteOf(journal)).toMatchObject({ words: "新旧" });
    expect(noteOf(journal)).not.toHaveProperty("others");
  });

  test("the same words on both ask nothing, and what is made from one takes the other's place", () => {
    const journal = new Journal();
    const base = journal.write(at, "note-saved", { note: "n", words: "" }, one);
    const older = journal.write(at + HOUR, "note-saved", { note: "n", words: "好", base }, one);
    journal.write(at + 2 * HOUR, "note-saved", { note: "n", words: "好", base }, two);
    expect(noteOf(journal)).not.toHaveProperty("others");
    expect(noteOf(journal)?.same).toEqual([older]);
  });

  test("removed on one phone and written on at the other: the writing stays, whatever the clocks say", () => {
    for (const ahead of [-5 * HOUR, 5 * HOUR]) {
      const journal = new Journal();
      const base = journal.write(at, "note-saved", { note: "n", words: "开头" }, one);
      journal.write(at + 2 * HOUR, "note-saved", { note: "n", words: "接着写", base }, two);
      const gone = { note: "n", entries: [base] };
      journal.write(at + 2 * HOUR + ahead, "note-removed", gone, { ...one, received: at + 3 * HOUR });
      expect(noteOf(journal)).toMatchObject({ words: "接着写" });
      expect(noteOf(journal)).not.toHaveProperty("others");
    }
  });

  test("removed, it is gone, and saved again it is there again", () => {
    const journal = new Journal();
    const entry = journal.write(at, "note-saved", { note: "n", words: "好" }, one);
    journal.write(at + HOUR, "note-removed", { note: "n", entries: [entry] }, one);
    expect(noteOf(journal)).toBeUndefined();
    journal.write(at + 2 * HOUR, "note-saved", { note: "n", words: "好", base: entry }, one);
    expect(noteOf(journal)).toMatchObject({ words: "好" });
  });

  describe("of phones that do not say what they began from", () => {
    test("one after the other: the last is the note, and nothing is asked", () => {
      const journal = new Journal();
      journal.write(at, "note-saved", { note: "n", words: "一" }, one);
      journal.write(at + HOUR, "note-saved", { note: "n", words: "二" }, two);
      journal.write(at + 2 * HOUR, "note-saved", { note: "n", words: "三" }, one);
      expect(noteOf(journal)).toMatchObject({ words: "三" });
      expect(noteOf(journal)).not.toHaveProperty("others");
      journal.write(at + 3 * HOUR, "note-removed", { note: "n" }, two);
      expect(noteOf(journal)).toBeUndefined();
    });

    test("without network: what the server had not yet when the other wrote stays", () => {
      const journal = new Journal();
      journal.write(at, "note-saved", { note: "n", words: "一" }, { ...one, received: at + 5 * HOUR });
      journal.write(at + HOUR, "note-saved", { note: "n", words: "二" }, two);
      expect(noteOf(journal)).toMatchObject({ words: "二", others: [{ words: "一" }] });
      journal.write(at + 2 * HOUR, "note-removed", { note: "n" }, two);
      expect(noteOf(journal)).toMatchObject({ words: "一" });
    });
  });
});

describe("minutes", () => {
  function world() {
    const journal = new Journal();
    const plan = { branch: "b", kind: "discussion", starts: at, minutes: 90, title: "讨论" } as const;
    journal.write(at, "meeting-planned", { ...plan, meeting: "m" });
    const sun = { by: "sun", received: at + 9 * HOUR };
    const first = journal.write(at + HOUR, "meeting-closed", { meeting: "m", minutes: 60 }, sun);
    const other = { meeting: "m", minutes: 75, summary: "修渠" };
    const second = journal.write(at + 2 * HOUR, "meeting-closed", other, { by: "zhou" });
    const meeting = () => foldMeetings(journal.entries).byId.get("m")!;
    const others = () => otherMinutes(journal.entries.toReversed(), meeting()).map(({ id }) => id);
    return { journal, first, second, meeting, others };
  }

  test("written on two phones: the newest hold, the others are told apart from corrections", () => {
    const { journal, first, second, meeting, others } = world();
    expect(meeting().closed).toMatchObject({ minutes: 75, entry: second });
    expect(others()).toEqual([first]);
    // One that does not know of the other yet settles nothing.
    const correction = { meeting: "m", minutes: 80, why: "写少了", base: second };
    const third = journal.write(at + 10 * HOUR, "meeting-closed", correction, { by: "zhou" });
    expect(others()).toEqual([first]);
    const both = { ...correction, base: third, joined: [first], why: "两份合成一份" };
    journal.write(at + 11 * HOUR, "meeting-closed", both, { by: "sun" });
    expect(others()).toEqual([]);
    expect(minutesOf(journal.entries, "m")).toHaveLength(4);
  });

  test("written by a phone whose clock was ahead: what it did not know of holds with it", () => {
    const { journal, first, second, others } = world();
    const body = { meeting: "m", minutes: 30, why: "记错", base: first };
    journal.write(at + 3 * HOUR, "meeting-closed", body, { by: "sun" });
    expect(others()).toEqual([second]);
  });
});

describe("a form", () => {
  const answered = (words: string) => ({ form: "f", blob: "b", answers: { q: words } });

  test("answered on two phones: the last counts, the other is there", () => {
    const journal = new Journal();
    const away = { ...one, received: at + 9 * HOUR };
    const first = journal.write(at, "form-answered", { ...answered("旧"), base: null }, away);
    const last = journal.write(at + HOUR, "form-answered", { ...answered("新"), base: null }, two);
    journal.write(at + HOUR, "form-answered", { ...answered("别人的"), base: null }, { by: "wang" });
    const others = () =>
      [...foldOtherAnswers(journal.entries.toReversed())].map(([counts, those]) => [
        counts,
        those.map(({ entry }) => entry),
      ]);
    expect(
      foldForms(journal.entries)
        .handedIn.get("f")
        ?.map(({ entry }) => entry),
    ).toContain(last);
    expect(others()).toEqual([[last, [first]]]);
    const again = { ...answered("改好"), base: last, joined: [first] };
    journal.write(at + 10 * HOUR, "form-answered", again, one);
    expect(others()).toEqual([]);
  });

  test("put right on the same phone, it is one", () => {
    const journal = new Journal();
    journal.write(at, "form-answered", answered("旧"), one);
    journal.write(at + HOUR, "form-answered", answered("新"), one);
    expect(foldOtherAnswers(journal.entries)).toEqual(new Map());
  });

  test("of one that is answered again and again, every answer is there already", () => {
    const journal = new Journal();
    const published = { form: "f", unit: "u", title: "签到", blob: "b", size: 1, way: "named" } as const;
    journal.write(at, "form-published", { ...published, again: true });
    journal.write(at, "form-answered", { ...answered("旧"), base: null }, one);
    journal.write(at, "form-answered", { ...answered("新"), base: null }, two);
    expect(foldOtherAnswers(journal.entries)).toEqual(new Map());
    expect(foldForms(journal.entries).handedIn.get("f")).toHaveLength(2);
  });
});

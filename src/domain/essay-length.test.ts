import { expect, test } from "vitest";
import { lengthWords, usualLength } from "./essay-length.ts";
import type { Requirement } from "./requirement.ts";

const asked: Requirement = {
  id: "essays",
  title: "写两篇学习体会",
  subject: "member",
  window: { from: "2026-01-01", to: "2026-01-31" },
  kind: "essays",
  amount: 2,
  exempt: ["no-hours"],
  lengths: [{ cohorts: ["retired", "migrant"], characters: 300 }, { characters: 800 }],
};
const member = { cohorts: [], arrangements: [] };
const today = "2026-01-10";

test("the first that fits his cohorts holds", () => {
  expect(usualLength([asked], member, today)).toEqual({ characters: 800 });
  expect(usualLength([asked], { ...member, cohorts: ["migrant"] }, today)).toEqual({ characters: 300 });
  const onlyStudents: Requirement = { ...asked, lengths: [{ cohorts: ["student"], characters: 1_500 }] };
  expect(usualLength([onlyStudents], member, today)).toBeUndefined();
});

test("who need not write, or may speak, or had little schooling, is told no number", () => {
  for (const arrangement of ["no-writing", "no-hours", "may-speak"] as const) {
    expect(usualLength([asked], { ...member, arrangements: [arrangement] }, today)).toEqual({
      characters: undefined,
    });
  }
  expect(usualLength([asked], { ...member, cohorts: ["less-schooled"] }, today)).toEqual({
    characters: undefined,
  });
  expect(lengthWords(20, { characters: undefined })).toBe("写了 20 字，多少都行，口头讲也可以");
});

test("what is asked for today comes before what was, and that before what is to come", () => {
  const before = {
    ...asked,
    window: { from: "2025-12-01", to: "2025-12-31" },
    lengths: [{ characters: 1 }],
  };
  const after = { ...asked, window: { from: "2026-02-01", to: "2026-02-28" }, lengths: [{ characters: 2 }] };
  const all = [after, before, asked];
  expect(usualLength(all, member, today)).toEqual({ characters: 800 });
  expect(usualLength([after, before], member, today)).toEqual({ characters: 1 });
  expect(usualLength([after], member, today)).toEqual({ characters: 2 });
});

test("units, other kinds and essays without a length say nothing", () => {
  const others: Requirement[] = [
    { ...asked, subject: "unit" },
    { ...asked, kind: "discussions" },
    { ...asked, lengths: [] },
  ];
  expect(usualLength(others, member, today)).toBeUndefined();
  expect(lengthWords(7, undefined)).toBe("7 字");
});

test("the words never say what is missing", () => {
  const usual = { characters: 600 };
  expect(lengthWords(0, usual)).toBe("一般 600 字左右，多少都行");
  expect(lengthWords(320, usual)).toBe("写了 320 字，一般 600 字左右，多少都行");
  expect(lengthWords(560, usual)).toBe("写了 560 字，够一篇了");
  for (let n = 0; n < 700; n += 50) expect(lengthWords(n, usual)).not.toMatch(/还差|不够|缺/);
});

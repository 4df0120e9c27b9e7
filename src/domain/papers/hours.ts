import { type CreditItem, creditOf } from "../credit-hours.ts";
import { creditWords } from "../credit-words.ts";
import { whenWords } from "./head.ts";
import type { Paper, PapersSource } from "./paper.ts";
import { isThere, knownWords, peopleOf, type Person } from "./people.ts";

/** 学时明细 of this one meeting: of each who was there what counts, and on what ground. */
export function hoursPaper(source: PapersSource): Paper {
  const { meeting } = source;
  const rows = peopleOf(source)
    .filter(isThere)
    .map((person, i) => row(person, i + 1, itemOf(source, person)));
  return {
    title: `${source.branch}学时明细`,
    facts: [
      ["会议名称", meeting.title],
      ["时间", whenWords(meeting)],
    ],
    table: { columns: ["序号", "支部", "姓名", "自学", "集中学习", "讨论", "合计", "认定依据"], rows },
    parts: [],
  };
}

function itemOf({ meeting, credit }: PapersSource, { attendance }: Person): CreditItem | undefined {
  const { items } = creditOf(credit, attendance!.member);
  return items.find((item) => item.source === "meeting" && item.meeting === meeting.id);
}

function row({ name, unit, attendance }: Person, number: number, item: CreditItem | undefined): string[] {
  const hours = item ? hoursWords(item.counted / item.minutesPerHour) : "";
  const of = (sort: CreditItem["sort"]) => (item?.sort === sort ? hours : "");
  const known = knownWords(attendance);
  const why = item && item.counted !== item.stated ? creditWords(item) : "";
  return [
    String(number),
    unit,
    name,
    of("self"),
    of("collective"),
    of("discussion"),
    hours,
    [known, why].filter(Boolean).join("；"),
  ];
}

/** "2", "1.67" */
function hoursWords(hours: number): string {
  return String(Math.round(hours * 100) / 100);
}

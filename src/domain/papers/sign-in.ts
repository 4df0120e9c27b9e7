import { attendanceWords } from "../evidence-words.ts";
import { timeWords } from "../day-words.ts";
import { countOf, whenWords } from "./head.ts";
import type { Paper, PapersSource } from "./paper.ts";
import { isThere, knownWords, peopleOf, type Person, whyAway } from "./people.ts";

/** 签到表, with an empty column to sign in by hand. */
export function signInPaper(source: PapersSource): Paper {
  const { meeting } = source;
  const { expected, present } = countOf(source);
  return {
    title: `${source.branch}签到表`,
    facts: [
      ["会议名称", meeting.title],
      ["时间", whenWords(meeting)],
      ["地点", meeting.place ?? ""],
      ["主持人", meeting.closed?.host ?? ""],
      ["记录人", meeting.closed?.recorder ?? ""],
      ["应到", String(expected)],
      ["实到", String(present)],
    ],
    table: {
      columns: ["序号", "姓名", "单位", "签到时间", "方式", "签名", "备注"],
      rows: peopleOf(source).map((person, i) => [
        String(i + 1),
        person.name,
        person.unit,
        ...(isThere(person) ? [signedAt(person), howKnown(person)] : ["", ""]),
        "",
        remark(person),
      ]),
    },
    parts: [],
  };
}

/** Only a code tells when: a tick may have been made at the end of the evening. */
function signedAt({ attendance }: Person): string {
  return attendance?.evidence === undefined || attendance.evidence === "A" ? "" : timeWords(attendance.at);
}

function howKnown({ attendance }: Person): string {
  const known = knownWords(attendance);
  return attendance?.remote ? [known, "远程"].filter(Boolean).join("，") : known;
}

function remark(person: Person): string {
  const { attendance } = person;
  if (attendance === undefined) return "";
  if (!isThere(person)) return whyAway(attendance);
  return attendance.state === "present" ? "" : attendanceWords(attendance.state);
}

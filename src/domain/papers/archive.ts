import { wasThere } from "../attendance.ts";
import { creditWords } from "../credit-words.ts";
import { dayOf } from "../day.ts";
import { dayWords, receivedUntilWords } from "../day-words.ts";
import { attendanceWords, evidenceWords } from "../evidence-words.ts";
import type { Essay } from "../fold/essays.ts";
import type { Meeting } from "../fold/meetings.ts";
import type { Member } from "../fold/members.ts";
import type { Note } from "../fold/notes.ts";
import type { RecordLine, StudyRecord } from "../fold/study-record.ts";
import type { VisitRequest } from "../fold/visit-requests.ts";
import type { Day, Instant, MemberId } from "../ids.ts";
import { mayStayHome } from "../may-stay-home.ts";
import { essayParts } from "./archive-essays.ts";
import type { Paper, PaperPart, PaperTable } from "./paper.ts";

/** All that the 学习档案 of one member is made from. */
export interface ArchiveSource {
  member: Member;
  /** "望河村党支部" */
  branch: string;
  /** more of 基本情况, in words: "身份" and "正式党员", say */
  about: readonly (readonly [string, string])[];
  record: StudyRecord;
  /** all that are known, by start */
  meetings: readonly Meeting[];
  meetingKind: (meeting: Meeting) => string;
  lineTitle: (line: RecordLine) => string;
  essays: readonly Essay[];
  /** His alone: absent in what anybody else makes, and where he does not want them. */
  notes?: readonly Note[];
  /** the latest first */
  visits: readonly VisitRequest[];
  nameOf: (member: MemberId) => string;
  today: Day;
}

/**
 * 学习档案 of one member, as far as this phone has his records. It says what there is: nothing is held against anything asked, so that
 * of whom nothing is asked nothing is missing.
 */
export function archivePaper(source: ArchiveSource): Paper {
  const { member, branch, about, record } = source;
  const parts = [
    studyPart(source),
    meetingsPart(source),
    ...(source.notes ? [notesPart(source.notes, source.today)] : []),
    essaysPart(source),
    ...(source.visits.length > 0 ? [visitsPart(source)] : []),
  ];
  return {
    title: `${member.name}学习档案`,
    facts: [
      ["姓名", member.name],
      ["党支部", branch],
      ...about,
      ["说明", `${receivedUntilWords(record.receivedUntil)}，由送学整理于${fullDay(source.today)}。`],
    ],
    parts: parts.flatMap(([first, ...more], i) => [
      { ...first!, heading: `${NUMBERS[i]!}、${first!.heading}` },
      ...more,
    ]),
  };
}

const NUMBERS = ["一", "二", "三", "四", "五"];

/** 学习记录, the earliest first. */
export function studyPart({ record, lineTitle, nameOf }: ArchiveSource): PaperPart[] {
  const { totals } = record;
  const lines = [...record.lines].reverse();
  const words =
    lines.length === 0
      ? "还没有收到学习记录。可能写在纸上，可能手机还没有联网。"
      : `记了 ${lines.length} 次学习：自学 ${totals.self} 分钟，集中学习 ${totals.collective} 分钟，讨论 ${totals.discussion} 分钟，` +
        `合计 ${Math.floor(totals.hours * 10 + 1e-9) / 10} 学时。`;
  const row = (line: RecordLine): string[] => [
    fullDay(line.day),
    lineTitle(line),
    `${creditWords(line)}。${line.source === "meeting" ? "" : line.by === line.member ? "本人记的" : `${nameOf(line.by)}代记`}`,
  ];
  return [{ heading: "学习记录", words, ...tableOf(["日期", "学习内容", "怎么计的"], lines.map(row)) }];
}

/** 会议和签到 of which something is known. */
export function meetingsPart({ member, meetings, meetingKind }: ArchiveSource): PaperPart[] {
  const isAsked = !mayStayHome(member);
  const known = meetings.flatMap((meeting) => {
    const attendance = meeting.attendance.get(member.id);
    if (!attendance || meeting.state === "cancelled") return [];
    // Nobody waited for him.
    return isAsked || wasThere(attendance) ? [{ meeting, attendance }] : [];
  });
  const times = known.filter(({ attendance }) => wasThere(attendance)).length;
  const rows = known.map(({ meeting, attendance }) => {
    const { state, evidence, seen, confirmedBy, why } = attendance;
    const how = evidence === undefined ? (why ?? "") : evidenceWords(evidence, seen, confirmedBy);
    return [
      fullDay(dayOf(meeting.starts)),
      `${meeting.title}（${meetingKind(meeting)}）`,
      [attendanceWords(state), how].filter(Boolean).join("，"),
    ];
  });
  const words = rows.length === 0 ? "还没有收到签到记录。" : `到会 ${times} 次。`;
  return [{ heading: "会议和签到", words, ...tableOf(["日期", "会议名称", "签到情况"], rows) }];
}

export function notesPart(notes: readonly Note[], today: Day): PaperPart[] {
  const words = notes.length === 0 ? "没有笔记。" : `写了 ${notes.length} 条笔记，最近的在前。`;
  return [
    { heading: "学习笔记", words },
    ...notes.map(({ at, place, words: own, others = [] }) => ({
      heading: `${dayWords(dayOf(at), today)}${place ? ` 读《${place.title}》` : ""}`,
      level: 2 as const,
      words: [
        ...(place?.quote ? [`原文：“${place.quote}”`] : []),
        ...(own ? [own] : []),
        ...others.map((one) => `另一部手机上写的：${one.words}`),
      ].join("\n"),
    })),
  ];
}

function essaysPart({ essays, nameOf }: ArchiveSource): PaperPart[] {
  // The earliest first, as they were written.
  const handedIn = [...essays].reverse().map((essay) => essayParts(essay, nameOf));
  const some = handedIn.filter((parts) => parts.length > 0);
  const words = some.length === 0 ? "还没有收到学习体会。" : `交了 ${some.length} 篇，每次交的都在这里。`;
  return [{ heading: "学习体会", words }, ...some.flat()];
}

/** 送学: what he asked for, and what was answered. */
export function visitsPart({ visits, nameOf }: ArchiveSource): PaperPart[] {
  const rows = [...visits]
    .reverse()
    .map(({ at, of, by, words, takenBack, answers }) => [
      fullDay(dayOf(at)),
      `${words || "请人来一趟"}${by === of ? "" : `（${nameOf(by)}代写）`}`,
      [
        ...answers.map((answer) => `${moment(answer.at)} ${nameOf(answer.by)}：${answer.words}`),
        ...(takenBack === undefined ? [] : [`${moment(takenBack)} 本人说不用来了`]),
      ].join("\n"),
    ]);
  const words = `请人来送学、帮忙 ${rows.length} 次。`;
  return [{ heading: "送学", words, ...tableOf(["日期", "要办的事", "答复"], rows) }];
}

/** Papers are kept, so the year is on them. */
export function fullDay(day: Day): string {
  return `${day.slice(0, 4)}年${dayWords(day)}`;
}

function moment(at: Instant): string {
  return dayWords(dayOf(at));
}

function tableOf(columns: readonly string[], rows: readonly (readonly string[])[]): { table?: PaperTable } {
  if (rows.length === 0) return {};
  return { table: { columns: ["序号", ...columns], rows: rows.map((row, i) => [String(i + 1), ...row]) } };
}

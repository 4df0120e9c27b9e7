import type { MeetingKind } from "../../domain/entries/meetings.ts";

/** In the order in which they are offered. */
export const meetingKindWords: Record<MeetingKind, string> = {
  "collective-study": "集中学习",
  discussion: "讨论",
  "party-lecture": "党课",
  "report-lecture": "辅导报告会",
  "reading-circle": "读书会",
  talk: "座谈会",
  "theme-day": "主题党日",
  "general-meeting": "支部党员大会",
  committee: "支委会",
  "group-meeting": "党小组会",
  "organisational-life": "组织生活会",
  "warning-education": "警示教育",
  "service-day": "义务服务日",
};

import type { Arrangement, Cohort, MemberStatus } from "../../domain/entries/membership.ts";

/** In the order in which they are offered. */
export const statusWords: Record<MemberStatus, string> = {
  full: "正式",
  probationary: "预备",
  "moved-out": "转出",
  deceased: "去世",
};

export const cohortWords: Record<Cohort, string> = {
  migrant: "流动党员",
  retired: "离退休",
  "elderly-or-frail": "年老体弱",
  "less-schooled": "文化程度不高",
  "laid-off": "下岗失业",
  "out-of-touch": "联系不上",
  "closed-firm": "关停企业",
  "new-economy": "新经济组织",
  student: "学生",
  "posted-official": "下派干部",
  "village-official-graduate": "大学生村官",
};

/** To whom of a unit a text goes. */
export function forWhom(cohorts: readonly Cohort[] | undefined): string {
  return cohorts ? `发给${cohorts.map((cohort) => cohortWords[cohort]).join("、")}` : "发给所有党员";
}

/** What was arranged; why is nobody's business and stands nowhere. */
export const arrangementWords: Record<Arrangement, string> = {
  "study-brought-home": "送学上门",
  "may-speak": "可口述",
  "no-writing": "免写",
  "no-hours": "免学时要求",
};

import type { Arrangement, Cohort, MemberStatus } from "../../domain/entries/membership.ts";

/** How people write them; the first of each is the one that is offered. */
export const STATUS: Readonly<Record<MemberStatus, readonly string[]>> = {
  full: ["正式", "正式党员", "中共党员", "党员"],
  probationary: ["预备", "预备党员", "中共预备党员"],
  "moved-out": ["转出", "已转出", "转走", "组织关系转出"],
  deceased: ["去世", "已去世", "已故", "逝世", "死亡"],
};

export const COHORT: Readonly<Record<Cohort, readonly string[]>> = {
  migrant: ["流动党员", "流动", "外出", "外出务工", "外出流动"],
  retired: ["离退休", "离退休党员", "退休", "离休"],
  "elderly-or-frail": ["年老体弱", "年老体弱党员", "老党员", "高龄", "行动不便"],
  "less-schooled": ["文化程度不高", "文化程度低", "文化较低"],
  "laid-off": ["下岗失业", "下岗", "失业"],
  "out-of-touch": ["联系不上", "失联", "失联党员", "口袋党员"],
  "closed-firm": ["关停企业", "关闭企业", "关停破产企业", "破产企业"],
  "new-economy": ["新经济组织", "两新", "两新组织", "新社会组织", "新就业群体"],
  student: ["学生", "学生党员", "大学生"],
  "posted-official": ["下派干部", "下派", "驻村干部", "挂职"],
  "village-official-graduate": ["大学生村官", "村官"],
};

export const ARRANGEMENT: Readonly<Record<Arrangement, readonly string[]>> = {
  "study-brought-home": ["送学上门", "送学", "上门送学"],
  "may-speak": ["可口述", "口述"],
  "no-writing": ["免写", "免写体会", "免书面"],
  "no-hours": ["免学时要求", "免学时", "不作学时要求"],
};

/** @returns what a word means, by any of its spellings */
export function meaningOf<Code extends string>(
  words: Readonly<Record<Code, readonly string[]>>,
  word: string,
): Code | undefined {
  for (const [code, spellings] of Object.entries(words) as [Code, readonly string[]][]) {
    if (spellings.includes(word)) return code;
  }
  return undefined;
}

export function offered(words: Readonly<Record<string, readonly string[]>>): string {
  return Object.values(words)
    .map(([first]) => first)
    .join("、");
}

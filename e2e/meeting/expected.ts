// What the papers of the evening have to say, told from the story alone.
import { FORTY, HOME_NAME, OTHER_NAME, type Way } from "./cast.ts";
import type { PaperName } from "./read-papers.ts";

/** When it was, in the words of the papers. */
export interface Told {
  when(): string;
  timesOf(way: Way): string[];
}

export const MEETING = "修渠和选址";
export const SUMMARY = "议了修渠的次序和新学堂的地址。\n先修下游三户，再修上游。";
export const DETAILS = "周立新：先修下游。";
export const DECISIONS = "先修下游三户\n学堂定在老祠堂前";

export const TITLES: Record<PaperName, string> = {
  签到表: `${HOME_NAME}签到表`,
  会议记录: `${HOME_NAME}会议记录`,
  抄写版: "支部党员大会（抄写版）",
  学时明细: `${HOME_NAME}学时明细`,
};
export const HEAD = { 会议名称: MEETING, 地点: "村里的学堂", 主持人: "孙书敏", 记录人: "周立新" };
export const VOTES = "有表决权 37 人，到会 32 人，过半数。\n学堂定在老祠堂前：赞成 30，反对 1，弃权 1";
const AWAY = "潘冬生（请假：夜班）、龚长河（缺席）；还没有记：万里、金秀、赵大娘";

/** How it is known that somebody was there, as the story has it; who is not named here was not there, or it is not known. */
const KNOWN: Partial<Record<Way, string>> = {
  organises: "当面确认",
  "is ticked": "当面确认",
  "is ticked as late": "当面确认",
  "is ticked as gone early": "当面确认",
  "signs on paper": "纸质签到表（李秀英确认）",
  "is told the code by telephone": "签到码已核",
  "has a clock a year ahead": "签到码已核",
  "has a clock ten minutes fast": "签到码已核",
  "has a clock ten minutes slow": "签到码已核",
  "is a guest of another branch": "签到码已核",
  "mistypes first": "签到码已核",
  "holds up the code of a phone in 长辈版": "当面确认",
  types: "签到码已核",
  "types, and does not know the meeting": "签到码已核",
  // She had not heard of his code when she ticked him off.
  "types, and is ticked absent": "签到码已核",
  "types from afar": "签到码已核",
  "guesses from afar": "签到码待核",
  "types a forwarded code when all is over": "签到码待核",
};
const REMARKS: Partial<Record<Way, string>> = {
  "is ticked as late": "迟到",
  "is ticked as gone early": "早退",
  "asked for leave": "请假：夜班",
  "stays away": "缺席",
};
export const present = FORTY.flatMap(({ name, way }) => {
  const known = KNOWN[way];
  return known === undefined ? [] : [{ name, way, known }];
});

function unitOf(way: Way): string {
  return way === "is a guest of another branch" ? OTHER_NAME : HOME_NAME;
}

/** @param typed what stands there as the time: it has to be when he typed, to the minute */
export function signInRows(evening: Told, typed: readonly (string | undefined)[]): Record<string, string>[] {
  return FORTY.map(({ name, way }, i) => {
    const known = KNOWN[way];
    const isByCode = known?.startsWith("签到码") === true;
    const times = isByCode ? evening.timesOf(way) : [];
    const at = times.find((time) => time === typed[i]) ?? times.join(" or ");
    const isRemote = /from afar|by telephone/.test(way);
    return {
      序号: String(i + 1),
      姓名: name,
      单位: unitOf(way),
      ...(isByCode && { 签到时间: at }),
      ...(known && { 方式: isRemote ? `${known}，远程` : known }),
      ...(REMARKS[way] && { 备注: REMARKS[way] }),
    };
  });
}

export function minutesFacts(evening: Told): Record<string, string> {
  return {
    ...HEAD,
    类型: "支部党员大会",
    第几次: "今年第1次",
    时间: evening.when(),
    时长: "1小时30分钟",
    列席人: "镇上的老李",
    应到: "40",
    实到: "35",
    缺席及原因: AWAY,
  };
}

export function copyFacts(evening: Told): Record<string, string> {
  const { 会议名称: _, ...head } = HEAD;
  return {
    ...head,
    时间: `${evening.when()}，1小时30分钟`,
    应到: "40人",
    实到: "35人",
    出席人员: present.map(({ name }) => name).join("、"),
    缺席人员及原因: AWAY,
    列席人员: "镇上的老李",
    议题: MEETING,
  };
}

export function hoursRows(): Record<string, string>[] {
  return present.map(({ name, way, known }, i) => ({
    序号: String(i + 1),
    支部: unitOf(way),
    姓名: name,
    集中学习: "2",
    合计: "2",
    认定依据: known,
  }));
}

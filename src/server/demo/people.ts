import type { Arrangement, Cohort, MemberAdded, MemberStatus } from "../../domain/entries/membership.ts";
import type { UnitId } from "../../domain/ids.ts";

export type Person = Omit<MemberAdded, "member">;

/** The five who get a link of their own at the first start. */
export const GUIDES = {
  migrant: "何小满",
  elder: "孙桂香",
  helper: "李春燕",
  secretary: "陈建国",
  office: "赵敏",
} as const;

const COHORTS_IN_TURN: readonly (readonly Cohort[])[] = [
  [],
  ["migrant"],
  [],
  ["elderly-or-frail", "retired"],
  [],
  ["less-schooled"],
  ["migrant", "new-economy"],
  [],
  ["retired"],
  ["laid-off"],
  [],
  ["student", "migrant"],
  ["closed-firm", "out-of-touch"],
  ["posted-official"],
  ["village-official-graduate"],
];

/** Fifteen names a branch. The two of one name in 柳湾 stay two by their key. */
const NAMES: Readonly<Record<UnitId, string>> = {
  liuwan:
    "陈建国 何小满 周立新 孙桂香 刘海涛 吴德顺 郑晓峰 何秀英 冯长贵 田福生 韩小军 杜雨欣 蒋大成 梁文博 周立新",
  shanghu: "赵敏 马俊杰 罗玉珍 曹有才 邓佳 彭志刚 袁小玲 沈国强 卢宝山 姚桂芳 汪洋 石磊 贾永红 钟慧 谭明辉",
  zhuping: "李春燕 高远 谢桂兰 唐守业 宋玉梅 许根生 傅强 魏来 苏永福 程二妹 潘冬生 夏雨 龚长河 万里 金秀",
  laonian:
    "任志远 白云山 方敬之 余淑贞 段文清 史怀玉 侯延年 秦素芬 江汉生 尹雪松 常立德 顾念祖 邵月华 毛新民 严如松",
};

export function demoPeople(): Person[] {
  return Object.entries(NAMES).flatMap(([branch, names]) =>
    names.split(" ").map((name, i) => person(branch, name, i)),
  );
}

function person(branch: UnitId, name: string, i: number): Person {
  const cohorts: readonly Cohort[] = branch === "laonian" ? elders(i) : COHORTS_IN_TURN[i]!;
  const host = cohorts.includes("migrant") && i % 2 === 0 ? "shanghu" : undefined;
  return {
    name,
    identityKey: String(1960 + i * 2),
    status: statusOf(branch, i),
    cohorts,
    homeBranch: branch,
    ...(host && host !== branch ? { hostBranch: host } : {}),
    arrangements: arrangementsFor(cohorts),
    ...(branch === "liuwan" && { group: i < 8 ? "一组" : "二组" }),
  };
}

function elders(i: number): Cohort[] {
  return i < 5 ? ["retired", "elderly-or-frail"] : ["retired"];
}

function statusOf(branch: UnitId, i: number): MemberStatus {
  return branch !== "laonian" && i === 11 ? "probationary" : "full";
}

function arrangementsFor(cohorts: readonly Cohort[]): Arrangement[] {
  if (cohorts.includes("elderly-or-frail")) return ["study-brought-home", "may-speak", "no-hours"];
  return cohorts.includes("less-schooled") ? ["may-speak"] : [];
}

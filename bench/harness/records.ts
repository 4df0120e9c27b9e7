// The records of every bench: study sessions of about 180 bytes, the same each time. Nothing here depends on chance.

/** What a person logs: as our entry has it in header and body, as a floor has it in one object. */
export interface StudyRecord {
  kind: "study-logged";
  /** ms */
  at: number;
  how: "paper";
  title: string;
  topic: string;
  day: string;
  started: number;
  minutes: number;
}

// What people write down of posted paper: no two lists are alike.
const titleWords = [
  "山里的 老支书的 渡口上的 夜校里的 棚里的 村头的 车间里的 一盏 一本 三代人的 雪地里的 码头边的 新来的 走远的 没写完的 补课的".split(
    " ",
  ),
  "邮路 马灯 算盘 水渠 回信 课堂 渡船 账本 灯火 调查表 晒谷场 山路 电话 信箱 草鞋 谷仓 扁担 门牌 井台 石桥".split(
    " ",
  ),
  "第一节 第二节 第三节 上篇 下篇 和体会 前言 （节选） 读后 补充材料 附记 问答 摘要 续 之二 之三".split(" "),
];
const topics = ["理论学习", "警示教育", "身边的榜样", "怎样做一名党员"];
const firstDay = Date.UTC(2026, 8, 1);
const span = 60 * 86_400_000;

/** @param seed another one gives other records */
export function studyRecords(count: number, seed = 1): StudyRecord[] {
  const random = numbersFrom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  let passed = 0;
  return Array.from({ length: count }, () => {
    passed = (passed + Math.floor(random() * 7_200_000)) % span;
    const at = firstDay + passed;
    const minutes = 10 + Math.floor(random() * 50);
    const started = at - minutes * 60_000 - Math.floor(random() * 60_000);
    const day = new Date(started + 8 * 3_600_000).toISOString().slice(0, 10);
    return {
      kind: "study-logged",
      at,
      how: "paper",
      title: titleWords.map(pick).join(""),
      topic: pick(topics),
      day,
      started,
      minutes,
    };
  });
}

/** mulberry32 */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

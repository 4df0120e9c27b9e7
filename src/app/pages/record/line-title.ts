import type { RecordLine } from "../../../domain/fold/study-record.ts";

/** "读《…》" · "集中学习：…" · "参学证明：…" */
export function lineTitle(line: Pick<RecordLine, "source" | "sort" | "how" | "title">): string {
  const title = line.title?.trim();
  if (line.source === "certificate") return `参学证明${title ? `：${title}` : ""}`;
  if (line.source === "meeting") return title ?? "支部的会";
  if (line.how === "reader") return `读《${title ?? "文章"}》`;
  const what = { paper: "读纸质材料", collective: "集中学习", discussion: "讨论" }[line.how ?? "paper"];
  return title ? `${what}：${title}` : what;
}

import type { Paper } from "../../../../domain/papers/paper.ts";

type Fact = Paper["facts"][number];

/** Two short facts stand beside one another, as on the forms that people know; a long one has a line of its own. */
export function factRows(facts: Paper["facts"]): readonly (readonly Fact[])[] {
  const rows: Fact[][] = [];
  for (const fact of facts) {
    const last = rows.at(-1);
    if (last?.length === 1 && isShort(last[0]!) && isShort(fact) && !BEGINS.has(fact[0])) last.push(fact);
    else rows.push([fact]);
  }
  return rows;
}

function isShort([name, words]: Fact): boolean {
  return words.length <= 12 && !words.includes("\n") && !name.startsWith("缺席") && !name.startsWith("列席");
}

/** 主持人 and 记录人, 应到 and 实到 are looked for beside one another. */
const BEGINS = new Set(["主持人", "应到"]);

import type { HelpReason } from "../../../domain/fold/branch-progress.ts";

/** Why somebody may need a call, as one would say it to a colleague; never what he lacks beside others. */
const words: Partial<Record<HelpReason, string>> = {
  "visit-asked": "请人去一趟，等着回话",
  "objection-open": "有一条他说不对，等您回复",
  "no-helper": "要送学上门，还没有送学人",
  "out-of-touch": "还没有联系上",
  "window-over": "时间过了，还有没完成的，问问要不要帮忙",
  // "something-missing": the sentences of progress beside it say what.
};

export function needWords(needs: readonly HelpReason[]): string {
  return needs.flatMap((need) => words[need] ?? []).join("；");
}

import { type Problem, problemWords } from "../roster/table.ts";
import { CommandError } from "./command.ts";

/** @throws CommandError that names every problem, where there is one */
export function refuseProblems(file: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const lines = problems.map((problem) => `  ${problemWords(problem)}`);
  throw new CommandError(
    [
      `${file} 有 ${problems.length} 处要改，一条也没有导入：`,
      ...lines,
      "改好后再导入一次就行，已有的不会重复。",
    ].join("\n"),
  );
}

export function noteLines(title: string, notes: readonly Problem[]): string[] {
  return notes.length === 0 ? [] : [title, ...notes.map((note) => `  ${problemWords(note)}`)];
}

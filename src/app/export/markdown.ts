import { dayOf } from "../../domain/day.ts";
import { timeWords } from "../../domain/day-words.ts";
import type { Instant } from "../../domain/ids.ts";
import { fullDay } from "../../domain/papers/archive.ts";
import type { PaperPart, PaperTable } from "../../domain/papers/paper.ts";

/** Somebody's words, line by line as he wrote them: none of his signs makes a heading, a list, a link or code. */
export function mdWords(words: string): string {
  return words
    .replace(/[\\`*_<>[\]#|&~]/g, "\\$&")
    .replace(/^([ \t]*)([-+=])/gm, "$1\\$2")
    .replace(/^([ \t]*\d+)([.)])/gm, "$1\\$2")
    .replace(/^[ \t]+/gm, (blanks) => "　".repeat(Math.ceil(blanks.length / 2)))
    .replaceAll("\n", "  \n");
}

/** A file that lies in another folder than the text. @param path from the root of the zip */
export function mdLink(words: string, path: string, isPicture = false): string {
  return `${isPicture ? "!" : ""}[${mdWords(words)}](<../${path}>)`;
}

/** "2026年3月12日 晚上7:30" */
export function mdMoment(at: Instant): string {
  return `${fullDay(dayOf(at))} ${timeWords(at)}`;
}

export function mdPart({ heading, words, table }: PaperPart): string {
  return [`# ${heading}`, mdWords(words), ...(table ? [mdTable(table)] : [])].join("\n\n") + "\n";
}

function mdTable({ columns, rows }: PaperTable): string {
  return [rowOf(columns), `|${columns.map(() => " --- |").join("")}`, ...rows.map(rowOf)].join("\n");
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.map((cell) => mdWords(cell).replaceAll(/\s*\n/g, "<br>")).join(" | ")} |`;
}

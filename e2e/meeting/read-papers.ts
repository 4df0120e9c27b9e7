// The papers of a meeting as somebody reads them: on the screen, and in the files that the browser saved.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { type CellValue, readSheet } from "read-excel-file/node";
import { tap } from "../testing/person.ts";

export const PAPERS = ["签到表", "会议记录", "抄写版", "学时明细"] as const;
export type PaperName = (typeof PAPERS)[number];

export interface ReadPaper {
  title: string;
  /** what stands there; without what is left empty */
  facts: Record<string, string>;
  /** a line each, by its columns; without what is left empty */
  rows: Record<string, string>[];
  /** heading and words */
  parts: Record<string, string>;
}

/** As the phone shows it. */
export async function readOnScreen(page: Page, name: PaperName): Promise<ReadPaper> {
  await page.getByRole("radio", { name }).check();
  const section = page.locator("section", { hasText: "这次会的材料" });
  return section.evaluate((all) => {
    const facts = [...all.querySelectorAll("dt")].map((dt) => [
      dt.textContent,
      dt.nextElementSibling?.textContent ?? "",
    ]);
    const rows = [...all.querySelectorAll("ul.rows li")].map((row) => {
      const [number, name] = row.querySelector(".row-title")!.textContent.split(". ");
      const cells = row.querySelector(".small")?.textContent.split(" · ") ?? [];
      return Object.fromEntries([
        ["序号", number],
        ["姓名", name],
        ...cells.map((cell) => [cell.slice(0, cell.indexOf("：")), cell.slice(cell.indexOf("：") + 1)]),
      ]) as Record<string, string>;
    });
    const parts = [...all.querySelectorAll("h3")].map((h3) => [
      h3.textContent,
      h3.nextElementSibling?.textContent ?? "",
    ]);
    return {
      title: all.querySelector("ul.rows")?.getAttribute("aria-label") ?? "",
      facts: Object.fromEntries(facts) as Record<string, string>,
      rows,
      parts: Object.fromEntries(parts) as Record<string, string>,
    };
  });
}

/** As the printed sheet has it, cell by cell. */
export async function readPrinted(page: Page): Promise<Pick<ReadPaper, "title" | "rows">> {
  return page.locator(".paper-sheet").evaluate((sheet) => {
    const [, roster] = sheet.querySelectorAll("table");
    const columns = [...(roster?.querySelectorAll("thead th") ?? [])].map((th) => th.textContent);
    const rows = [...(roster?.querySelectorAll("tbody tr") ?? [])].map((row) =>
      Object.fromEntries(
        [...row.querySelectorAll("td")]
          .map((cell, i) => [columns[i]!, cell.textContent] as const)
          .filter(([, cell]) => cell !== ""),
      ),
    );
    return { title: sheet.querySelector(".paper-title")!.textContent, rows };
  });
}

/** @param type as on the button: "Word", "Excel" */
export async function savedAs(page: Page, type: "Word" | "Excel"): Promise<Uint8Array> {
  const [download] = await Promise.all([page.waitForEvent("download"), tap(page, `全部存成 ${type} 文件`)]);
  return new Uint8Array(await readFile(await download.path()));
}

/** The papers in the Word file, in its order. */
export function readDocx(bytes: Uint8Array): ReadPaper[] {
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"]!);
  const papers: ReadPaper[] = [];
  let heading = "";
  for (const [piece, table] of xml.matchAll(/<w:tbl>(.*?)<\/w:tbl>|<w:p>.*?<\/w:p>/g)) {
    const paper = papers.at(-1);
    if (table !== undefined) {
      const rows = [...table.matchAll(/<w:tr>(.*?)<\/w:tr>/g)].map(([, row]) =>
        [...row!.matchAll(/<w:tc>(.*?)<\/w:tc>/g)].map(([, cell]) => wordsIn(cell!)),
      );
      if (Object.keys(paper!.facts).length === 0) paper!.facts = factsOf(rows);
      else paper!.rows = rowsOf(rows);
    } else if (piece.includes('w:val="Title"'))
      papers.push({ title: wordsIn(piece), facts: {}, rows: [], parts: {} });
    else if (piece.includes('w:val="Heading1"')) heading = wordsIn(piece);
    else if (piece.includes('w:val="BodyText"'))
      paper!.parts[heading] = [paper!.parts[heading], wordsIn(piece)].filter(Boolean).join("\n");
  }
  return papers;
}

function wordsIn(xml: string): string {
  return xml
    .replaceAll("<w:br/>", "\n")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** The lines of a sheet with a table: its title, and its rows. */
export async function readXlsx(
  bytes: Uint8Array,
  sheet: PaperName,
): Promise<Pick<ReadPaper, "title" | "rows">> {
  const lines = await readSheet(Buffer.from(bytes), sheet);
  const head = lines.findIndex(([first]) => first === "序号");
  const table = head < 0 ? [] : lines.slice(head).map((line) => line.map(wordsOf));
  return { title: wordsOf(lines[0]?.[0] ?? null), rows: rowsOf(table) };
}

/** All words of a sheet without a table. */
export async function wordsOfXlsx(bytes: Uint8Array, sheet: PaperName): Promise<string[]> {
  return (await readSheet(Buffer.from(bytes), sheet)).flat().map(wordsOf).filter(Boolean);
}

function wordsOf(cell: CellValue | null): string {
  return cell === null ? "" : String(cell);
}

function factsOf(rows: readonly (readonly string[])[]): Record<string, string> {
  const cells = rows.flat();
  const facts = cells.flatMap((name, i) => (i % 2 === 0 ? [[name, cells[i + 1] ?? ""] as const] : []));
  return Object.fromEntries(facts.filter(([, words]) => words !== ""));
}

function rowsOf([columns, ...rows]: readonly (readonly string[])[]): Record<string, string>[] {
  return rows.map((row) =>
    Object.fromEntries(row.map((cell, i) => [columns![i]!, cell] as const).filter(([, cell]) => cell !== "")),
  );
}

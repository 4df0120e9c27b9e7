import { createHash } from "node:crypto";
import { readFile, readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { UnitId } from "../../domain/ids.ts";
import type { OfficeDevice } from "../core.ts";
import { ImportRefusal } from "./decode.ts";
import { checkSize, formatOf } from "./formats.ts";
import type { ImportedText } from "./finish.ts";
import { keepText } from "./keep-text.ts";
import { readApart } from "./read-apart.ts";

export interface ImportOutcome {
  imported: readonly { fileName: string; text: ImportedText }[];
  /** the same bytes had been imported for this unit before: left as they are */
  known: readonly string[];
  refused: readonly ImportRefusal[];
}

export interface ImportOptions {
  unit: UnitId;
  /** papers marked 内部 are allowed in by who runs the command */
  internalAllowed: boolean;
}

/**
 * Imports every file of the given files and folders whose kind is known, each whole or not at all. What is imported is 未校对: no member
 * sees it before a named person has proofread it. Running it again changes nothing.
 */
export async function importPaths(
  office: OfficeDevice,
  paths: readonly string[],
  { unit, internalAllowed }: ImportOptions,
): Promise<ImportOutcome> {
  const before = await office.read(["text-imported"]);
  const seen = new Set(
    before.filter((entry) => entry.body.unit === unit).map((entry) => entry.body.original),
  );
  const imported: { fileName: string; text: ImportedText }[] = [];
  const known: string[] = [];
  const refused: ImportRefusal[] = [];
  for (const path of await textFiles(paths)) {
    const fileName = basename(path);
    try {
      const bytes = await readWhole(path, fileName);
      const original = createHash("sha256").update(bytes).digest("hex");
      if (seen.has(original)) {
        known.push(fileName);
        continue;
      }
      const text = await readApart(fileName, bytes, internalAllowed);
      const body = await keepText((bytes) => office.putBlob(bytes), { unit }, text, bytes);
      await office.write([{ kind: "text-imported", body }]);
      seen.add(original);
      imported.push({ fileName, text });
    } catch (error) {
      if (!(error instanceof ImportRefusal)) throw error;
      refused.push(error);
    }
  }
  return { imported, known, refused };
}

async function textFiles(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (!found) throw new ImportRefusal(path, "没有这个文件或文件夹。");
    if (!found.isDirectory()) files.push(path);
    else {
      const names = (await readdir(path)).filter((name) => formatOf(name) !== undefined).toSorted();
      if (names.length === 0)
        throw new ImportRefusal(path, "文件夹里没有 .txt .md .html .docx .epub .pdf 文件。");
      files.push(...names.map((name) => join(path, name)));
    }
  }
  return files;
}

async function readWhole(path: string, fileName: string): Promise<Uint8Array> {
  try {
    checkSize(fileName, (await stat(path)).size);
    return await readFile(path);
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    throw new ImportRefusal(
      fileName,
      `读不出来（${(error as NodeJS.ErrnoException).code ?? "未知原因"}）。请看看它是不是正在别处打开，有没有读的权限。`,
    );
  }
}

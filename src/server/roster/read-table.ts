import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { decodeTextFile, ImportRefusal } from "../import/decode.ts";
import { readCsv } from "./csv.ts";
import { type Table, TableError } from "./table.ts";
import { readXlsx } from "./xlsx.ts";

/**
 * The tables of a file: one of a CSV (UTF-8 with or without BOM, or GB18030), one a sheet of a workbook.
 * @throws TableError whose message names the file and what is wrong with it
 */
export async function readTables(path: string): Promise<Table[]> {
  const name = basename(path);
  try {
    const bytes = await readFile(path);
    // A workbook is a zip, whatever its name says; the old .xls is not.
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return await readXlsx(bytes);
    if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
      throw new TableError("这是旧的 .xls 格式，请另存为 .xlsx 再导入。");
    }
    return [readCsv(decodeTextFile(name, bytes).text)];
  } catch (error) {
    if (error instanceof ImportRefusal) throw new TableError(error.message);
    if (error instanceof TableError) throw new TableError(`${name}：${error.message}`);
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new TableError(`没有这个文件：${path}`);
    if (code === "EISDIR") throw new TableError(`${path} 是文件夹，不是表格。`);
    throw error;
  }
}

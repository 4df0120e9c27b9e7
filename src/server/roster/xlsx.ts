import { unzipSync } from "fflate";
import readXlsxFile from "read-excel-file/node";
import { type Table, TableError } from "./table.ts";

/** Bytes of a workbook when it is unpacked; a roster of a whole district has some ten million. */
const UNPACKED = 200_000_000;

/**
 * The sheets of a workbook, in their order. Numbers are given as digits, not rounded and not as 1.38E+10.
 * @throws TableError where it is no workbook, or one that unpacks to more than a roster ever holds
 */
export async function readXlsx(bytes: Uint8Array): Promise<Table[]> {
  if (unpackedSize(bytes) > UNPACKED) throw new TableError("这个表格解开后太大，不像花名册。");
  let sheets;
  try {
    sheets = await readXlsxFile(Buffer.from(bytes), { parseNumber: (text) => text });
  } catch {
    throw new TableError("这个文件打不开，不是 .xlsx 表格，或者已损坏。");
  }
  return sheets.map(({ data }) => ({
    rows: data.map((cells, i) => ({
      line: i + 1,
      cells: (cells as Parameters<typeof textOf>[0][]).map(textOf),
    })),
  }));
}

function unpackedSize(bytes: Uint8Array): number {
  let size = 0;
  try {
    unzipSync(bytes, {
      filter: (file) => {
        size += file.originalSize;
        return false;
      },
    });
  } catch {
    throw new TableError("这个文件打不开，不是 .xlsx 表格，或者已损坏。");
  }
  return size;
}

function textOf(cell: string | number | boolean | Date | null | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  const text = String(cell);
  const whole = /^-?\d+(\.\d+)?(E[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(whole) && /[.E]/i.test(text) ? String(whole) : text;
}

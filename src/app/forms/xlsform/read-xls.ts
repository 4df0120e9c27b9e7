import type { Cell, Sheet } from "../../../domain/forms/xlsform/sheet.ts";
import { BiffStrings } from "./biff-strings.ts";
import { oleStream } from "./read-ole.ts";
import { SheetGrid } from "./sheet-grid.ts";
import { isRead, WorkbookFault } from "./workbook-fault.ts";

const BROKEN = "这个 .xls 文件打不开，可能已损坏。请用 Excel 或 WPS 另存为 .xlsx 再试。";
const SST = 0xfc;
const CONTINUE = 0x3c;

interface Record {
  type: number;
  data: Uint8Array;
  view: DataView;
}

/**
 * The sheets of an .xls of Excel 97 to 2003 (BIFF8), which many offices still have. Of formulas, what they gave when it was saved.
 * @throws WorkbookFault
 */
export function readXls(bytes: Uint8Array): readonly Sheet[] {
  let stream;
  try {
    stream = oleStream(bytes, ["Workbook", "Book"]);
  } catch (error) {
    throw error instanceof WorkbookFault ? error : new WorkbookFault(BROKEN);
  }
  if (!stream) throw new WorkbookFault("这个文件不是表格，或者有密码。请另存为 .xlsx 再试。");
  try {
    return sheetsOf(stream);
  } catch (error) {
    throw error instanceof RangeError ? new WorkbookFault(BROKEN) : error;
  }
}

function sheetsOf(stream: Uint8Array): readonly Sheet[] {
  const named: { name: string; at: number }[] = [];
  let shared: readonly string[] | undefined;
  const parts: Uint8Array[] = [];
  for (const { type, data, view } of records(stream, 0)) {
    if (type === 0x809 && view.getUint16(0, true) !== 0x600) {
      throw new WorkbookFault("这个 .xls 文件是 Excel 95 或更早的，请用 Excel 或 WPS 另存为 .xlsx 再试。");
    }
    if (type === 0x2f) throw new WorkbookFault("这个文件有密码，请先去掉密码再试。");
    if (type === 0x85) {
      named.push({ at: view.getUint32(0, true), name: new BiffStrings([data], 6).short() });
    }
    if (type === SST || (type === CONTINUE && parts.length > 0)) parts.push(data);
    else if (parts.length > 0 && !shared) shared = new BiffStrings(parts, 8).all();
  }
  if (named.length === 0) throw new WorkbookFault(BROKEN);
  return named.map(({ name, at }) =>
    isRead(name) ? sheetAt(name, stream, at, shared ?? []) : { name, rows: [] },
  );
}

function sheetAt(name: string, stream: Uint8Array, at: number, shared: readonly string[]): Sheet {
  const grid = new SheetGrid(name);
  let formula: { row: number; column: number } | undefined;
  for (const record of records(stream, at)) {
    const { type, data, view } = record;
    // What a formula gave in words stands in a record of its own.
    if (type === 0x207 && formula) {
      grid.put(formula.row, formula.column, new BiffStrings([data], 0).long());
      formula = undefined;
    }
    if (!CELLS.includes(type)) continue;
    const place = { row: view.getUint16(0, true), column: view.getUint16(2, true) };
    if (type === 0xbd) {
      for (let i = 0; 10 + 6 * i < data.length; i++) {
        grid.put(place.row, place.column + i, compact(view.getUint32(6 + 6 * i, true)));
      }
    } else if (type === 0x06 && view.getUint16(12, true) === 0xffff && data[6] === 0) formula = place;
    else grid.put(place.row, place.column, cellOf(record, shared));
  }
  return grid.sheet();
}

const CELLS = [0x06, 0xbd, 0xfd, 0xd6, 0x203, 0x204, 0x205, 0x27e];

function cellOf({ type, data, view }: Record, shared: readonly string[]): Cell {
  switch (type) {
    case 0xfd:
      return shared[view.getUint32(6, true)] ?? null;
    case 0xd6:
    case 0x204:
      return new BiffStrings([data], 6).long();
    case 0x203:
      return finite(view.getFloat64(6, true));
    case 0x27e:
      return compact(view.getUint32(6, true));
    case 0x205:
      return data[7] === 0 ? data[6] === 1 : null;
    default:
      if (view.getUint16(12, true) !== 0xffff) return finite(view.getFloat64(6, true));
      return data[6] === 1 ? data[8] === 1 : null;
  }
}

/** 30 bits of a number: whole, or the upper ones of a double; both perhaps of a hundred times as much. */
function compact(rk: number): number {
  const upper = new DataView(new ArrayBuffer(8));
  upper.setUint32(0, rk & 0xfffffffc);
  const number = (rk & 2) === 0 ? upper.getFloat64(0) : (rk | 0) >> 2;
  return (rk & 1) === 0 ? number : number / 100;
}

function finite(number: number): number | null {
  return Number.isFinite(number) ? number : null;
}

/** The records from one place to the end of its part. */
function* records(stream: Uint8Array, from: number): Generator<Record> {
  const whole = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let deep = 0;
  for (let at = from; at + 4 <= stream.length;) {
    const type = whole.getUint16(at, true);
    const length = whole.getUint16(at + 2, true);
    const data = stream.subarray(at + 4, at + 4 + length);
    at += 4 + length;
    yield { type, data, view: new DataView(data.buffer, data.byteOffset, data.byteLength) };
    // A chart stands inside a sheet with a beginning and an end of its own.
    if (type === 0x809) deep++;
    if (type === 0x0a && --deep <= 0) return;
  }
}

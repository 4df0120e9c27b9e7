import { WorkbookFault } from "./workbook-fault.ts";

const BROKEN = "这个 .xls 文件打不开，可能已损坏。请用 Excel 或 WPS 另存为 .xlsx 再试。";
const END = 0xfffffff8;

export function isOle(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, i) => bytes[i] === byte);
}

/**
 * A stream of an OLE2 compound file by one of its names; undefined where there is none. Every chain is as long as the file at most.
 * @throws WorkbookFault
 */
export function oleStream(bytes: Uint8Array, names: readonly string[]): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 512) throw new WorkbookFault(BROKEN);
  const shift = view.getUint16(30, true);
  const miniShift = view.getUint16(32, true);
  if (shift < 9 || shift > 12 || miniShift < 4 || miniShift >= shift) throw new WorkbookFault(BROKEN);
  const size = 1 << shift;
  const sector = (n: number): Uint8Array => {
    const start = (n + 1) * size;
    if (start >= bytes.length) throw new WorkbookFault(BROKEN);
    return bytes.subarray(start, start + size);
  };
  const chain = (first: number, next: (n: number) => number, most: number): number[] => {
    const all: number[] = [];
    for (let n = first; n < END; n = next(n)) {
      if (all.length > most) throw new WorkbookFault(BROKEN);
      all.push(n);
    }
    return all;
  };
  const sectors = Math.ceil(bytes.length / size);
  const fatAt: number[] = [];
  for (let i = 0; i < 109; i++) fatAt.push(view.getUint32(76 + 4 * i, true));
  const more = chain(view.getUint32(68, true), (n) => u32(sector(n), size - 4), sectors);
  for (const n of more) for (let i = 0; i < size / 4 - 1; i++) fatAt.push(u32(sector(n), 4 * i));
  const fat = fatAt.filter((n) => n < END);
  const next = (n: number): number => {
    const at = fat[Math.floor(n / (size / 4))];
    return at === undefined ? END : u32(sector(at), 4 * (n % (size / 4)));
  };
  const read = (first: number): Uint8Array => joined(chain(first, next, sectors).map(sector));

  const entries = read(view.getUint32(48, true));
  let mini: Uint8Array | undefined;
  for (let at = 0; at + 128 <= entries.length; at += 128) {
    const entry = entries.subarray(at, at + 128);
    const kind = entry[66];
    const [start, length] = [u32(entry, 116), u32(entry, 120)];
    if (kind === 5) mini = start < END ? read(start) : new Uint8Array();
    if (kind !== 2 || !names.includes(nameOf(entry))) continue;
    if (length >= view.getUint32(56, true)) return read(start).subarray(0, length);
    const miniFat = view.getUint32(60, true) < END ? read(view.getUint32(60, true)) : new Uint8Array();
    const small = chain(
      start,
      (n) => (4 * n + 4 <= miniFat.length ? u32(miniFat, 4 * n) : END),
      sectors * (size >> miniShift),
    );
    return joined(small.map((n) => mini!.subarray(n << miniShift, (n + 1) << miniShift))).subarray(0, length);
  }
  return undefined;
}

function nameOf(entry: Uint8Array): string {
  const length = Math.min(64, (entry[64] ?? 0) | ((entry[65] ?? 0) << 8));
  return new TextDecoder("utf-16le").decode(entry.subarray(0, Math.max(0, length - 2)));
}

function u32(bytes: Uint8Array, at: number): number {
  if (at + 4 > bytes.length) throw new WorkbookFault(BROKEN);
  return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, true);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

import { Inflate } from "fflate";
import { WORKBOOK_LIMITS, WorkbookFault } from "./workbook-fault.ts";

const BROKEN = "这个文件打不开，可能已损坏。请用 Excel 或 WPS 打开，另存一次再试。";

export function isZip(bytes: Uint8Array): boolean {
  return [0x50, 0x4b, 0x03, 0x04].every((byte, i) => bytes[i] === byte);
}

/**
 * The files of a package by name, each unpacked when it is asked for. What a file says of its size may be wrong: what comes out is
 * counted, over all of them.
 * @throws WorkbookFault
 */
export function readZip(bytes: Uint8Array): (name: string) => Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = directory(bytes, view);
  let left: number = WORKBOOK_LIMITS.unpacked;
  return (name) => {
    const file = files.get(name);
    if (!file) return undefined;
    const { at, packed, method } = file;
    if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50) throw new WorkbookFault(BROKEN);
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const data = bytes.subarray(start, start + packed);
    if (data.length < packed || (method !== 0 && method !== 8)) throw new WorkbookFault(BROKEN);
    const parts = method === 0 ? [data] : unpacked(data, left);
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    left -= size;
    if (left < 0) throw tooLarge();
    const whole = new Uint8Array(size);
    let written = 0;
    for (const part of parts) {
      whole.set(part, written);
      written += part.length;
    }
    return whole;
  };
}

function unpacked(data: Uint8Array, most: number): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((part) => {
    size += part.length;
    if (size > most) throw tooLarge();
    parts.push(part);
  });
  try {
    // A little at a time: 16 kB make some 16 MB at most before they are counted.
    for (let i = 0; i === 0 || i < data.length; i += 16_384) {
      inflate.push(data.subarray(i, i + 16_384), i + 16_384 >= data.length);
    }
  } catch (error) {
    throw error instanceof WorkbookFault ? error : new WorkbookFault(BROKEN);
  }
  return parts;
}

interface Packed {
  at: number;
  packed: number;
  method: number;
}

function directory(bytes: Uint8Array, view: DataView): ReadonlyMap<string, Packed> {
  const end = endOfDirectory(bytes, view);
  const files = new Map<string, Packed>();
  let at = view.getUint32(end + 16, true);
  for (let n = view.getUint16(end + 10, true); n > 0; n--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new WorkbookFault(BROKEN);
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    if ((view.getUint16(at + 8, true) & 1) === 1)
      throw new WorkbookFault("这个文件有密码，请先去掉密码再试。");
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)).replaceAll("\\", "/");
    files.set(path, {
      at: view.getUint32(at + 42, true),
      packed: view.getUint32(at + 20, true),
      method: view.getUint16(at + 10, true),
    });
    at += 46 + name + extra + comment;
  }
  return files;
}

function endOfDirectory(bytes: Uint8Array, view: DataView): number {
  for (let at = bytes.length - 22; at >= 0 && at > bytes.length - 66_000; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new WorkbookFault(BROKEN);
}

function tooLarge(): WorkbookFault {
  return new WorkbookFault("这个文件解开后太大，不像表单。");
}

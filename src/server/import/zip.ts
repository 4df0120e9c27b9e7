import { crc32, inflateRawSync } from "node:zlib";
import { ImportRefusal } from "./decode.ts";

/** Bytes that the files of one package may have together, unpacked. Real books have some tens of MB. */
const UNPACKED = 100_000_000;
/** Words of a person shrink to a tenth, empty tables to a fiftieth; a bomb to a thousandth. */
const RATIO = 200;
const SMALL = 1_000_000;
const FILES = 5_000;

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;

interface Place {
  at: number;
  packed: number;
  size: number;
  method: number;
  flags: number;
  crc: number;
}

/** A package that is read file by file; nothing is unpacked before it is asked for, and never more than its directory says. */
export interface Package {
  readonly names: readonly string[];
  /** @throws ImportRefusal damaged or encrypted */
  read(name: string): Uint8Array | undefined;
}

/** @throws ImportRefusal no zip, cut off, or far larger unpacked than anything that people write */
export function openZip(fileName: string, bytes: Uint8Array): Package {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = directory(fileName, bytes, view);
  const total = [...files.values()].reduce((sum, { size }) => sum + size, 0);
  const tooMuch = total > UNPACKED || (total > SMALL && total > bytes.length * RATIO);
  if (files.size > FILES || tooMuch) {
    throw new ImportRefusal(
      fileName,
      `文件解开后有 ${files.size} 个、${(total / 1_000_000).toFixed(0)} MB，像是压缩炸弹，没有打开。请用 Word、WPS 打开后另存一份再导入。`,
    );
  }
  return {
    names: [...files.keys()],
    read(name) {
      const place = files.get(name);
      return place && unpack(fileName, name, bytes, view, place);
    },
  };
}

function directory(fileName: string, bytes: Uint8Array, view: DataView): Map<string, Place> {
  const broken = new ImportRefusal(fileName, "文件不完整，末尾缺了一段。请重新下载或拷贝一份再导入。");
  const end = findEnd(view);
  if (end === undefined) throw broken;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const files = new Map<string, Place>();
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY) throw broken;
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    // Two files of one name: which of them a program shows is anybody's guess.
    if (files.has(name))
      throw new ImportRefusal(
        fileName,
        `文件里有两份“${name}”，不能确定哪份是真的。请用原来的程序另存一份再导入。`,
      );
    files.set(name, {
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}

function unpack(fileName: string, name: string, bytes: Uint8Array, view: DataView, place: Place): Uint8Array {
  const damaged = new ImportRefusal(fileName, `其中的“${name}”坏了，读不出来。请重新拷贝一份再导入。`);
  if ((place.flags & 1) !== 0)
    throw new ImportRefusal(fileName, "文件加了密码。请在原来的程序里去掉密码，另存一份再导入。");
  if (place.at + 30 > bytes.length || view.getUint32(place.at, true) !== LOCAL) throw damaged;
  const from = place.at + 30 + view.getUint16(place.at + 26, true) + view.getUint16(place.at + 28, true);
  const packed = bytes.subarray(from, from + place.packed);
  if (packed.length < place.packed) throw damaged;
  let unpacked: Uint8Array;
  try {
    if (place.method === 0) unpacked = packed;
    else if (place.method === 8)
      // The directory may lie about the size: what comes is cut off there.
      unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(1, place.size) });
    else throw damaged;
  } catch {
    throw damaged;
  }
  if (unpacked.length !== place.size || crc32(unpacked) !== place.crc) throw damaged;
  return unpacked;
}

/** A part that is XML or HTML, as text. @throws ImportRefusal not UTF-8 (nor UTF-16 with its mark) */
export function readPart(fileName: string, zip: Package, name: string): string | undefined {
  const bytes = zip.read(name);
  if (bytes === undefined) return undefined;
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe ? "utf-16be" : "utf-8";
  for (const encoding of [wide, "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Old books are written in the other one.
    }
  }
  throw new ImportRefusal(fileName, `其中的“${name}”编码不对，读不出来。请用原来的程序另存一份再导入。`);
}

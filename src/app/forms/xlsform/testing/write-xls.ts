/** Makes small .xls files for tests: records of BIFF8 in a compound file, as the format's description has them. */
export function record(type: number, ...parts: readonly (readonly number[])[]): readonly number[] {
  const data = parts.flat();
  return [...u16(type), ...u16(data.length), ...data];
}

export const u16 = (n: number): number[] => [n & 0xff, (n >> 8) & 0xff];
export const u32 = (n: number): number[] => [...u16(n & 0xffff), ...u16(n >>> 16)];

export function f64(n: number): number[] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, n, true);
  return Array.from(new Uint8Array(view.buffer));
}

/** The characters of a string: of one byte each where all are so small. */
export function chars(text: string): { wide: boolean; bytes: number[] } {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  const wide = units.some((unit) => unit > 0xff);
  return { wide, bytes: units.flatMap((unit) => (wide ? u16(unit) : [unit])) };
}

export function string(text: string): number[] {
  const { wide, bytes } = chars(text);
  return [...u16(text.length), wide ? 1 : 0, ...bytes];
}

const BOF = (version: number, kind: number) =>
  record(0x809, u16(version), u16(kind), Array<number>(12).fill(0));
const EOF = record(0x0a);

/** @param globals records before the sheets, SST among them @param cells records of the sheet survey */
export function workbook(
  globals: readonly (readonly number[])[],
  cells: readonly (readonly number[])[],
  version = 0x600,
): Uint8Array<ArrayBuffer> {
  const { bytes } = chars("survey");
  const sheet = (at: number) => record(0x85, u32(at), [0, 0, 6, 0], bytes);
  const head = [...BOF(version, 5), ...globals.flat()];
  const at = head.length + sheet(0).length + EOF.length;
  return compoundFile([...head, ...sheet(at), ...EOF, ...BOF(version, 0x10), ...cells.flat(), ...EOF]);
}

/** One stream, Workbook, in sectors of 512 bytes. */
function compoundFile(stream: readonly number[]): Uint8Array<ArrayBuffer> {
  // A stream below 4,096 bytes would stand in smaller sectors.
  const size = Math.max(4_096, stream.length);
  const sectors = Math.ceil(size / 512);
  const bytes = new Uint8Array(512 * (3 + sectors));
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [at, n] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    view.setUint16(at, n, true);
  for (const [at, n] of [
    [44, 1],
    [48, 1],
    [56, 4_096],
    [60, 0xfffffffe],
    [68, 0xfffffffe],
  ] as const)
    view.setUint32(at, n, true);
  for (let i = 0; i < 109; i++) view.setUint32(76 + 4 * i, i === 0 ? 0 : 0xffffffff, true);
  // Sector 0 is the table, sector 1 the directory, then the stream.
  for (let i = 0; i < 128; i++) {
    const next =
      i === 0 ? 0xfffffffd : i === 1 || i === sectors + 1 ? 0xfffffffe : i > sectors + 1 ? 0xffffffff : i + 1;
    view.setUint32(512 + 4 * i, next, true);
  }
  const entry = (at: number, name: string, kind: number, start: number, length: number) => {
    bytes.set(chars(`${name}\u4e00`).bytes.slice(0, 2 * name.length), at);
    view.setUint16(at + 64, 2 * name.length + 2, true);
    bytes[at + 66] = kind;
    view.setUint32(at + 116, start, true);
    view.setUint32(at + 120, length, true);
  };
  entry(1_024, "Root Entry", 5, 0xfffffffe, 0);
  entry(1_152, "Workbook", 2, 2, size);
  bytes.set(stream, 1_536);
  return bytes;
}

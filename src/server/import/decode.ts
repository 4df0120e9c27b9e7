export type TextEncodingName = "utf-8" | "gb18030";

/** A file that cannot be imported: what is wrong and where, in Chinese; nothing of it was kept. */
export class ImportRefusal extends Error {
  readonly fileName: string;
  readonly what: string;
  /** only for want of a person's yes to a paper marked 内部 */
  readonly isInternal: boolean;
  constructor(fileName: string, what: string, isInternal = false) {
    super(`${fileName}：${what}`);
    this.fileName = fileName;
    this.what = what;
    this.isInternal = isInternal;
  }
}

/** Bytes of one text file that an import reads at the most. */
export const FILE_LIMIT = 5_000_000;

/**
 * Reads a text file as UTF-8, or else as GB18030, each strictly: a byte that fits neither refuses the file.
 * @throws ImportRefusal empty, too large, binary, UTF-16, or neither encoding (with the line of the first wrong byte)
 */
export function decodeTextFile(
  fileName: string,
  bytes: Uint8Array,
): { text: string; encoding: TextEncodingName } {
  if (bytes.length > FILE_LIMIT)
    throw new ImportRefusal(
      fileName,
      `文件有 ${megabytes(bytes.length)} MB，超过 ${megabytes(FILE_LIMIT)} MB。请分成几个文件再导入。`,
    );
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new ImportRefusal(fileName, "这是 UTF-16 编码的文件。请在记事本里另存为 UTF-8 再导入。");
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0)
    throw new ImportRefusal(
      fileName,
      `第 ${nul + 1} 个字节是 0，这不是文本文件。请用原来的程序打开，另存为 .docx 或 .txt（UTF-8）再导入。`,
    );
  const text = strictly("utf-8", bytes);
  if (text !== undefined) return { text: notEmpty(fileName, text), encoding: "utf-8" };
  const chinese = strictly("gb18030", bytes);
  if (chinese !== undefined) return { text: notEmpty(fileName, chinese), encoding: "gb18030" };
  throw new ImportRefusal(
    fileName,
    `第 ${firstWrongLine(bytes)} 行既不是 UTF-8，也不是 GB18030，无法可靠读出。请确认文件没有损坏，或在记事本里另存为 UTF-8 再导入。`,
  );
}

function strictly(encoding: TextEncodingName, bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // GB18030 maps nearly any bytes to private-use characters; a text that is full of them was something else.
    return encoding === "gb18030" && (text.match(/[\uE000-\uF8FF]/g)?.length ?? 0) > text.length / 100
      ? undefined
      : text;
  } catch {
    return undefined;
  }
}

function notEmpty(fileName: string, text: string): string {
  if (text.trim() === "")
    throw new ImportRefusal(fileName, "文件是空的，没有可以导入的字。请看看是不是拿错了文件。");
  return text;
}

/** Line of the first byte that cannot be read, in the encoding that gets further. */
function firstWrongLine(bytes: Uint8Array): number {
  const reach = (encoding: TextEncodingName) => {
    const lenient = new TextDecoder(encoding).decode(bytes);
    const at = lenient.search(/[\uFFFD\uE000-\uF8FF]/);
    return (at < 0 ? lenient : lenient.slice(0, at)).split("\n").length;
  };
  return Math.max(reach("utf-8"), reach("gb18030"));
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

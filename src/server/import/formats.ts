import { tooLargeWords } from "../../domain/too-large-words.ts";
import { BLOB_LIMITS } from "../../protocol/blob.ts";
import { ImportRefusal } from "./decode.ts";
import type { Format } from "./draft.ts";

/** Bytes of a file that an import reads at the most: the original is kept beside the text. */
export const LARGEST_FILE = BLOB_LIMITS.size;

const FORMATS: readonly (readonly [RegExp, Format])[] = [
  [/\.txt$/i, "txt"],
  [/\.(?:md|markdown)$/i, "md"],
  [/\.(?:html?|xhtml)$/i, "html"],
  [/\.docx$/i, "docx"],
  [/\.epub$/i, "epub"],
  [/\.pdf$/i, "pdf"],
];
const ELSEWHERE: readonly (readonly [RegExp, string])[] = [
  [/\.(?:doc|wps|rtf|odt|dot|dotx)$/i, "请用 Word 或 WPS 打开，另存为 .docx 再导入。"],
  [/\.(?:docm|dotm)$/i, "这种文件可以带宏。请用 Word 或 WPS 打开，另存为 .docx 再导入。"],
  [/\.(?:xlsx?|et|csv)$/i, "这是表格。请把要学的内容复制到 Word 文件里再导入。"],
  [/\.(?:pptx?|dps)$/i, "这是演示文稿。请把要学的文字复制到 Word 文件里再导入。"],
  [/\.(?:jpe?g|png|gif|bmp|webp|tiff?|heic|ofd|caj)$/i, "请先把里面的字转成文字（OCR），存为 .docx 再导入。"],
  [/\.(?:zip|rar|7z|tar|gz)$/i, "这是压缩包。请解压后导入里面的文件。"],
];

export function formatOf(fileName: string): Format | undefined {
  return FORMATS.find(([pattern]) => pattern.test(fileName))?.[1];
}

/** @throws ImportRefusal */
export function checkSize(fileName: string, size: number): void {
  if (size > LARGEST_FILE) throw new ImportRefusal(fileName, tooLargeWords(size, LARGEST_FILE));
}

/**
 * What a file is by its name, when its first bytes agree.
 * @throws ImportRefusal another kind, another kind than its name says, encrypted, too large, empty
 */
export function checkKind(fileName: string, bytes: Uint8Array): Format {
  const format = formatOf(fileName);
  if (format === undefined) {
    const advice = ELSEWHERE.find(([pattern]) => pattern.test(fileName))?.[1] ?? "";
    throw new ImportRefusal(fileName, `能导入的是 .txt .md .html .docx .epub .pdf 文件，这个不是。${advice}`);
  }
  checkSize(fileName, bytes.length);
  if (bytes.length === 0)
    throw new ImportRefusal(fileName, "文件是空的，一个字节也没有。请重新下载或拷贝一份再导入。");
  const isPackage = format === "docx" || format === "epub";
  if (isPackage && startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new ImportRefusal(
      fileName,
      isEncrypted(bytes)
        ? "文件加了密码。请用 Word 或 WPS 打开，去掉密码，另存一份再导入。"
        : "名字是 .docx，内容是旧的 .doc 格式。请用 Word 或 WPS 打开，另存为 .docx 再导入。",
    );
  }
  const magic = isPackage ? [0x50, 0x4b] : format === "pdf" ? undefined : [];
  if (magic && !startsWith(bytes, magic))
    throw new ImportRefusal(
      fileName,
      `名字是 .${format}，开头却不是这种文件的内容：文件坏了，或被改了名字。请用原来的程序另存一份再导入。`,
    );
  if (format === "pdf" && !Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-"))
    throw new ImportRefusal(fileName, "名字是 .pdf，开头却不是 PDF 的内容。请重新下载或拷贝一份再导入。");
  if (!isPackage && format !== "pdf") {
    const said = startsWith(bytes, [0x50, 0x4b, 3, 4]) ? "压缩包或 Word 文件" : pdfOrWord(bytes);
    if (said !== undefined)
      throw new ImportRefusal(
        fileName,
        `名字是 .${format}，内容却是${said}。请改回原来的扩展名，或另存一份再导入。`,
      );
  }
  return format;
}

function pdfOrWord(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return " PDF";
  return startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]) ? "旧的 Word 文件" : undefined;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/** Word wraps an encrypted package into its old container, under this name, in UTF-16. */
function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
}

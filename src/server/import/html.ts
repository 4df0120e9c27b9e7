import { decodeTextFile } from "./decode.ts";
import type { Draft, Removed } from "./draft.ts";
import { Gathering, tidy } from "./gather.ts";
import { type FindPicture, HtmlPage } from "./html-blocks.ts";
import { findNotes } from "./html-notes.ts";
import { descendants, type Element, parseHtml, textOf } from "./tree.ts";

/** An HTML file by itself: what it points to, pictures too, is not followed. @throws ImportRefusal */
export function readHtml(fileName: string, bytes: Uint8Array): Draft {
  const { text, encoding } = decodeTextFile(fileName, bytes);
  const root = parseHtml(fileName, "文件", text);
  const title = descendants(root).find(({ name }) => name === "title");
  return {
    format: "html",
    encoding,
    ...(title && { perhapsTitle: tidy(textOf(title)) }),
    ...pageBlocks(root, []),
    heads: [],
  };
}

/** One page that stands by itself, as blocks. */
export function pageBlocks(root: Element, removed: Removed[]): Pick<Draft, "blocks" | "removed"> {
  const to = new Gathering(removed);
  new HtmlPage(to, findNotes([{ path: "", root }]), pictureInside).read(root);
  return { blocks: to.blocks, removed };
}

/** A picture that the file holds in itself; any other is not fetched. */
const pictureInside: FindPicture = (source) => {
  const data = /^data:image\/[a-z+.-]+;base64,([\s\S]+)$/i.exec(source.trim());
  if (data) return { bytes: new Uint8Array(Buffer.from(data[1]!, "base64")), name: "内嵌图片" };
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(source)
    ? "在文件之外，没有跟随"
    : "不在这个文件里。把网页另存为 .docx 或 .epub，图片就能一起导入";
};

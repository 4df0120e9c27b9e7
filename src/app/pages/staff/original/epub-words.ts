import type { OriginalPart, OriginalPiece } from "./original-part.ts";

const BLOCKS = new Set(
  "address article aside blockquote body dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul".split(
    " ",
  ),
);
const NO_WORDS = new Set(["script", "style", "head", "template"]);

export function isEpubPart(name: string): boolean {
  return /\.(?:xhtml|html?|opf|xml)$/i.test(name);
}

/** All words of a book, file by file in the order in which it is read, and behind them the files that it does not read. */
export function epubWords(files: ReadonlyMap<string, string>): OriginalPart[] {
  const read = spineOf(files);
  const pages = [...files.keys()].filter((name) => /\.(?:xhtml|html?)$/i.test(name));
  const names = [
    ...read.filter((name) => pages.includes(name)),
    ...pages.filter((name) => !read.includes(name)),
  ];
  return names
    .map((name) => ({ label: name.split("/").at(-1)!, paragraphs: paragraphsOf(files.get(name)!) }))
    .filter(({ paragraphs }) => paragraphs.length > 0);
}

function spineOf(files: ReadonlyMap<string, string>): string[] {
  const container = xmlOf(files.get("META-INF/container.xml"));
  const path = byName(container, "rootfile")[0]?.getAttribute("full-path") ?? "";
  const book = xmlOf(files.get(path));
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/") + 1) : "";
  const pages = new Map(
    byName(book, "item").map((item) => [item.getAttribute("id"), item.getAttribute("href")]),
  );
  return byName(book, "itemref").flatMap((ref) => {
    const page = pages.get(ref.getAttribute("idref"));
    return page ? [inFolder(folder, page)] : [];
  });
}

/** Where a path leads that stands in a file of this folder. */
function inFolder(folder: string, path: string): string {
  const plain = path.replace(/#.*$/, "");
  let name = plain;
  try {
    name = decodeURIComponent(plain);
  } catch {
    // Then it is meant as it stands.
  }
  const parts: string[] = [];
  for (const part of `${folder}${name}`.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function paragraphsOf(markup: string): OriginalPiece[][] {
  const page = new DOMParser().parseFromString(markup, "text/html");
  const paragraphs: OriginalPiece[][] = [];
  let line = "";
  const end = (): void => {
    const text = line.replace(/\s+/g, " ").trim();
    if (text !== "") paragraphs.push([{ text }]);
    line = "";
  };
  const walk = (node: Node): void => {
    const name = node.nodeName.toLowerCase();
    if (NO_WORDS.has(name)) return;
    if (node.nodeType === Node.TEXT_NODE) line += node.nodeValue;
    if (name === "br" || BLOCKS.has(name)) end();
    for (const child of node.childNodes) walk(child);
    if (BLOCKS.has(name)) end();
  };
  walk(page.body);
  end();
  return paragraphs;
}

function xmlOf(text: string | undefined): Document {
  return new DOMParser().parseFromString(text ?? "<none/>", "application/xml");
}

function byName(root: Document, name: string): Element[] {
  return [...root.getElementsByTagNameNS("*", name)];
}

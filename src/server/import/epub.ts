import { ImportRefusal } from "./decode.ts";
import type { Draft } from "./draft.ts";
import { Gathering, tidy } from "./gather.ts";
import { type FindPicture, HtmlPage } from "./html-blocks.ts";
import { findNotes, type Page, resolve } from "./html-notes.ts";
import {
  childNamed,
  childrenNamed,
  descendants,
  type Element,
  parseXhtml,
  parseXml,
  textOf,
} from "./tree.ts";
import { openZip, type Package, readPart } from "./zip.ts";

/** A book: the pages of its spine in their order, each a chapter with its notes behind it. @throws ImportRefusal */
export function readEpub(fileName: string, bytes: Uint8Array): Draft {
  const zip = openZip(fileName, bytes);
  const broken = (part: string) =>
    new ImportRefusal(
      fileName,
      `不是完整的 EPUB：里面缺“${part}”。请重新下载，或用 Calibre 另存一份再导入。`,
    );
  const container = part(fileName, zip, "META-INF/container.xml");
  if (!container) throw broken("META-INF/container.xml");
  const rootFile = descendants(container).find(({ name }) => local(name) === "rootfile");
  const opf = rootFile?.attributes["full-path"];
  const book = opf === undefined ? undefined : part(fileName, zip, opf);
  if (opf === undefined || !book) throw broken(opf ?? "rootfile");
  const all = descendants(book);
  const named = (name: string) => all.filter((element) => local(element.name) === name);

  const items = new Map(named("item").map((item) => [item.attributes["id"] ?? "", item.attributes]));
  const encrypted = encryptedParts(fileName, zip);
  const to = new Gathering();
  const pages: Page[] = [];
  for (const { attributes } of named("itemref")) {
    const item = items.get(attributes["idref"] ?? "");
    if (!item) continue;
    const path = resolve(opf, item["href"] ?? "");
    if (encrypted.has(path))
      throw new ImportRefusal(fileName, "这本书有版权加密（DRM），不能导入。请用没有加密的版本。");
    if (/\bnav\b/.test(item["properties"] ?? "")) {
      const nav = page(fileName, zip, path);
      to.remove("contents", `书里的目录（阅读时按小标题另有目录）：${nav ? tidy(textOf(nav)) : path}`, path);
      continue;
    }
    if (!/xhtml|html|xml/i.test(item["media-type"] ?? "")) {
      to.remove("unreadable", `${path} 是 ${item["media-type"] ?? "别的格式"}，不是文字`, path);
      continue;
    }
    const root = page(fileName, zip, path);
    if (!root) throw broken(path);
    pages.push({ path, root });
  }
  if (pages.length === 0) throw broken("spine");
  const notes = findNotes(pages);
  const shown = new Set<string>();
  for (const { path, root } of pages) {
    const body = descendants(root).find(({ name }) => local(name) === "body") ?? root;
    new HtmlPage(to, notes, pictureOf(zip, path, shown)).read(body);
  }
  for (const item of items.values()) {
    const path = resolve(opf, item["href"] ?? "");
    if (/\bcover-image\b/.test(item["properties"] ?? "") && !shown.has(path))
      to.remove("picture", "封面：不在书页里", path);
  }
  const words = (name: string) => named(name).map((element) => tidy(textOf(element)));
  const said = (name: string) =>
    words(name).filter((word) => word !== "" && !/^(?:unknown|未知)/i.test(word));
  const [title] = said("title");
  const makers = said("creator");
  return {
    format: "epub",
    ...(title && { title }),
    ...(makers.length > 0 && { source: makers.join("、") }),
    blocks: to.blocks,
    removed: to.removed,
    heads: words("rights"),
  };
}

function part(fileName: string, zip: Package, name: string): Element | undefined {
  const text = readPart(fileName, zip, name);
  return text === undefined ? undefined : parseXml(fileName, `“${name}”`, text);
}

function page(fileName: string, zip: Package, name: string): Element | undefined {
  const text = readPart(fileName, zip, name);
  return text === undefined ? undefined : parseXhtml(fileName, `“${name}”`, text);
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Letters' shapes may be scrambled, words may not. */
function encryptedParts(fileName: string, zip: Package): ReadonlySet<string> {
  const encryption = part(fileName, zip, "META-INF/encryption.xml");
  const data = childrenNamed(childNamed(encryption, "encryption"), "enc:EncryptedData");
  const parts = data.length > 0 ? data : encryption ? [encryption] : [];
  return new Set(
    parts
      .flatMap(descendants)
      .filter(({ name }) => local(name) === "CipherReference")
      .map(({ attributes }) => attributes["URI"] ?? ""),
  );
}

/** @param shown gets what was found */
function pictureOf(zip: Package, page: string, shown: Set<string>): FindPicture {
  return (source) => {
    if (/^data:/i.test(source)) return "写在网页代码里的图片";
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(source)) return "在文件之外，没有跟随";
    const path = resolve(page, source.split("#")[0] ?? "");
    const bytes = zip.read(path);
    shown.add(path);
    return bytes ? { bytes, name: path } : "书里没有这个文件";
  };
}

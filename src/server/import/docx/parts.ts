import { ImportRefusal } from "../decode.ts";
import { childrenNamed, descendants, type Element, parseXml, textOf } from "../tree.ts";
import { type Package, readPart } from "../zip.ts";

/** What a part of the package points to. */
export interface Relation {
  target: string;
  type: string;
  isOutside: boolean;
}

export type Relations = ReadonlyMap<string, Relation>;

/** The prefix that Word writes for each namespace. A file may write others. */
const PREFIXES: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
  "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
  "http://purl.oclc.org/ooxml/drawingml/main": "a",
  "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "urn:schemas-microsoft-com:vml": "v",
  "urn:schemas-microsoft-com:office:office": "o",
};

export function xmlPart(fileName: string, zip: Package, name: string): Element | undefined {
  const text = readPart(fileName, zip, name);
  if (text === undefined) return undefined;
  const root = parseXml(fileName, `“${name}”`, text);
  if (!descendants(root).some(() => true))
    throw new ImportRefusal(fileName, `其中的“${name}”坏了，读不出来。请用 Word 或 WPS 另存一份再导入。`);
  return withUsualPrefixes(root);
}

function withUsualPrefixes(root: Element): Element {
  const usual = new Map<string, string>();
  for (const { attributes } of [root, ...root.children.filter((child) => typeof child !== "string")]) {
    for (const [name, value] of Object.entries(attributes)) {
      const prefix = /^xmlns(?::(.+))?$/.exec(name);
      const wanted = PREFIXES[value];
      if (prefix && wanted !== undefined && wanted !== (prefix[1] ?? "")) usual.set(prefix[1] ?? "", wanted);
    }
  }
  return usual.size === 0 ? root : renamed(root, usual);
}

function renamed(element: Element, usual: ReadonlyMap<string, string>): Element {
  const rename = (name: string, bare: boolean) => {
    const [first, second] = name.split(":") as [string, string | undefined];
    if (second === undefined)
      return bare && usual.has("") && name !== "" ? `${usual.get("")!}:${name}` : name;
    return usual.has(first) ? `${usual.get(first)!}:${second}` : name;
  };
  return {
    name: rename(element.name, true),
    attributes: Object.fromEntries(
      Object.entries(element.attributes).map(([name, value]) => [rename(name, false), value]),
    ),
    children: element.children.map((child) => (typeof child === "string" ? child : renamed(child, usual))),
  };
}

/** What a part points to, by id; targets inside the package as whole paths. */
export function relationsOf(fileName: string, zip: Package, part: string): Relations {
  const folder = part.includes("/") ? part.slice(0, part.lastIndexOf("/") + 1) : "";
  const root = xmlPart(fileName, zip, `${folder}_rels/${part.slice(folder.length)}.rels`);
  const found = new Map<string, Relation>();
  for (const { name, attributes } of root ? descendants(root) : []) {
    if (name.replace(/^.*:/, "") !== "Relationship") continue;
    const isOutside = attributes["TargetMode"] === "External";
    const target = attributes["Target"] ?? "";
    found.set(attributes["Id"] ?? "", {
      target: isOutside ? target : inPackage(folder, target),
      type: (attributes["Type"] ?? "").replace(/^.*\//, ""),
      isOutside,
    });
  }
  return found;
}

function inPackage(folder: string, target: string): string {
  const parts = target.startsWith("/") ? [] : folder.split("/").filter(Boolean);
  for (const part of target.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

/** The value of a child's `w:val`: `w:pStyle`, `w:outlineLvl` … */
export function valueOf(element: Element | undefined, name: string): string | undefined {
  return childrenNamed(element, name)[0]?.attributes["w:val"];
}

/** A switch like `w:vanish`: on where it stands, unless it says that it is off. */
export function isOn(element: Element | undefined, name: string): boolean {
  const found = childrenNamed(element, name)[0];
  return found !== undefined && !/^(?:0|false|off)$/.test(found.attributes["w:val"] ?? "");
}

/** The paragraphs of a part as plain lines. */
export function plainLines(root: Element): string[] {
  return descendants(root)
    .filter(({ name }) => name === "w:p")
    .map((paragraph) =>
      descendants(paragraph)
        .filter(({ name }) => name === "w:t" || name === "w:tab")
        .map((text) => (text.name === "w:tab" ? " " : textOf(text)))
        .join("")
        .trim(),
    )
    .filter((line) => line !== "");
}

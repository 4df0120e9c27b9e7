import { descendants, type Element, isElement, textOf } from "./tree.ts";

/** A page of HTML in a file; a book has several. */
export interface Page {
  path: string;
  root: Element;
}

/** Footnotes of all pages together: what a reference shows, and which elements are the notes. */
export interface Notes {
  /** references, by element: the mark that stands in the words */
  marks: ReadonlyMap<Element, string>;
  /** notes, by element */
  bodies: ReadonlyMap<Element, { mark: string; own: string }>;
}

const BLOCKS = new Set(["p", "li", "aside", "div", "dd", "td", "section"]);
const REFERENCE = /noteref|footnote-?ref|endnote-?ref|footnotereference|sdfootnoteanc|sdendnoteanc/i;
const MARK = /^[[(（〔【]?\s*(?:\d{1,4}|[*†‡§]{1,3}|[a-z]|[ivx]{1,5}|[①-⑳])\s*[\])）〕】]?$/i;
/** A note is some sentences. What is longer is a chapter that a figure links to. */
const LONGEST_NOTE = 5_000;

/** Finds references to notes by what they say of themselves, or by a raised mark that leads to another place in the file. */
export function findNotes(pages: readonly Page[]): Notes {
  const targets = new Map<string, Element>();
  const parents = new Map<Element, Element>();
  for (const { path, root } of pages) {
    for (const element of [root, ...descendants(root)]) {
      for (const child of element.children) if (isElement(child)) parents.set(child, element);
      const { id, name } = element.attributes;
      for (const key of [id, element.name === "a" ? name : undefined]) {
        if (key !== undefined && !targets.has(`${path}#${key}`)) targets.set(`${path}#${key}`, element);
      }
    }
  }
  const marks = new Map<Element, string>();
  const bodies = new Map<Element, { mark: string; own: string }>();
  const isIn = (element: Element | undefined, outer: (one: Element) => boolean): boolean =>
    element !== undefined && (outer(element) || isIn(parents.get(element), outer));
  for (const { path, root } of pages) {
    for (const link of descendants(root).filter(({ name }) => name === "a")) {
      const own = textOf(link).trim();
      const target = targets.get(resolve(path, link.attributes["href"] ?? ""));
      if (!target || !isReference(link, own, parents)) continue;
      // What stands in a note and leads elsewhere leads back.
      if (isIn(link, (one) => bodies.has(one))) continue;
      let body: Element | undefined = target;
      while (body && !BLOCKS.has(body.name)) body = parents.get(body);
      if (!body || isIn(link, (one) => one === body) || textOf(body).length > LONGEST_NOTE) continue;
      const known = bodies.get(body);
      const mark = known?.mark ?? `〔${bodies.size + 1}〕`;
      if (!known) bodies.set(body, { mark, own });
      marks.set(link, mark);
    }
  }
  return { marks, bodies };
}

function isReference(link: Element, own: string, parents: ReadonlyMap<Element, Element>): boolean {
  const { attributes } = link;
  const said = [attributes["epub:type"], attributes["role"], attributes["class"]].join(" ");
  if (REFERENCE.test(said)) return true;
  const isRaised = parents.get(link)?.name === "sup" || descendants(link).some(({ name }) => name === "sup");
  return isRaised && MARK.test(own);
}

/** A note's words without the mark that it begins with and the arrow back. */
export function noteWords(words: string, own: string): string {
  const bare = own.replace(/[[\](（）)〔〕【】\s]/g, "");
  const escaped = bare.replace(/[.*+?^${}|\\]/g, "\\$&");
  const head = new RegExp(`^[[(（〔【]?\\s*${escaped}\\s*[\\])）〕】.、．:：]?\\s*(?=\\D|$)`);
  const without = words.replace(/\s*[↩↑⏎]\uFE0E?\s*$/gm, "");
  return (bare === "" ? without : without.replace(head, "")).trim();
}

/** `path#id` that a link in `from` leads to, inside the package. */
export function resolve(from: string, href: string): string {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return href;
  const [file, id] = href.split("#") as [string, string | undefined];
  const path = file === "" ? from : inFolder(from, file);
  return id === undefined ? path : `${path}#${decoded(id)}`;
}

function inFolder(from: string, file: string): string {
  const parts = file.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const part of decoded(file).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

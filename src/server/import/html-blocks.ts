import type { DraftBlock, FoundPicture } from "./draft.ts";
import { asLines, Gathering, picturesIn, type Role } from "./gather.ts";
import { type List, listMark, startOf } from "./html-lists.ts";
import { type Notes, noteWords } from "./html-notes.ts";
import { tableOf } from "./html-table.ts";
import { childNamed, type Element, elementsOf, isElement, textOf } from "./tree.ts";

/** Where the pictures of a page come from: a picture, or why there is none, in Chinese. */
export type FindPicture = (source: string) => Omit<FoundPicture, "t" | "alt"> | string;

const HEADINGS: Readonly<Record<string, 1 | 2 | 3>> = { h1: 1, h2: 2, h3: 3, h4: 3, h5: 3, h6: 3 };
const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr o:p output rb rbc rtc s samp small span strike strong sub sup time tt u var wbr ruby".split(
    " ",
  ),
);
const MEDIA = new Set(["iframe", "object", "embed", "audio", "video", "canvas", "applet", "frame"]);
const SILENT = new Set(["style", "link", "meta", "title", "input", "param", "source", "track", "hr", "rp"]);
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LOWERED = "₀₁₂₃₄₅₆₇₈₉";

/**
 * One page of HTML to blocks: headings, paragraphs, lists, tables, notes and pictures. Everything that is words stays; what is
 * not shown, or is no words, is told.
 */
export class HtmlPage {
  readonly #to: Gathering;
  readonly #notes: Notes;
  readonly #find: FindPicture;
  readonly #where: string | undefined;
  readonly #lists: List[] = [];
  readonly #later: DraftBlock[] = [];

  /** @param where said of what is left out; else it is counted in paragraphs */
  constructor(to: Gathering, notes: Notes, find: FindPicture, where?: string) {
    this.#to = to;
    this.#notes = notes;
    this.#find = find;
    this.#where = where;
  }

  read(root: Element): void {
    this.#all(root);
    this.#to.end();
    for (const note of this.#later.splice(0)) this.#to.add(note);
  }

  #all(element: Element): void {
    for (const child of element.children) {
      if (isElement(child)) this.#element(child);
      else this.#to.say(child);
    }
  }

  #element(element: Element): void {
    const { name, attributes } = element;
    if (SILENT.has(name)) return;
    if (name === "script") return this.#gone("script", clip(textOf(element)));
    if (MEDIA.has(name)) {
      const source = attributes["src"] ?? attributes["data"] ?? "";
      return this.#gone("media", `${name} ${clip(source)} ${textOf(element)}`);
    }
    if (isHidden(element)) return this.#gone("hidden", textOf(element));
    const note = this.#notes.bodies.get(element);
    if (note) return this.#note(element, note.mark, note.own);
    const mark = this.#notes.marks.get(element);
    if (mark !== undefined) return this.#to.say(mark);
    if (/\bpagebreak\b/.test(`${attributes["epub:type"] ?? ""} ${attributes["role"] ?? ""}`))
      return this.#gone("page-number", textOf(element));
    if (name === "br") return this.#nextLine();
    if (name === "img" || name === "image") return this.#picture(element);
    if (name === "sup" || name === "sub") return this.#raised(element, name === "sup" ? RAISED : LOWERED);
    if (name === "rt") return this.#to.say(`（${textOf(element)}）`);
    if (name === "math" || name === "m:math") return this.#formula(element);
    // One thing in several forms: the last is for readers that know none of the others.
    if (name === "epub:switch") return this.#all(elementsOf(element).at(-1) ?? element);
    if (name === "svg") return this.#drawing(element);
    if (name === "q") {
      this.#to.say("“");
      this.#all(element);
      return this.#to.say("”");
    }
    if (INLINE.has(name)) return this.#all(element);
    this.#block(element);
  }

  #block(element: Element): void {
    const { name } = element;
    const to = this.#to;
    const heading = HEADINGS[name];
    if (heading !== undefined) return this.#as({ t: "h", level: heading }, element);
    if (name === "ul" || name === "ol" || name === "menu" || name === "dir") return this.#list(element);
    if (name === "li") return this.#item(element);
    if (name === "table") return this.#table(element);
    if (name === "pre" || name === "textarea") {
      for (const line of textOf(element).split(/\r?\n/)) {
        to.begin({ t: "p" });
        to.say(line);
      }
      return to.begin({ t: "p" });
    }
    to.end();
    this.#all(element);
    to.end();
  }

  #as(role: Role, element: Element): void {
    const before = this.#to.role;
    this.#to.begin(role);
    this.#all(element);
    this.#to.begin(before.t === "li" ? { ...before, mark: "" } : { t: "p" });
  }

  #nextLine(): void {
    // A heading of two lines is one heading.
    if (this.#to.role.t === "h") this.#to.say(" ");
    else this.#to.end();
  }

  #list(element: Element): void {
    const before = this.#to.role;
    this.#to.end();
    this.#lists.push(startOf(element));
    this.#all(element);
    this.#lists.pop();
    this.#to.begin(before.t === "li" ? { ...before, mark: "" } : { t: "p" });
  }

  #item(element: Element): void {
    const list = this.#lists.at(-1);
    const level = Math.min(3, Math.max(1, this.#lists.length)) as 1 | 2 | 3;
    this.#to.begin({ t: "li", level, mark: listMark(element, list) });
    this.#all(element);
    this.#to.begin({ t: "p" });
  }

  #table(element: Element): void {
    const table = tableOf(element);
    // A table that holds tables, or one column, places things on a page: what is in it is read as it comes.
    if (table === undefined) {
      this.#to.begin({ t: "p" });
      this.#cellByCell(element);
      return;
    }
    for (const caption of elementsOf(element).filter(({ name }) => name === "caption"))
      this.#as({ t: "p" }, caption);
    const pictures: FoundPicture[] = [];
    const rows = table.rows.map((row) =>
      row.map((cell) => {
        if (cell === undefined) return "";
        const inner = this.#apart(cell);
        pictures.push(...picturesIn(inner));
        return asLines(inner);
      }),
    );
    if (rows.some((row) => row.some((cell) => cell !== "")))
      this.#to.add({ t: "table", head: table.head && rows.length > 1, rows });
    for (const picture of pictures) this.#to.add(picture);
    this.#to.begin({ t: "p" });
  }

  #cellByCell(element: Element): void {
    for (const child of element.children) {
      if (!isElement(child)) this.#to.say(child);
      else if (["thead", "tbody", "tfoot", "tr"].includes(child.name)) this.#cellByCell(child);
      else if (["td", "th", "caption"].includes(child.name)) {
        this.#to.end();
        this.#all(child);
        this.#to.end();
      } else this.#element(child);
    }
  }

  /** What is in an element, gathered by itself; what it leaves out is told with the rest. */
  #apart(element: Element): DraftBlock[] {
    const inner = new Gathering(this.#to.removed);
    const where = this.#where ?? `第 ${this.#to.blocks.length + 1} 段附近`;
    const page = new HtmlPage(inner, this.#notes, this.#find, where);
    page.#all(element);
    inner.end();
    return [...inner.blocks, ...page.#later];
  }

  #note(element: Element, mark: string, own: string): void {
    const inner = this.#apart(element);
    const words = noteWords(asLines(inner), own);
    const blocks: DraftBlock[] = [
      ...(words === "" ? [] : [{ t: "note" as const, mark, text: words }]),
      ...picturesIn(inner),
    ];
    // A note beside its paragraph goes behind the chapter; one among the notes stays where it is.
    if (element.name === "aside") this.#later.push(...blocks);
    else for (const block of blocks) this.#to.add(block);
  }

  #raised(element: Element, digits: string): void {
    const words = textOf(element);
    const hasLink = elementsOf(element).length > 0;
    if (!hasLink && /^\d{1,3}$/.test(words)) this.#to.say(words.replace(/\d/g, (d) => digits[Number(d)]!));
    else this.#all(element);
  }

  #formula(element: Element): void {
    const words = formulaWords(element);
    this.#to.say(words);
    this.#gone("formula", `公式只留下了字：${words}`);
  }

  #picture({ attributes }: Element): void {
    const source = attributes["src"] ?? attributes["xlink:href"] ?? attributes["href"] ?? "";
    const alt = (attributes["alt"] ?? "").replace(/\s+/g, " ").trim();
    const found = this.#find(source);
    if (typeof found === "string") this.#gone("picture", `${alt} ${clip(source)}：${found}`);
    else this.#to.picture({ t: "found", ...found, alt });
  }

  #drawing(element: Element): void {
    const image = childNamed(element, "image") ?? childNamed(childNamed(element, "g"), "image");
    if (image) this.#picture(image);
    else this.#gone("picture", `矢量图：手机上看不了 ${textOf(element)}`);
  }

  #gone(what: Parameters<Gathering["remove"]>[0], text: string): void {
    this.#to.remove(what, text, this.#where);
  }
}

function isHidden({ name, attributes }: Element): boolean {
  if (name === "template" || name === "noscript" || "hidden" in attributes) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes["style"] ?? "");
}

/** A formula may carry itself once more, in another language. */
function formulaWords(node: Element | string): string {
  if (!isElement(node)) return node.trim();
  return /^(?:m:)?annotation/.test(node.name) ? "" : node.children.map(formulaWords).join("");
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

import type { DraftBlock, FoundPicture } from "../draft.ts";
import { asLines, Gathering, picturesIn, tidy } from "../gather.ts";
import { childNamed, childrenNamed, descendants, type Element, elementsOf, textOf } from "../tree.ts";
import type { Package } from "../zip.ts";
import type { Numbering } from "./numbering.ts";
import { isOn, plainLines, type Relations, valueOf } from "./parts.ts";
import { kindOf, lineOf, listOf, number, type Styles } from "./styles.ts";
import { symbol } from "./symbols.ts";
import { rowsOf } from "./table.ts";

/** What the words of a document refer to. */
export interface Around {
  zip: Package;
  relations: Relations;
  styles: Styles;
  numbering: Numbering;
  /** footnotes and endnotes, by "footnote 2" */
  notes: ReadonlyMap<string, Element>;
  comments: ReadonlyMap<string, string>;
  /** marks of notes in the order in which the words come to them */
  referred: { key: string; mark: string }[];
  title: string | undefined;
}

/** Wrappers that say something about what is in them, and are nothing themselves. */
const THROUGH = new Set([
  "w:sdt",
  "w:sdtContent",
  "w:customXml",
  "w:smartTag",
  "w:ins",
  "w:moveTo",
  "w:hyperlink",
  "w:fldSimple",
  "w:dir",
  "w:bdo",
  "w:ruby",
  "w:rubyBase",
  "mc:Choice",
  "mc:Fallback",
]);

/** The body of a Word document, a note or a cell, to blocks. */
export class Body {
  readonly #to: Gathering;
  readonly #around: Around;
  readonly #where: string | undefined;
  /** text boxes of the paragraph under way: they stand behind it */
  #boxes: Element[] = [];

  constructor(to: Gathering, around: Around, where?: string) {
    this.#to = to;
    this.#around = around;
    this.#where = where;
  }

  read(element: Element): void {
    for (const child of elementsOf(element)) {
      if (child.name === "w:p") this.#paragraph(child);
      else if (child.name === "w:tbl") this.#table(child);
      else if (child.name === "mc:AlternateContent") this.read(chosen(child));
      else if (child.name === "w:altChunk") this.#gone("attachment", "嵌入的另一份文件，没有打开");
      else if (child.name === "w:del" || child.name === "w:moveFrom") this.#deleted(child);
      else if (THROUGH.has(child.name)) this.read(child);
    }
  }

  #paragraph(paragraph: Element): void {
    const { styles, numbering } = this.#around;
    const properties = childNamed(paragraph, "w:pPr");
    const style = valueOf(properties, "w:pStyle");
    const kind = kindOf(styles, style, number(valueOf(properties, "w:outlineLvl")));
    const list = listOf(properties) ?? lineOf(styles, style).find((one) => one.list)?.list;
    const to = this.#to;
    if (kind === "contents")
      return this.#gone("contents", plainLines({ ...ROOT, children: [paragraph] }).join(""));
    // An empty paragraph shows no number and takes none.
    const isEmpty = !descendants(paragraph).some(({ name }) => SHOWN.has(name));
    const mark = list && !isEmpty ? numbering.next(list.id, list.level) : undefined;
    if (typeof kind === "object") {
      to.begin({ t: "h", level: kind.heading });
      if (mark) to.say(/[\u3000-\u9fff\uff00-\uffef]$/.test(mark) ? mark : `${mark} `);
    } else if (mark) {
      to.begin({ t: "li", level: Math.min(3, list!.level + 1) as 1 | 2 | 3, mark });
    } else to.begin({ t: "p" });
    const before = to.blocks.length;
    this.#inline(paragraph);
    to.begin({ t: "p" });
    const first = to.blocks[before];
    if (kind === "title" && this.#around.title === undefined && first?.t === "p")
      this.#around.title = first.text;
    for (const box of this.#boxes.splice(0)) this.read(box);
  }

  #inline(element: Element): void {
    for (const child of elementsOf(element)) {
      if (child.name === "w:r") this.#run(child);
      else if (child.name === "w:del" || child.name === "w:moveFrom") this.#deleted(child);
      else if (child.name === "mc:AlternateContent") this.#inline(chosen(child));
      else if (child.name === "m:oMath" || child.name === "m:oMathPara") this.#formula(child);
      else if (child.name === "w:rt") this.#reading(child);
      else if (THROUGH.has(child.name)) this.#inline(child);
    }
  }

  #run(run: Element): void {
    const properties = childNamed(run, "w:rPr");
    const style = lineOf(this.#around.styles, valueOf(properties, "w:rStyle"));
    const isHidden = isOn(properties, "w:vanish") || style.some((one) => one.isHidden);
    if (isHidden) {
      const words = plainLines({ ...ROOT, children: [{ ...ROOT, name: "w:p", children: [run] }] });
      return this.#gone("hidden", words.join(""));
    }
    for (const child of elementsOf(run)) this.#piece(child);
  }

  #piece(piece: Element): void {
    const to = this.#to;
    switch (piece.name) {
      case "w:t":
        // White space of a file means nothing; in `w:t` it was typed.
        to.say(textOf(piece).replace(/[\r\n]+/g, " "));
        break;
      case "w:tab":
      case "w:ptab":
        to.say(" ");
        break;
      case "w:br":
      case "w:cr":
        if (to.role.t === "h") to.say(" ");
        else to.end();
        break;
      case "w:noBreakHyphen":
        to.say("-");
        break;
      case "w:sym":
        to.say(symbol(piece.attributes["w:char"] ?? "", piece.attributes["w:font"] ?? ""));
        break;
      case "w:footnoteReference":
      case "w:endnoteReference":
        this.#reference(piece);
        break;
      case "w:commentReference":
        this.#gone("comment", this.#around.comments.get(piece.attributes["w:id"] ?? "") ?? "");
        break;
      case "w:drawing":
      case "w:pict":
      case "w:object":
        this.#drawing(piece, altOf(piece));
        break;
      case "mc:AlternateContent":
        for (const child of elementsOf(chosen(piece))) this.#piece(child);
        break;
      case "w:ruby":
        this.#inline(piece);
        break;
      default:
    }
  }

  #reference(reference: Element): void {
    const { referred, notes } = this.#around;
    const key = `${reference.name.slice(2).replace("Reference", "")} ${reference.attributes["w:id"] ?? ""}`;
    if (!notes.has(key)) return;
    const known = referred.find((one) => one.key === key);
    const mark = known?.mark ?? `〔${referred.length + 1}〕`;
    if (!known) referred.push({ key, mark });
    this.#to.say(mark);
  }

  #drawing(element: Element, alt: string): void {
    for (const child of elementsOf(element)) {
      const { name, attributes } = child;
      if (name === "w:txbxContent") this.#boxes.push(child);
      else if (name === "a:blip") this.#picture(attributes["r:embed"], attributes["r:link"], alt);
      else if (name === "v:imagedata")
        this.#picture(attributes["r:id"] ?? attributes["o:relid"], attributes["r:href"], alt);
      else if (name === "o:OLEObject")
        this.#gone("attachment", `嵌入的 ${attributes["ProgID"] ?? "文件"}，没有打开`);
      else if (name === "c:chart" || name === "dgm:relIds")
        this.#gone("picture", `${alt} 图表：请在 Word 里截成图片再插入`);
      else if (name === "mc:AlternateContent") this.#drawing(chosen(child), alt);
      else this.#drawing(child, name === "wpg:grpSp" ? "" : alt);
    }
  }

  #picture(inside: string | undefined, outside: string | undefined, alt: string): void {
    const relation = this.#around.relations.get(inside ?? outside ?? "");
    const target = relation?.target ?? "";
    const bytes = relation && !relation.isOutside ? this.#around.zip.read(target) : undefined;
    const name = target.split("/").at(-1) ?? "图片";
    if (bytes) this.#to.picture({ t: "found", bytes, alt, name });
    else {
      const why = relation?.isOutside ? "在文件之外，没有跟随" : "文件里没有这张图";
      this.#gone("picture", `${alt} ${target}：${why}`);
    }
  }

  #table(table: Element): void {
    const { rows, head, deleted } = rowsOf(table);
    for (const row of deleted) this.#deleted(row);
    const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
    // One column is a frame around paragraphs.
    if (columns < 2) return rows.forEach(({ element }) => this.read(element));
    const pictures: FoundPicture[] = [];
    const words = rows.map(({ cells }) =>
      Array.from({ length: columns }, (_, i) => {
        const inner = cells[i] ? this.#apart(cells[i]) : [];
        pictures.push(...picturesIn(inner));
        return asLines(inner);
      }),
    );
    const filled = words.filter((row) => row.some((cell) => cell !== ""));
    const isHead =
      head === "yes" || (head === "perhaps" && filled[0]?.every((cell) => cell !== "" && cell.length <= 20));
    if (filled.length > 0)
      this.#to.add({ t: "table", head: isHead === true && filled.length > 1, rows: filled });
    for (const picture of pictures) this.#to.add(picture);
  }

  #apart(element: Element): DraftBlock[] {
    const inner = new Gathering(this.#to.removed);
    new Body(inner, this.#around, this.#where ?? `第 ${this.#to.blocks.length + 1} 段附近`).read(element);
    inner.end();
    return inner.blocks;
  }

  #deleted(element: Element): void {
    const words = descendants(element).filter(({ name }) => name === "w:delText" || name === "w:t");
    this.#gone("deleted", words.map(textOf).join(""));
  }

  #formula(element: Element): void {
    const words = tidy(
      descendants(element)
        .filter(({ name }) => name === "m:t")
        .map(textOf)
        .join(""),
    );
    this.#to.say(words);
    this.#gone("formula", `公式只留下了字：${words}`);
  }

  /** How a word is read, above it. */
  #reading(element: Element): void {
    this.#to.say("（");
    this.#inline(element);
    this.#to.say("）");
  }

  #gone(what: Parameters<Gathering["remove"]>[0], text: string): void {
    this.#to.remove(what, text, this.#where);
  }
}

const ROOT: Element = { name: "", attributes: {}, children: [] };
const SHOWN = new Set(["w:t", "w:drawing", "w:pict", "w:object", "w:sym", "w:footnoteReference", "m:t"]);

/** Newer programs write a thing twice, for new and for old readers: the new one where it is something that is read here. */
function chosen(alternate: Element): Element {
  const choice = childrenNamed(alternate, "mc:Choice").find((one) =>
    descendants(one).some(({ name }) => ["w:t", "a:blip", "w:txbxContent", "v:imagedata"].includes(name)),
  );
  return choice ?? childNamed(alternate, "mc:Fallback") ?? ROOT;
}

function altOf(drawing: Element): string {
  const said = descendants(drawing).find(({ name }) => name === "wp:docPr" || name === "v:shape");
  const { descr, title, alt } = said?.attributes ?? {};
  return tidy(descr || title || alt || "");
}

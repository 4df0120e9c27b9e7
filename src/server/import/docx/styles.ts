import { childNamed, childrenNamed, type Element } from "../tree.ts";
import { isOn, valueOf } from "./parts.ts";

export interface Style {
  name: string;
  basedOn: string | undefined;
  /** 0 is the highest heading */
  outline: number | undefined;
  list: { id: string; level: number } | undefined;
  isHidden: boolean;
}

export type Styles = ReadonlyMap<string, Style>;

export function readStyles(root: Element | undefined): Styles {
  const styles = new Map<string, Style>();
  for (const style of childrenNamed(childNamed(root, "w:styles"), "w:style")) {
    const paragraph = childNamed(style, "w:pPr");
    styles.set(style.attributes["w:styleId"] ?? "", {
      name: (valueOf(style, "w:name") ?? "").trim(),
      basedOn: valueOf(style, "w:basedOn"),
      outline: number(valueOf(paragraph, "w:outlineLvl")),
      list: listOf(paragraph),
      isHidden: isOn(childNamed(style, "w:rPr"), "w:vanish"),
    });
  }
  return styles;
}

/** Which list a paragraph, or a style, belongs to; the id "0" is none. */
export function listOf(properties: Element | undefined): Style["list"] {
  const list = childNamed(properties, "w:numPr");
  const id = valueOf(list, "w:numId");
  return id === undefined ? undefined : { id, level: number(valueOf(list, "w:ilvl")) ?? 0 };
}

/** A style and what it is based on, nearest first. */
export function lineOf(styles: Styles, id: string | undefined): Style[] {
  const line: Style[] = [];
  const seen = new Set<string>();
  for (let next = id; next !== undefined && !seen.has(next);) {
    seen.add(next);
    const style = styles.get(next);
    if (!style) break;
    line.push(style);
    next = style.basedOn;
  }
  return line;
}

export type ParagraphKind = "title" | "contents" | "body" | { heading: 1 | 2 | 3 };

/** What a paragraph is by its style, and by an outline level of its own. */
export function kindOf(styles: Styles, id: string | undefined, own: number | undefined): ParagraphKind {
  const line = lineOf(styles, id);
  const name = line[0]?.name.toLowerCase() ?? "";
  if (/^(?:toc\s*\d|toc heading|目录)/.test(name)) return "contents";
  if (name === "title" || name === "标题") return "title";
  const named = /^(?:heading|标题)\s*(\d)$/.exec(name);
  const outline =
    own ?? (named ? Number(named[1]) - 1 : line.find((one) => one.outline !== undefined)?.outline);
  if (outline === undefined || outline > 8 || outline < 0) return "body";
  return { heading: Math.min(3, outline + 1) as 1 | 2 | 3 };
}

export function number(text: string | undefined): number | undefined {
  const value = Number.parseInt(text ?? "", 10);
  return Number.isNaN(value) ? undefined : value;
}

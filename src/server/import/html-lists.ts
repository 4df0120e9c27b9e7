import { numberAs } from "./list-marks.ts";
import type { Element } from "./tree.ts";

export interface List {
  ordered: boolean;
  next: number;
  form: string;
  step: number;
}

const FORMS: Readonly<Record<string, string>> = {
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
  "lower-alpha": "lowerLetter",
  "lower-latin": "lowerLetter",
  "upper-alpha": "upperLetter",
  "lower-roman": "lowerRoman",
  "upper-roman": "upperRoman",
  "cjk-ideographic": "chineseCounting",
  "simp-chinese-informal": "chineseCounting",
  "trad-chinese-informal": "chineseCounting",
};

export function startOf({ name, attributes, children }: Element): List {
  const style = /list-style(?:-type)?\s*:\s*([a-z-]+)/i.exec(attributes["style"] ?? "")?.[1];
  const form = style === "none" ? "none" : (FORMS[style ?? attributes["type"] ?? ""] ?? "decimal");
  const isReversed = "reversed" in attributes;
  const items = children.filter((child) => typeof child !== "string" && child.name === "li").length;
  const start = Number.parseInt(attributes["start"] ?? "", 10);
  return {
    ordered: name === "ol",
    form,
    next: Number.isNaN(start) ? (isReversed ? items : 1) : start,
    step: isReversed ? -1 : 1,
  };
}

/** The mark of an item as a browser draws it; counts on. */
export function listMark(item: Element, list: List | undefined): string {
  if (list?.ordered !== true) return list?.form === "none" ? "" : "•";
  const value = Number.parseInt(item.attributes["value"] ?? "", 10);
  const n = Number.isNaN(value) ? list.next : value;
  list.next = n + list.step;
  if (list.form === "none") return "";
  return list.form === "chineseCounting" ? `${numberAs(list.form, n)}、` : `${numberAs(list.form, n)}.`;
}

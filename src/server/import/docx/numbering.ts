import { numberAs } from "../list-marks.ts";
import { childNamed, childrenNamed, type Element } from "../tree.ts";
import { valueOf } from "./parts.ts";
import { number, type Styles } from "./styles.ts";

interface Level {
  format: string;
  text: string;
  start: number;
  /** counts all levels in figures */
  isLegal: boolean;
}

interface List {
  abstract: string;
  levels: ReadonlyMap<number, Level>;
  restarts: ReadonlyMap<number, number>;
}

/** Word numbers paragraphs when it draws them: "（一）" stands nowhere in the file. This counts as it does. */
export class Numbering {
  readonly #lists = new Map<string, List>();
  /** where each list stands, by what it shares its counting with */
  readonly #counts = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  constructor(root: Element | undefined, styles: Styles) {
    const numbering = childNamed(root, "w:numbering");
    const abstracts = new Map(
      childrenNamed(numbering, "w:abstractNum").map((one) => [one.attributes["w:abstractNumId"] ?? "", one]),
    );
    const nums = new Map(
      childrenNamed(numbering, "w:num").map((one) => [one.attributes["w:numId"] ?? "", one]),
    );
    for (const [id, num] of nums) {
      let abstract = abstracts.get(valueOf(num, "w:abstractNumId") ?? "");
      // A list by the name of a style is defined where that style is.
      const link = valueOf(abstract, "w:numStyleLink");
      const linked = link === undefined ? undefined : nums.get(styles.get(link)?.list?.id ?? "");
      abstract = abstracts.get(valueOf(linked, "w:abstractNumId") ?? "") ?? abstract;
      if (!abstract) continue;
      const levels = new Map(childrenNamed(abstract, "w:lvl").map(levelOf));
      const restarts = new Map<number, number>();
      for (const override of childrenNamed(num, "w:lvlOverride")) {
        const at = number(override.attributes["w:ilvl"]) ?? 0;
        const own = childNamed(override, "w:lvl");
        if (own) levels.set(...levelOf(own));
        const start = number(valueOf(override, "w:startOverride"));
        if (start !== undefined) restarts.set(at, start);
      }
      this.#lists.set(id, { abstract: abstract.attributes["w:abstractNumId"] ?? "", levels, restarts });
    }
  }

  /** The mark of the next paragraph of this list. @returns undefined where it is no list */
  next(id: string, level: number): string | undefined {
    const list = this.#lists.get(id);
    const here = list?.levels.get(level);
    if (!list || !here) return undefined;
    const counts = this.#counts.get(list.abstract) ?? [];
    this.#counts.set(list.abstract, counts);
    if (!this.#begun.has(id)) {
      this.#begun.add(id);
      for (const [at, start] of list.restarts) {
        counts.length = Math.min(counts.length, at);
        counts[at] = start - 1;
      }
    }
    counts[level] = (counts[level] ?? here.start - 1) + 1;
    counts.length = level + 1;
    if (here.format === "bullet") return here.text === "" ? "" : "•";
    return here.text.replace(/%(\d)/g, (_all, digit: string) => {
      const at = Number(digit) - 1;
      const of = list.levels.get(at);
      const format = here.isLegal && at < level ? "decimal" : (of?.format ?? "decimal");
      return format === "none" ? "" : numberAs(format, counts[at] ?? of?.start ?? 1);
    });
  }
}

function levelOf(level: Element): [number, Level] {
  return [
    number(level.attributes["w:ilvl"]) ?? 0,
    {
      format: valueOf(level, "w:numFmt") ?? "decimal",
      text: (valueOf(level, "w:lvlText") ?? "").trim(),
      start: number(valueOf(level, "w:start")) ?? 0,
      isLegal: childNamed(level, "w:isLgl") !== undefined,
    },
  ];
}

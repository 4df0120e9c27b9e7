import type { OriginalPart, OriginalPiece } from "./original-part.ts";

/** The parts of a Word file that hold words, as a reader would look for them. */
const PARTS: readonly (readonly [RegExp, string | undefined])[] = [
  [/^word\/document\.xml$/, undefined],
  [/^word\/footnotes\.xml$/, "脚注"],
  [/^word\/endnotes\.xml$/, "尾注"],
  [/^word\/comments\.xml$/, "批注"],
  [/^word\/header\d*\.xml$/, "页眉"],
  [/^word\/footer\d*\.xml$/, "页脚"],
];

export function isDocxPart(name: string): boolean {
  return PARTS.some(([pattern]) => pattern.test(name));
}

/** All words of a Word file, those among them that were deleted or hidden, in the order of the file. */
export function docxWords(files: ReadonlyMap<string, string>): OriginalPart[] {
  return PARTS.flatMap(([pattern, label]) =>
    [...files]
      .filter(([name]) => pattern.test(name))
      .map(([, xml]) => ({ ...(label && { label }), paragraphs: paragraphsOf(xml) }))
      .filter(({ paragraphs }) => paragraphs.length > 0),
  );
}

function paragraphsOf(xml: string): OriginalPiece[][] {
  const root = new DOMParser().parseFromString(xml, "application/xml");
  return [...root.getElementsByTagName("w:p")]
    .filter((paragraph) => !isFallback(paragraph))
    .map((paragraph) => piecesOf(paragraph))
    .filter((pieces) => pieces.some(({ text }) => text.trim() !== ""));
}

function piecesOf(paragraph: Element): OriginalPiece[] {
  const pieces: OriginalPiece[] = [];
  for (const node of paragraph.querySelectorAll("*")) {
    // A text box stands inside a paragraph, and its paragraphs come by themselves.
    if (node.closest("p") !== paragraph || isFallback(node)) continue;
    const text = TEXT[node.nodeName]?.(node);
    if (!text) continue;
    const mark = node.nodeName === "w:delText" ? "deleted" : isHidden(node) ? "hidden" : undefined;
    const last = pieces.at(-1);
    if (last && last.mark === mark) last.text += text;
    else pieces.push({ text, ...(mark && { mark }) });
  }
  return pieces;
}

const TEXT: Readonly<Record<string, (node: Element) => string>> = {
  "w:t": ({ textContent }) => textContent,
  "w:delText": ({ textContent }) => textContent,
  "w:tab": ({ parentNode }) => (parentNode?.nodeName === "w:r" ? "\t" : ""),
  "w:br": () => "\n",
};

function isHidden(node: Element): boolean {
  const run = node.parentElement;
  return [...(run?.children ?? [])].some(
    ({ nodeName, children }) =>
      nodeName === "w:rPr" && [...children].some((property) => property.nodeName === "w:vanish"),
  );
}

/** What stands there once more for older programs. */
function isFallback(node: Element): boolean {
  for (let at: Element | null = node; at; at = at.parentElement)
    if (at.nodeName === "mc:Fallback") return true;
  return false;
}

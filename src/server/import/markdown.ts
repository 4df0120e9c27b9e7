import MarkdownIt from "markdown-it";
import type { Block } from "../../protocol/block-words.ts";

/**
 * Markdown to blocks: headings (deeper than 3 become 3) and paragraphs; items of a list keep their mark; emphasis, links and
 * pictures give their words only. HTML inside is text, never markup.
 */
export function readMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  const lists: { next: number | undefined }[] = [];
  let heading: 1 | 2 | 3 | undefined;
  let mark = "";
  for (const token of new MarkdownIt({ html: false }).parse(text, {})) {
    if (token.type === "heading_open") heading = Math.min(3, Number(token.tag.slice(1))) as 1 | 2 | 3;
    else if (token.type === "heading_close") heading = undefined;
    else if (token.type === "ordered_list_open") lists.push({ next: Number(token.attrGet("start") ?? 1) });
    else if (token.type === "bullet_list_open") lists.push({ next: undefined });
    else if (token.type.endsWith("_list_close")) lists.pop();
    else if (token.type === "list_item_open") mark = itemMark(lists.at(-1));
    else if (token.type === "fence" || token.type === "code_block") push(blocks, undefined, token.content);
    else if (token.type === "inline") {
      push(blocks, heading, mark + wordsOf(token.children ?? []));
      mark = "";
    }
  }
  return blocks;
}

function itemMark(list: { next: number | undefined } | undefined): string {
  if (!list) return "";
  return list.next === undefined ? "· " : `${list.next++}. `;
}

function wordsOf(children: readonly { type: string; content: string; children: unknown }[]): string {
  return children
    .map((child) => (child.type === "softbreak" || child.type === "hardbreak" ? "\n" : child.content))
    .join("")
    .replace(/(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])/g, "")
    .replaceAll("\n", " ");
}

function push(blocks: Block[], level: 1 | 2 | 3 | undefined, text: string): void {
  const words = text.trim();
  if (words !== "")
    blocks.push(level === undefined ? { t: "p", text: words } : { t: "h", level, text: words });
}

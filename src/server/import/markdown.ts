import MarkdownIt from "markdown-it";
import { decodeTextFile } from "./decode.ts";
import type { Draft } from "./draft.ts";
import { tidy } from "./gather.ts";
import { pageBlocks } from "./html.ts";
import { parseHtml, textOf } from "./tree.ts";

/** Markdown by way of the HTML that it stands for. HTML inside is text, never markup. @throws ImportRefusal */
export function readMarkdown(fileName: string, bytes: Uint8Array): Draft {
  const { text, encoding } = decodeTextFile(fileName, bytes);
  const markdown = new MarkdownIt({ html: false });
  const { source, notes } = withoutNotes(text.replace(/^\uFEFF/, ""));
  const page = pageBlocks(parseHtml(fileName, "文件", markdown.render(source)), []);
  for (const [i, note] of notes.entries()) {
    const words = tidy(textOf(parseHtml(fileName, "文件", markdown.renderInline(note))));
    if (words !== "") page.blocks.push({ t: "note", mark: `〔${i + 1}〕`, text: words });
  }
  return { format: "md", encoding, ...page, heads: text.split(/\r?\n/, 40) };
}

/** `[^1]` in the words, and `[^1]: …` as a paragraph: the notes of most writers of Markdown. */
function withoutNotes(text: string): { source: string; notes: string[] } {
  const told = new Map<string, string>();
  const body = text.replace(
    /^\[\^([^\]\s]{1,40})\]:[ \t]*(.*(?:\n(?:[ \t]+\S.*|(?!\[\^)\S.*))*)$/gm,
    (_all, name: string, words: string) => {
      told.set(name, [told.get(name), words].filter(Boolean).join(" "));
      return "";
    },
  );
  const order = [...told.keys()];
  const source = body.replace(/\[\^([^\]\s]{1,40})\]/g, (all, name: string) =>
    told.has(name) ? `〔${order.indexOf(name) + 1}〕` : all,
  );
  return { source, notes: [...told.values()] };
}

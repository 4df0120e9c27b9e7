import { useState } from "preact/hooks";
import type { Stretch } from "../../domain/notes/passage.ts";
import { isSpoken, spokenSentences } from "../../domain/spoken-sentences.ts";
import { ActionButton } from "../components/action-button.tsx";
import { Button } from "../components/button.tsx";
import { Rows } from "../components/rows.tsx";
import { Sheet } from "../components/sheet.tsx";
import { NoteQuote } from "./note-quote.tsx";

/** 记一笔 without selecting: the sentences that stand on the screen, to be picked one by one or as a paragraph. */
export function PickSheet(props: {
  words: readonly string[];
  /** blocks on the screen */
  from: number;
  to: number;
  onMark: (at: Stretch) => Promise<void>;
  onWrite: (at: Stretch) => void;
  onClose: () => void;
}) {
  const { words, from, to } = props;
  const [picked, pick] = useState<Stretch>();
  if (picked) {
    const quote = (words[picked.block] ?? "").slice(picked.start, picked.end);
    return (
      <Sheet key="picked" title="记一笔" onClose={props.onClose} closeLabel="不记了">
        <NoteQuote place={{ quote, title: "" }} />
        <Button kind="primary" block onPress={() => props.onWrite(picked)}>
          写笔记
        </Button>
        <ActionButton block action={() => props.onMark(picked)} working="正在存…">
          画线
        </ActionButton>
        <Button block onPress={() => pick(undefined)}>
          换一句
        </Button>
      </Sheet>
    );
  }
  const blocks = words.flatMap((all, block) =>
    block >= from && block <= to && isSpoken(all) ? [{ block, all }] : [],
  );
  return (
    <Sheet title="记一笔：点一句" onClose={props.onClose} closeLabel="不记了">
      {blocks.map(({ block, all }) => {
        const sentences = sentencesOf(all);
        return (
          <section key={block} class="stack close">
            <Rows label={`第 ${block + 1} 段`}>
              {sentences.map(({ start, end }) => (
                <li key={start}>
                  <button
                    type="button"
                    class="row"
                    onClick={() => pick({ block, start, endBlock: block, end })}
                  >
                    <span class="row-words">{all.slice(start, end)}</span>
                  </button>
                </li>
              ))}
            </Rows>
            {sentences.length > 1 && (
              <Button onPress={() => pick({ block, start: 0, endBlock: block, end: all.length })}>
                记第 {block + 1} 段整段
              </Button>
            )}
          </section>
        );
      })}
    </Sheet>
  );
}

function sentencesOf(words: string): { start: number; end: number }[] {
  return spokenSentences(words, Infinity).map(({ from, to }) => {
    const sentence = words.slice(from, to);
    const start = from + sentence.length - sentence.trimStart().length;
    return { start, end: start + sentence.trim().length };
  });
}

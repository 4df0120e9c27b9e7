import { useEffect, useState } from "preact/hooks";
import type { PublishedText } from "../../../../domain/fold/texts.ts";
import type { EssayId } from "../../../../domain/ids.ts";
import { findWords, type SearchableText } from "../../../../domain/search/find-words.ts";
import { isSpoken, spokenSentences } from "../../../../domain/spoken-sentences.ts";
import { Button, ButtonLink } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Rows } from "../../../components/rows.tsx";
import { useReckoned, useSession } from "../../../session/use-session.ts";
import { textsToRead } from "../../../texts/my-texts.ts";
import { readTextWords } from "../../../texts/text-words.ts";
import { quotation } from "./quoted-titles.ts";
import { toText } from "./used-sources.tsx";

/** Paragraphs at a time: a long text does not fill a sheet at once. */
const SHOWN = 12;

/** A text to quote from: a tap on a sentence puts it into the essay. */
export function OneText(props: {
  text: PublishedText;
  /** from `needleOf`: only paragraphs with it; "": all */
  words: string;
  essay: EssayId;
  onInsert: (words: string) => void;
  onBack: () => void;
}) {
  const { text, essay } = props;
  const all = useWordsOf(text);
  const [most, showMore] = useState(SHOWN);
  const [isWhole, showWhole] = useState(props.words === "");
  const holds = all && all !== "away" && !isWhole ? blocksWith(all, props.words) : undefined;
  const isNarrow = holds !== undefined && holds.size > 0;
  const blocks =
    all && all !== "away"
      ? all.blocks.flatMap((words, block) =>
          isSpoken(words) && (!isNarrow || holds.has(block)) ? [{ block, words }] : [],
        )
      : [];
  return (
    <>
      <Button onPress={props.onBack}>看别的</Button>
      <h3>{text.title}</h3>
      {all === undefined && <p role="status">正在打开…</p>}
      {all === "away" && <Notice>这一篇还没有存到这部手机上。打开它，存好了再来引用。</Notice>}
      {blocks.length > 0 && <p class="muted small">点一句，就放进您写的地方，后面注上出处。</p>}
      {blocks.slice(0, most).map(({ block, words }) => (
        <Rows key={block} label={`第 ${block + 1} 段`}>
          {sentencesOf(words).map((sentence, i) => (
            <li key={i}>
              <button
                type="button"
                class="row"
                onClick={() => props.onInsert(quotation(sentence, text.title))}
              >
                <span class="row-words">{sentence}</span>
              </button>
            </li>
          ))}
        </Rows>
      ))}
      {blocks.length > most && (
        <Button block onPress={() => showMore(most + SHOWN)}>
          往下看
        </Button>
      )}
      {isNarrow && (
        <Button block onPress={() => showWhole(true)}>
          看全篇
        </Button>
      )}
      <ButtonLink block to={toText(text.text, essay)}>
        打开这一篇读
      </ButtonLink>
    </>
  );
}

function useWordsOf(text: PublishedText): SearchableText | "away" | undefined {
  const { phone } = useSession();
  const texts = useReckoned(textsToRead);
  const [words, setWords] = useState<SearchableText | "away">();
  useEffect(() => {
    let wanted = true;
    // With the others: what is not asked for is forgotten.
    void readTextWords(phone, texts)
      .then((all) => all.get(text.blob) ?? ("away" as const))
      .catch(() => "away" as const)
      .then((found) => wanted && setWords(found));
    return () => {
      wanted = false;
    };
  }, [phone, text.blob]);
  return words;
}

function blocksWith(words: SearchableText, needle: string): ReadonlySet<number> {
  return new Set(findWords(words, needle).map(({ block }) => block));
}

function sentencesOf(words: string): string[] {
  return spokenSentences(words, Infinity)
    .map(({ from, to }) => words.slice(from, to).trim())
    .filter((sentence) => sentence !== "");
}

import type { Hit } from "../../../domain/search/find-words.ts";
import { sentenceOf } from "../../../domain/search/sentence.ts";
import { Rows } from "../../components/rows.tsx";
import { foundWords } from "../../texts/asked-words.ts";
import type { FoundText } from "../../texts/search-phone.ts";

/** sentences of one text that are shown; the rest is found in the text itself */
const SENTENCES = 3;

/** What was found in one text: each place in its sentence, and leading there. */
export function FoundInText({ found, words }: { found: FoundText; words: string }) {
  const { text, hits } = found;
  const more = hits[SENTENCES];
  return (
    <section class="section">
      <h2>
        {text.title} <span class="muted small found-count">{hits.length} 处</span>
      </h2>
      <Rows>
        {hits.slice(0, SENTENCES).map((hit) => (
          <li key={`${hit.block}.${hit.from}`}>
            <a class="row" href={address(text.text, words, hit)}>
              <Sentence of={found} hit={hit} />
            </a>
          </li>
        ))}
        {more && (
          <li>
            <a class="row" href={address(text.text, words, more)}>
              <span class="row-words">还有 {hits.length - SENTENCES} 处，在文章里接着看</span>
            </a>
          </li>
        )}
      </Rows>
    </section>
  );
}

function Sentence({ of: { words }, hit }: { of: FoundText; hit: Hit }) {
  const sentence = sentenceOf(words.blocks[hit.block]!, hit, 30);
  return (
    <span class="row-words found-sentence">
      <span>
        {sentence.before}
        <mark>{sentence.hit}</mark>
        {sentence.after}
      </span>
    </span>
  );
}

function address(text: string, words: string, { block, from }: Hit): string {
  return `#/texts/${text}?${foundWords(words)}&at=${block}.${from}`;
}

import { now } from "../session/now.ts";
import { useSession } from "../session/use-session.ts";
import { inPlainWords } from "../words/in-plain-words.ts";
import { stateWords } from "../words/state-words.ts";

/** In words, always true; leads to the list of what is not uploaded yet. */
export function StateLine() {
  const { words, tone } = stateWords(useSession().state.value, now.value);
  return (
    <a class={`state-line ${tone}`} href="#/state">
      {inPlainWords(words)}
    </a>
  );
}

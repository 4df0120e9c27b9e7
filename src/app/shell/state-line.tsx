import { now } from "../session/now.ts";
import { useSession } from "../session/use-session.ts";
import { display } from "../settings/display.ts";
import { stateWords } from "../words/state-words.ts";
import { useLoaded } from "./use-loaded.ts";

const plain = () => import("../words/in-plain-words.ts").then((m) => m.inPlainWords);

/** In words, always true; leads to the list of what is not uploaded yet. */
export function StateLine() {
  const { words, tone } = stateWords(useSession().state.value, now.value);
  const inPlainWords = useLoaded(display.value.elder ? plain : undefined).value;
  return (
    <a class={`state-line ${tone}`} href="#/state">
      {inPlainWords ? inPlainWords(words) : words}
    </a>
  );
}

import { signal } from "@preact/signals";
import type { HandedIn } from "../../domain/fold/essays.ts";
import type { EntryId } from "../../domain/ids.ts";
import { ofProfile } from "../profiles/whose.ts";

/** Which answers of the branch he has had before his eyes: on this phone alone, and no word of them. */
const place = ofProfile("songxue answers read");
/** of so many, the latest */
const KEPT = 300;
const kept = signal(read());

/** Answers that he has not seen yet, of what was handed in. */
export function unreadAnswers(handedIn: readonly Pick<HandedIn, "answers">[]): readonly EntryId[] {
  const seen = new Set(kept.value);
  return handedIn.flatMap(({ answers }) =>
    answers.map(({ entry }) => entry).filter((entry) => !seen.has(entry)),
  );
}

export function markAnswersRead(answers: readonly EntryId[]): void {
  const anew = answers.filter((one) => !kept.peek().includes(one));
  if (anew.length === 0) return;
  kept.value = [...kept.peek(), ...anew].slice(-KEPT);
  try {
    localStorage.setItem(place, JSON.stringify(kept.peek()));
  } catch {
    // A browser that keeps nothing does so as long as the page is open.
  }
}

export function forgetAnswersRead(): void {
  kept.value = [];
  try {
    localStorage.removeItem(place);
  } catch {
    // There was none.
  }
}

function read(): readonly EntryId[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(found) ? (found as EntryId[]) : [];
  } catch {
    return [];
  }
}

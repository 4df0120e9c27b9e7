/** A place in our text, to be found in the file that it was made of. */
export interface WantedPlace {
  /** the words of its paragraph, and where in them it is */
  words: string;
  start: number;
  end: number;
  /** of the whole text, 0 to 1, to tell two equal places apart */
  howFar: number;
}

/** Characters around a place that must be the same. An import joins lines and drops spaces: those do not count. */
const AROUND = [16, 8, 4] as const;

/** Where in the words that are drawn in `root` the place is; undefined: not found, they were read otherwise. */
export function findInOriginal(root: Element, { words, start, end, howFar }: WantedPlace): Range | undefined {
  const { text, at } = lettersOf(root);
  const inside = plain(words.slice(start, end));
  for (const around of AROUND) {
    const before = plain(words.slice(0, start)).slice(-around);
    const after = plain(words.slice(end)).slice(0, around);
    const found = nearest(text, `${before}${inside}${after}`, howFar);
    if (found === undefined) continue;
    // What is missing is nothing: then the letter behind it stands for it.
    const first = at[found + before.length] ?? at[found];
    const last = at[found + before.length + Math.max(0, inside.length - 1)] ?? first;
    if (!first || !last) return undefined;
    const range = document.createRange();
    range.setStart(...first);
    range.setEnd(last[0], last[1] + 1);
    return range;
  }
  return undefined;
}

function nearest(text: string, wanted: string, howFar: number): number | undefined {
  if (wanted === "") return undefined;
  const there = howFar * text.length;
  let best: number | undefined;
  for (let i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + 1))
    if (best === undefined || Math.abs(i - there) < Math.abs(best - there)) best = i;
  return best;
}

/** All letters that are drawn, without spaces, and where each of them is. */
function lettersOf(root: Element): { text: string; at: [Text, number][] } {
  const letters: string[] = [];
  const at: [Text, number][] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { data } = node as Text;
    for (let i = 0; i < data.length; i++) {
      const letter = data[i]!;
      if (/\s/.test(letter)) continue;
      letters.push(letter);
      at.push([node as Text, i]);
    }
  }
  return { text: letters.join(""), at };
}

function plain(words: string): string {
  return words.replace(/\s+/g, "");
}

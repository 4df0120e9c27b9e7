/**
 * Regular expressions for the checks of forms, which come with a form from somebody else. The engine of the platform can be kept busy
 * for ever by a few characters; this one goes through the words once, with all places of the pattern that fit so far at a time.
 *
 * Known: characters, `.`, `\d \w \s \D \W \S`, `\u0041 \x41 \n \t \r`, `[a-z]`, `[^…]`, groups, `|`, `* + ? {2} {2,} {2,5}` (lazy ones too), `^ $`.
 * Not known: looking ahead or behind, and back references.
 */
export interface Pattern {
  steps: readonly Step[];
}

type Fits = (char: string) => boolean;
type Step =
  | { fits: Fits; cost: number; to: number }
  | { either: readonly number[] }
  | { at: "start" | "end"; to: number }
  | { end: true };
type Node =
  | { one: Fits; cost: number }
  | { all: readonly Node[] }
  | { any: readonly Node[] }
  | { at: "start" | "end" }
  | { of: Node; from: number; to: number };

const MOST_STEPS = 600;
const MOST_NESTED = 30;

const CLASSES: { readonly [letter: string]: Fits } = {
  d: (char) => char >= "0" && char <= "9",
  w: (char) => /^\w$/.test(char),
  s: (char) => /^\s$/.test(char),
};
const ESCAPED: { readonly [letter: string]: string } = { n: "\n", t: "\t", r: "\r", f: "\f", v: "\v" };

/** Places looked at, of patterns and in words, and characters put together; some 100 ms of an old phone. What forms have takes a few for each character. */
export interface Work {
  left: number;
}
export const MOST_WORK = 2_000_000;

class NotKnown extends Error {}

/** undefined: no regular expression, or one that is not known here, or too large. */
export function readPattern(source: string, work: Work = { left: MOST_WORK }): Pattern | undefined {
  try {
    const steps: Step[] = [];
    work.left -= source.length;
    compile(new Reader(source).read(), steps, { left: 5 * MOST_STEPS, of: work });
    steps.push({ end: true });
    return { steps };
  } catch (error) {
    if (error instanceof NotKnown) return undefined;
    throw error;
  }
}

/** Whether the whole of the words fits; they do not where the work is used up before that is known. */
export function fitsPattern({ steps }: Pattern, words: string, work: Work = { left: MOST_WORK }): boolean {
  const chars = Array.from(words);
  work.left -= chars.length;
  let now = new Set<number>();
  const reach = (into: Set<number>, first: number, i: number) => {
    const open = [first];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      work.left--;
      if (into.has(at)) continue;
      into.add(at);
      const step = steps[at]!;
      if ("either" in step) open.push(...step.either);
      else if ("at" in step && i === (step.at === "start" ? 0 : chars.length)) open.push(step.to);
    }
  };
  reach(now, 0, 0);
  for (const [i, char] of chars.entries()) {
    const next = new Set<number>();
    for (const at of now) {
      const step = steps[at]!;
      if (!("fits" in step)) continue;
      work.left -= step.cost;
      if (step.fits(char)) reach(next, step.to, i + 1);
    }
    if (next.size === 0 || work.left <= 0) return false;
    now = next;
  }
  return now.has(steps.length - 1);
}

/** `work` bounds what nothing but empty groups repeats. */
function compile(node: Node, steps: Step[], work: { left: number; of: Work }): void {
  work.of.left--;
  if (steps.length > MOST_STEPS || --work.left < 0) throw new NotKnown();
  const here = () => steps.length;
  if ("one" in node) steps.push({ fits: node.one, cost: node.cost, to: here() + 1 });
  else if ("at" in node) steps.push({ at: node.at, to: here() + 1 });
  else if ("all" in node) for (const part of node.all) compile(part, steps, work);
  else if ("any" in node) {
    const either: number[] = [];
    const jumps: number[] = [];
    steps.push({ either });
    for (const part of node.any) {
      either.push(here());
      compile(part, steps, work);
      jumps.push(here());
      steps.push({ either: [] });
    }
    for (const jump of jumps) steps[jump] = { either: [here()] };
  } else {
    for (let i = 0; i < node.from; i++) compile(node.of, steps, work);
    if (node.to === Infinity) {
      const fork = here();
      steps.push({ either: [] });
      compile(node.of, steps, work);
      steps.push({ either: [fork] });
      steps[fork] = { either: [fork + 1, here()] };
      return;
    }
    const forks: number[] = [];
    for (let i = node.from; i < node.to; i++) {
      forks.push(here());
      steps.push({ either: [] });
      compile(node.of, steps, work);
    }
    for (const fork of forks) steps[fork] = { either: [fork + 1, here()] };
  }
}

class Reader {
  readonly #chars: readonly string[];
  #i = 0;
  #nested = 0;

  constructor(source: string) {
    if (source.length > 1_000) throw new NotKnown();
    this.#chars = Array.from(source);
  }

  read(): Node {
    const node = this.#either();
    if (this.#i < this.#chars.length) throw new NotKnown();
    return node;
  }

  #either(): Node {
    if (++this.#nested > MOST_NESTED) throw new NotKnown();
    const any = [this.#row()];
    while (this.#take("|")) any.push(this.#row());
    this.#nested--;
    return any.length === 1 ? any[0]! : { any };
  }

  #row(): Node {
    const all: Node[] = [];
    while (this.#i < this.#chars.length && this.#peek() !== "|" && this.#peek() !== ")") {
      all.push(this.#times(this.#piece()));
    }
    return { all };
  }

  #times(of: Node): Node {
    const times = this.#howOften();
    if (!times) return of;
    this.#take("?");
    if (this.#howOften() || "at" in of) throw new NotKnown();
    return { of, ...times };
  }

  #howOften(): { from: number; to: number } | undefined {
    if (this.#take("*")) return { from: 0, to: Infinity };
    if (this.#take("+")) return { from: 1, to: Infinity };
    if (this.#take("?")) return { from: 0, to: 1 };
    const found = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(this.#chars.slice(this.#i, this.#i + 12).join(""));
    if (!found) return undefined;
    this.#i += found[0].length;
    const from = Number(found[1]);
    const to = found[2] === undefined ? from : found[3] ? Number(found[3]) : Infinity;
    if (to < from) throw new NotKnown();
    return { from, to };
  }

  #piece(): Node {
    const char = this.#next();
    if (char === "(") {
      if (this.#take("?") && !this.#take(":")) throw new NotKnown();
      const node = this.#either();
      if (!this.#take(")")) throw new NotKnown();
      return node;
    }
    if (char === "^") return { at: "start" };
    if (char === "$") return { at: "end" };
    if (char === ".") return { one: (one) => !/^[\n\r\u2028\u2029]$/.test(one), cost: 1 };
    if (char === "[") return this.#set();
    if (char === "\\") return { one: this.#escaped().fits, cost: 1 };
    if ("*+?".includes(char)) throw new NotKnown();
    return { one: (one) => one === char, cost: 1 };
  }

  #set(): Node {
    const not = this.#take("^");
    const any: Fits[] = [];
    while (!this.#take("]")) {
      const from = this.#member();
      if (from.char !== undefined && this.#peek() === "-" && this.#peek(1) !== "]") {
        this.#next();
        const to = this.#member();
        const [first, last] = [from.char.codePointAt(0)!, to.char?.codePointAt(0)];
        if (last === undefined || last < first) throw new NotKnown();
        any.push((one) => one.codePointAt(0)! >= first && one.codePointAt(0)! <= last);
      } else any.push(from.fits);
    }
    return { one: (one) => any.some((fits) => fits(one)) !== not, cost: any.length };
  }

  #member(): { fits: Fits; char?: string } {
    const char = this.#next();
    return char === "\\" ? this.#escaped() : { char, fits: (one) => one === char };
  }

  #escaped(): { fits: Fits; char?: string } {
    const letter = this.#next();
    if (Object.hasOwn(CLASSES, letter)) return { fits: CLASSES[letter]! };
    const opposite = letter.toLowerCase();
    if (Object.hasOwn(CLASSES, opposite)) return { fits: (one) => !CLASSES[opposite]!(one) };
    let char = Object.hasOwn(ESCAPED, letter) ? ESCAPED[letter]! : letter;
    if (letter === "u" || letter === "x") {
      const length = letter === "u" ? 4 : 2;
      const hex = this.#chars.slice(this.#i, this.#i + length).join("");
      if (!/^[0-9a-f]+$/i.test(hex) || hex.length < length) throw new NotKnown();
      this.#i += length;
      char = String.fromCodePoint(Number.parseInt(hex, 16));
    } else if (char === letter && /[0-9A-Za-z]/.test(letter)) throw new NotKnown();
    return { char, fits: (one) => one === char };
  }

  #peek(ahead = 0): string | undefined {
    return this.#chars[this.#i + ahead];
  }

  #next(): string {
    const char = this.#chars[this.#i++];
    if (char === undefined) throw new NotKnown();
    return char;
  }

  #take(char: string): boolean {
    if (this.#peek() !== char) return false;
    this.#i++;
    return true;
  }
}

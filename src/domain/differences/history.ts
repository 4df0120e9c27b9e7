import { dayOf } from "../day.ts";
import type { TextChange } from "../entries/essays.ts";
import { countCharacters, type Essay, type EssayVersion, type HandedIn } from "../fold/essays.ts";
import type { Day, EntryId, Instant } from "../ids.ts";
import { applyChange, changeBetween } from "../text-change.ts";

/** A version or a handing-in, and how much it changed of what stood there before. */
export interface HistoryLine {
  entry: EntryId;
  at: Instant;
  title: string;
  /** undefined: it was erased, or what it was made from has not arrived */
  text: string | undefined;
  /** what it was made from; of the first and of what was handed in: what stood there before. undefined: nothing did */
  before: EntryId | undefined;
  /** characters as a reader counts them */
  added: number;
  removed: number;
  version?: EssayVersion;
  handedIn?: HandedIn;
}

/** What was written without a longer rest, or one handing-in. */
export interface Stretch {
  /** the latest first, at least one */
  lines: readonly HistoryLine[];
  added: number;
  removed: number;
}

export interface HistoryDay {
  day: Day;
  /** the latest first */
  stretches: readonly Stretch[];
}

/** Whoever rests for longer begins anew. */
const REST_MS = 30 * 60_000;

/** All that was ever kept or handed in of an essay; the latest first. Each text is restored once, from the one before it. */
export function historyOf(essay: Essay): HistoryLine[] {
  const textOf = restoring(essay);
  const lines = essay.versions.map((version): HistoryLine => {
    const { entry, at, title, base } = version;
    return {
      ...changed(entry, at, title, textOf(entry), base, base && textOf(base), version.change),
      version,
    };
  });
  const handedIn = essay.handedIn.map((one): HistoryLine => {
    const { entry, at, title, text } = one;
    const last = essay.versions.filter((version) => version.at <= at).at(-1);
    return { ...changed(entry, at, title, text, last?.entry, last && textOf(last.entry)), handedIn: one };
  });
  // What has the same time stays in the order of the journal, and what was handed in comes behind what it was.
  return [...lines, ...handedIn].sort((a, b) => a.at - b.at).reverse();
}

/** So that 300 versions can be read: by day, and in a day by what was written without a longer rest. */
export function historyByDay(lines: readonly HistoryLine[]): HistoryDay[] {
  const days: { day: Day; stretches: (Stretch & { lines: HistoryLine[] })[] }[] = [];
  for (const line of lines) {
    const day = dayOf(line.at);
    let last = days.at(-1);
    if (last?.day !== day) days.push((last = { day, stretches: [] }));
    const stretch = last.stretches.at(-1);
    const next = stretch?.lines.at(-1);
    if (stretch && next && !next.handedIn && !line.handedIn && next.at - line.at < REST_MS) {
      stretch.lines.push(line);
      stretch.added += line.added;
      stretch.removed += line.removed;
    } else last.stretches.push({ lines: [line], added: line.added, removed: line.removed });
  }
  return days;
}

/** @returns restores the text of a version, each once */
function restoring(essay: Essay): (entry: EntryId) => string | undefined {
  const byId = new Map(essay.versions.map((version) => [version.entry, version]));
  const known = new Map<EntryId, string | undefined>();
  return function textOf(entry) {
    const way: EssayVersion[] = [];
    let at = byId.get(entry);
    while (at && !known.has(at.entry)) {
      way.push(at);
      // Until its own text is reckoned; so a chain that goes round in a circle ends.
      known.set(at.entry, at.text);
      at = at.text === undefined && at.base !== undefined ? byId.get(at.base) : undefined;
    }
    for (const { entry: own, text, base, change } of way.reverse()) {
      const before = base === undefined ? undefined : known.get(base);
      const restored = before !== undefined && change ? applyChange(before, change) : undefined;
      known.set(own, text ?? restored);
    }
    return known.get(entry);
  };
}

function changed(
  entry: EntryId,
  at: Instant,
  title: string,
  text: string | undefined,
  before: EntryId | undefined,
  was: string | undefined = "",
  known?: TextChange,
): HistoryLine {
  const line = { entry, at, title, text, before };
  if (text === undefined) return { ...line, added: 0, removed: 0 };
  // 300 times a look through the whole text would be felt.
  const { at: from, remove, insert } = known ?? changeBetween(was, text);
  return {
    ...line,
    added: countCharacters(insert),
    removed: countCharacters(was.slice(from, from + remove)),
  };
}

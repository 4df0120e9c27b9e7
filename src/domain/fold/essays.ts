import type { EssayAnswered, EssayMedia, TextChange } from "../entries/essays.ts";
import type { SeenEntry } from "../entry.ts";
import type { BlobId, EntryId, EssayId, Instant, MemberId } from "../ids.ts";
import { applyChange, type SinceFull } from "../text-change.ts";
import { inOrder } from "./in-order.ts";
import { inJournalOrder } from "./journal-order.ts";

/** A resting point in writing. Its text is restored when it is asked for: `versionText`. */
export interface EssayVersion extends EssayMedia {
  entry: EntryId;
  at: Instant;
  title: string;
  base?: EntryId;
  joined?: readonly EntryId[];
  text?: string;
  change?: TextChange;
}

export interface HandedIn extends EssayMedia {
  entry: EntryId;
  at: Instant;
  /** who wrote the entry: the writer, or whoever did it for him */
  by: MemberId;
  /** null: not on the server yet */
  received: Instant | null;
  title: string;
  text: string;
  topic?: string;
  takenBack: boolean;
  /** the earliest first */
  answers: readonly EssayAnswer[];
  /** What others wrote down of recordings and photos; the latest of each. */
  transcripts: ReadonlyMap<BlobId, Transcript>;
}

export type EssayAnswer = Omit<EssayAnswered, "entry"> & { entry: EntryId; at: Instant; by: MemberId };

export interface Transcript {
  words: string;
  at: Instant;
  by: MemberId;
  /** what it has taken the place of, the earliest first; it stays in the record */
  before: readonly Omit<Transcript, "before">[];
}

export interface Essay {
  id: EssayId;
  writer: MemberId;
  /** the newest */
  title: string;
  /** when it was last written at */
  touched: Instant;
  /** writing: never handed in, or taken back · more: the branch asks for more · read: with thanks · accepted: taken as it is */
  state: "writing" | "handed-in" | "more" | "read" | "accepted";
  /** the earliest first */
  versions: readonly EssayVersion[];
  /** Versions that no other is made from, the newest last. More than one: written on two phones; all texts are kept. */
  heads: readonly EntryId[];
  /** the earliest first, taken back ones among them */
  handedIn: readonly HandedIn[];
}

export interface Essays {
  /** what was touched last comes first */
  list: readonly Essay[];
}

/** What was handed in can be taken back for so long, by the server's receipt times. */
export const TAKE_BACK_MS = 10 * 60_000;

export function foldEssays(entries: readonly SeenEntry[]): Essays {
  const essays: Growing[] = [];
  const handedIn: HandIns = new Map();
  const later: SeenEntry<Later>[] = [];

  const written = new Map<string, SeenEntry<"essay-saved" | "essay-handed-in">[]>();
  for (const entry of inOrder(entries)) {
    if (entry.kind === "essay-saved" || entry.kind === "essay-handed-in") {
      // The writer is part of the name: nobody else can write into an essay by its id.
      const key = `${entry.of} ${entry.body.essay}`;
      const ofOne = written.get(key);
      if (ofOne === undefined) written.set(key, [entry]);
      else ofOne.push(entry);
    } else if (isLater(entry)) later.push(entry);
  }
  for (const ofOne of written.values()) {
    const [first] = ofOne;
    const none = { state: "writing" as const, title: "", touched: 0, heads: [] };
    const essay = { id: first!.body.essay, writer: first!.of, ...none, versions: [], handedIn: [] };
    essays.push(essay);
    for (const entry of inJournalOrder(ofOne)) write(essay, entry, handedIn);
  }
  for (const entry of later) {
    const found = handedIn.get(entry.body.entry);
    if (found === undefined) continue;
    if (entry.kind === "essay-answered") found.it.answers.push(answer(entry));
    else if (entry.kind === "essay-transcribed") {
      if (entry.of === found.of) transcribe(found.it, entry);
    } else if (entry.of === found.of && inTime(found.it, entry)) found.it.takenBack = true;
  }
  for (const essay of essays) {
    essay.state = stateOf(essay.handedIn);
    essay.heads = headsOf(essay.versions);
  }
  return { list: essays.sort((a, b) => b.touched - a.touched || (a.id < b.id ? -1 : 1)) };
}

type Growing = Essay & { versions: EssayVersion[]; handedIn: HandedIn[] };
type HandIns = Map<EntryId, { of: MemberId; it: GrowingHandIn }>;
type GrowingHandIn = HandedIn & { answers: EssayAnswer[]; transcripts: Map<BlobId, Transcript> };
type Later = "essay-taken-back" | "essay-transcribed" | "essay-answered";

function isLater(entry: SeenEntry): entry is SeenEntry<Later> {
  return (
    entry.kind === "essay-taken-back" || entry.kind === "essay-transcribed" || entry.kind === "essay-answered"
  );
}

function write(essay: Growing, entry: SeenEntry<"essay-saved" | "essay-handed-in">, handedIn: HandIns): void {
  essay.title = entry.body.title;
  essay.touched = entry.at;
  if (entry.kind === "essay-saved") essay.versions.push(version(entry));
  else {
    const it = handIn(entry);
    essay.handedIn.push(it);
    handedIn.set(entry.id, { of: entry.of, it });
  }
}

export function essaysOf(essays: Essays, writer: MemberId): readonly Essay[] {
  return essays.list.filter((essay) => essay.writer === writer);
}

/** What the branch sees: the last that was handed in and not taken back. */
export function standing(essay: Essay): HandedIn | undefined {
  return lastStanding(essay.handedIn);
}

/**
 * The text of a version, restored from the last full text before it.
 * @returns undefined where a version between has not arrived or was erased
 */
export function versionText(essay: Essay, entry: EntryId): string | undefined {
  const byId = new Map(essay.versions.map((one) => [one.entry, one]));
  const changes: TextChange[] = [];
  const seen = new Set<EntryId>();
  let at = byId.get(entry);
  while (at !== undefined && at.text === undefined) {
    if (seen.has(at.entry) || at.change === undefined || at.base === undefined) return undefined;
    seen.add(at.entry);
    changes.push(at.change);
    at = byId.get(at.base);
  }
  let text = at?.text;
  for (let i = changes.length - 1; i >= 0 && text !== undefined; i--) text = applyChange(text, changes[i]!);
  return text;
}

/** What was kept since a version's last full text: for `shouldStoreFull`. undefined: there is no full one. */
export function versionsSinceFull(essay: Essay, entry: EntryId): SinceFull | undefined {
  const byId = new Map(essay.versions.map((one) => [one.entry, one]));
  let written = 0;
  let versions = 0;
  for (let at = byId.get(entry); at !== undefined && versions <= byId.size; versions++) {
    if (at.text !== undefined) return { versions, written };
    written += at.change?.insert.length ?? 0;
    at = at.base === undefined ? undefined : byId.get(at.base);
  }
  return undefined;
}

/** Characters as a reader counts them, without blanks. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const character of text) if (!/\s/.test(character)) count++;
  return count;
}

function version({ id, at, body }: SeenEntry<"essay-saved">): EssayVersion {
  const { essay: _essay, ...rest } = body;
  return { ...rest, entry: id, at };
}

function handIn({ id, at, by, received, body }: SeenEntry<"essay-handed-in">): GrowingHandIn {
  const { essay: _essay, ...rest } = body;
  return { ...rest, entry: id, at, by, received, takenBack: false, answers: [], transcripts: new Map() };
}

function transcribe({ transcripts }: GrowingHandIn, { at, by, body }: SeenEntry<"essay-transcribed">): void {
  const replaced = transcripts.get(body.blob);
  const before = replaced
    ? [...replaced.before, { words: replaced.words, at: replaced.at, by: replaced.by }]
    : [];
  transcripts.set(body.blob, { words: body.words, at, by, before });
}

function answer({ id, at, by, body }: SeenEntry<"essay-answered">): EssayAnswer {
  return { ...body, entry: id, at, by };
}

function inTime(it: HandedIn, back: SeenEntry<"essay-taken-back">): boolean {
  // Before both are received, the phone's own clock is all there is.
  if (it.received === null || back.received === null) return back.at - it.at <= TAKE_BACK_MS;
  return back.received - it.received <= TAKE_BACK_MS;
}

function lastStanding(handedIn: readonly HandedIn[]): HandedIn | undefined {
  for (let i = handedIn.length - 1; i >= 0; i--) if (!handedIn[i]!.takenBack) return handedIn[i];
  return undefined;
}

function stateOf(handedIn: readonly HandedIn[]): Essay["state"] {
  const last = lastStanding(handedIn);
  if (last === undefined) return "writing";
  if (last.answers.length === 0) return "handed-in";
  // A word of thanks behind it does not take back what was asked for.
  return last.answers.reduce<"read" | "more" | "accepted">((state, { verdict }) => verdict ?? state, "read");
}

function headsOf(versions: readonly EssayVersion[]): EntryId[] {
  const bases = new Set(versions.flatMap(({ base, joined = [] }) => [base, ...joined]));
  return versions.filter(({ entry }) => !bases.has(entry)).map(({ entry }) => entry);
}

import { signal, type ReadonlySignal } from "@preact/signals";
import type { BlobId, Day, EntryId, Instant, TextId } from "../../domain/ids.ts";
import type { ObservedReading } from "../../domain/reading-offer.ts";
import { ofProfile } from "../profiles/whose.ts";

/** Where somebody stopped: the block at the top of the screen, and the character of it that the first line begins with. */
export interface ReadingPlace {
  block: number;
  offset: number;
  at: Instant;
  /** blocks of the text, for "读到一半"; absent: kept by another of his devices, which says what is left */
  blocks?: number;
  /** characters from here to the end; absent: kept before this was counted */
  left?: number;
  /** the version that was read, and the words from here on, which find the place in another; absent: kept before that */
  blob?: BlobId;
  words?: string;
  /** the last line has been on the screen */
  isFinished: boolean;
}

/** What the reader saw of one text on one day, until the member has said what he makes of it. */
export interface SeenReading {
  text: TextId;
  day: Day;
  started: Instant;
  /** He came back to it after a while: then its length says nothing of when it ended. */
  isBroken: boolean;
  reading: ObservedReading;
  /** of that, the time in which it was read to him; absent: none */
  heardMs?: number;
  /** of the part that came by */
  characters: number;
}

export interface Readings {
  places: Readonly<Record<TextId, ReadingPlace>>;
  seen: readonly SeenReading[];
  /** Of each text the last place on another device that he was asked about, and has answered: the place-kept entry. */
  answered: Readonly<Record<TextId, EntryId>>;
}

/** Where they lie: a text, null where there is none. Writing never throws. */
export interface ReadingsPlace {
  read(): string | null;
  write(text: string): void;
}

export const readingsName = ofProfile("songxue readings");
const none: Readings = { places: {}, seen: [], answered: {} };

/**
 * Kept beside the browser and not in the journal: what was observed never leaves the phone. Written synchronously, so that
 * a page that is killed on its way out has kept its place.
 */
export const openReadings: ReadingsPlace = {
  read() {
    try {
      return localStorage.getItem(readingsName);
    } catch {
      return null;
    }
  },
  write(text) {
    try {
      localStorage.setItem(readingsName, text);
    } catch {
      // Full or forbidden: a place in a text is no record, it may be lost.
    }
  },
};

let place = openReadings;
const kept = signal<Readings>(parse(place.read()));
export const readings: ReadonlySignal<Readings> = kept;

export function keepPlace(text: TextId, where: ReadingPlace): void {
  write({ ...kept.value, places: { ...kept.value.places, [text]: where } });
}

/** He has chosen between his place here and this one on another device: he is not asked again. */
export function answerPlace(text: TextId, other: EntryId): void {
  write({ ...kept.value, answered: { ...kept.value.answered, [text]: other } });
}

/** Replaces what was seen of the same text on the same day. */
export function keepSeen(seen: SeenReading): void {
  const others = kept.value.seen.filter((one) => one.text !== seen.text || one.day !== seen.day);
  write({ ...kept.value, seen: [...others, seen] });
}

/** The member has confirmed, changed or declined. */
export function settleSeen(seen: Pick<SeenReading, "text" | "day">): void {
  write({
    ...kept.value,
    seen: kept.value.seen.filter((one) => one.text !== seen.text || one.day !== seen.day),
  });
}

/** From now on they lie there, and what lies there are the readings: behind a PIN nothing of them stands in the clear. */
export function keepReadingsIn(there: ReadingsPlace): void {
  place = there;
  kept.value = parse(there.read());
}

export function forgetReadings(): void {
  write(none);
}

function write(next: Readings): void {
  kept.value = next;
  place.write(JSON.stringify(next));
}

function parse(text: string | null): Readings {
  try {
    return { ...none, ...(JSON.parse(text ?? "{}") as Partial<Readings>) };
  } catch {
    return none;
  }
}

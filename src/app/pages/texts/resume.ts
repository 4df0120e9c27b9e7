import { foldPlaces, type KeptPlace } from "../../../domain/fold/places.ts";
import type { PublishedText } from "../../../domain/fold/texts.ts";
import type { EntryId } from "../../../domain/ids.ts";
import { findPoint } from "../../../domain/notes/find-point.ts";
import { wordsOf } from "../../../protocol/block-words.ts";
import type { StudyText } from "../../../protocol/study-text.ts";
import type { Session } from "../../session/session.ts";
import { readings, type ReadingPlace } from "../../texts/readings.ts";
import type { TextPoint } from "./place-in-text.ts";

/** Two places that lie no farther apart are one: about a screen. Characters. */
const APART = 300;

export interface Resume {
  /** where the text opens; absent: at its beginning */
  at?: TextPoint;
  /** another place that he may have meant */
  other?: OtherPlace;
}

export interface OtherPlace {
  point: TextPoint;
  /** "there": on another device of his */
  device: "here" | "there";
  /** the place on the other device, to be answered */
  entry: EntryId;
}

/**
 * Where somebody goes on reading who may have read on several devices, and another version. The place of the latest reading wins; but
 * nobody is carried forward over what he has not read here, nor loses the farther place, without being asked.
 */
export function resumeIn(session: Session, published: PublishedText, content: StudyText): Resume {
  const here = begun(readings.value.places[published.text]);
  const theirs = lastElsewhere(session, published);
  const mine = here && pointIn(here, published, content);
  if (!theirs || readings.value.answered[published.text] === theirs.entry) return mine ? { at: mine } : {};
  const other = pointIn(theirs, published, content);
  if (!here || !mine) return { at: other };
  const ahead = charactersTo(other, content) - charactersTo(mine, content);
  const { entry } = theirs;
  if (ahead > APART) return { at: mine, other: { point: other, device: "there", entry } };
  if (here.at >= theirs.at) return { at: mine };
  return { at: other, ...(ahead < -APART && { other: { point: mine, device: "here" as const, entry } }) };
}

/** Who has only just opened it has read nothing here yet. */
function begun(place: ReadingPlace | undefined): ReadingPlace | undefined {
  return place && (place.block > 0 || place.offset > 0) ? place : undefined;
}

function lastElsewhere(session: Session, { text }: PublishedText): KeptPlace | undefined {
  const { device } = session.state.value;
  return session
    .folded(foldPlaces)
    .get(text)
    ?.find((place) => place.device !== device);
}

function pointIn(
  place: Pick<ReadingPlace, "block" | "offset" | "blob" | "words">,
  { blob }: PublishedText,
  { blocks }: StudyText,
): TextPoint {
  const { block, offset, words } = place;
  const last = Math.max(0, blocks.length - 1);
  const same = { block: Math.min(block, last), offset: block > last ? 0 : offset };
  if (place.blob === undefined || place.blob === blob || words === undefined) return same;
  // Who has read nothing yet begins with what is new at the beginning.
  if (block === 0 && offset === 0) return same;
  const found = findPoint(blocks.map(wordsOf), { block, offset, words });
  return found ?? { block: same.block, offset: 0 };
}

function charactersTo({ block, offset }: TextPoint, { blocks }: StudyText): number {
  return blocks.slice(0, block).reduce((sum, one) => sum + wordsOf(one).length, offset);
}

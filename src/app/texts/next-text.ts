import type { PublishedText } from "../../domain/fold/texts.ts";
import type { TextId } from "../../domain/ids.ts";
import { estimatedMinutes } from "../../domain/reading-offer.ts";
import type { Session } from "../session/session.ts";
import { myTexts } from "./my-texts.ts";
import { placesRead } from "./places.ts";
import type { ReadingPlace } from "./readings.ts";

/** What is read at one sitting after work, minutes; up to half as much again is no longer text than that. */
const SITTING = 10;

/**
 * 下班十分钟: what he is in the middle of; else the first required one that he has not read, else any, and of these one of about the
 * right length before a long one. Of a long one a part is read, and it is begun then.
 */
export function nextText(session: Session): PublishedText | undefined {
  const published = session.reckoned(myTexts);
  const read = session.reckoned(textsRead);
  const places = session.reckoned(placesRead);
  const begun = published
    .filter(({ text }) => {
      const place = places[text];
      return place !== undefined && !place.isFinished && !read.has(text);
    })
    .sort((a, b) => (places[b.text]?.at ?? 0) - (places[a.text]?.at ?? 0));
  const unread = published
    .filter(({ text }) => !read.has(text) && places[text] === undefined)
    .sort((a, b) => Number(b.required) - Number(a.required) || Number(isLong(a)) - Number(isLong(b)));
  return begun[0] ?? unread[0];
}

function isLong({ characters }: PublishedText): boolean {
  return estimatedMinutes(characters) > SITTING * 1.5;
}

/** How far and how long: "读到第 3 段，还有约 9 分钟" · "约 8 分钟" · "约 40 分钟，今天读十分钟就好". */
export function sittingWords(
  { characters }: Pick<PublishedText, "characters">,
  place: ReadingPlace | undefined,
): string {
  const left = place?.left ?? characters;
  const minutes = estimatedMinutes(left);
  const enough = minutes > SITTING * 1.5 ? "，今天读十分钟就好" : "";
  // Who has only just opened it has read nothing yet.
  return place && place.block > 0
    ? `读到第 ${place.block + 1} 段，还有约 ${minutes} 分钟${enough}`
    : `约 ${minutes} 分钟${enough}`;
}

/** Texts of which study has been logged by who holds this phone. */
function textsRead(session: Session): ReadonlySet<TextId> {
  const read = new Set<TextId>();
  for (const { kind, of, body } of session.entries.value)
    if (kind === "study-logged" && of === session.member.value && body.text !== undefined)
      read.add(body.text);
  return read;
}

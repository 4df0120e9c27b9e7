import { foldTexts, type PublishedText } from "../../domain/fold/texts.ts";
import type { TextId } from "../../domain/ids.ts";
import type { Session } from "../session/session.ts";
import { readings } from "./readings.ts";

/** What he is in the middle of; else the first required one that he has not read; else any he has not read. */
export function nextText(session: Session): PublishedText | undefined {
  const { published } = session.folded(foldTexts);
  const read = session.reckoned(textsRead);
  const { places } = readings.value;
  const begun = published
    .filter(({ text }) => {
      const place = places[text];
      return place !== undefined && !place.isFinished && !read.has(text);
    })
    .sort((a, b) => (places[b.text]?.at ?? 0) - (places[a.text]?.at ?? 0));
  const unread = published.filter(({ text }) => !read.has(text) && places[text] === undefined);
  return begun[0] ?? unread.find(({ required }) => required) ?? unread[0];
}

/** Texts of which study has been logged by who holds this phone. */
function textsRead(session: Session): ReadonlySet<TextId> {
  const read = new Set<TextId>();
  for (const { kind, of, body } of session.entries.value)
    if (kind === "study-logged" && of === session.member.value && body.text !== undefined)
      read.add(body.text);
  return read;
}

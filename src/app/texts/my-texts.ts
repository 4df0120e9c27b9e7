import { foldTexts, publishedFor, type PublishedText } from "../../domain/fold/texts.ts";
import { myself } from "../session/reckonings.ts";
import type { Session } from "../session/session.ts";

/** The course of who holds this phone: what goes to everybody, and what goes to his cohorts. */
export function myTexts(session: Session): readonly PublishedText[] {
  return publishedFor(session.folded(foldTexts), session.reckoned(myself)?.cohorts ?? []);
}

/** What he finds under 学习: who looks after others, or takes texts along to them, sees theirs too. */
export function textsToRead(session: Session): readonly PublishedText[] {
  const { roles } = session.state.value;
  return roles.length > 0 ? session.folded(foldTexts).published : session.reckoned(myTexts);
}

import { type Essay, foldEssays, type HandedIn, standing } from "../../domain/fold/essays.ts";
import type { Session } from "../session/session.ts";

/** What whoever holds this phone handed in for others, the latest of each essay. */
export function handedInForOthers(session: Session): readonly { essay: Essay; handedIn: HandedIn }[] {
  const me = session.member.value;
  return session.folded(foldEssays).list.flatMap((essay) => {
    const handedIn = standing(essay);
    return handedIn && handedIn.by === me && essay.writer !== me ? [{ essay, handedIn }] : [];
  });
}

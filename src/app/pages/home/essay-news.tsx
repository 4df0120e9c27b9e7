import { useReckoned } from "../../session/use-session.ts";
import type { Session } from "../../session/session.ts";
import { useLoaded } from "../../shell/use-loaded.ts";

const answerRows = () => import("../../essays/answer-rows.tsx").then((m) => m.AnswerRows);

/** What the branch has said to his essays; on a phone where nothing was ever said, nothing of it is loaded. */
export function EssayNews() {
  const AnswerRows = useLoaded(useReckoned(hasAnswers) ? answerRows : undefined).value;
  return AnswerRows ? <AnswerRows /> : null;
}

function hasAnswers(session: Session): boolean {
  return session.entries.value.some(({ kind }) => kind === "essay-answered");
}

import { DAY_MS } from "../../domain/day.ts";
import type { Essay, EssayAnswer } from "../../domain/fold/essays.ts";
import { now } from "../session/now.ts";
import type { Session } from "../session/session.ts";
import { myEssays } from "../session/study-reckonings.ts";
import { unreadAnswers } from "./answers-read.ts";

/** Told of until he has opened it, and not for ever: on a new phone all that was ever said would be news. */
const NEWS_MS = 60 * DAY_MS;

export interface AnswerNews {
  essay: Essay;
  /** the latest that he has not had on the screen */
  answer: EssayAnswer;
}

/** What the branch has said to his essays, one for each essay, the latest first. */
export function answerNews(session: Session): readonly AnswerNews[] {
  const news: AnswerNews[] = [];
  for (const essay of session.reckoned(myEssays)) {
    const unread = new Set(unreadAnswers(essay.handedIn));
    const answer = essay.handedIn
      .flatMap(({ answers }) => answers)
      .filter(({ entry, by, at }) => by !== essay.writer && unread.has(entry) && at > now.value - NEWS_MS)
      .at(-1);
    if (answer) news.push({ essay, answer });
  }
  return news.sort((a, b) => b.answer.at - a.answer.at);
}

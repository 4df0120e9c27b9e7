import { Row, Rows } from "../components/rows.tsx";
import { useReckoned } from "../session/use-session.ts";
import { type AnswerNews, answerNews } from "./answer-news.ts";

/** More at once would be a list to be worked off. */
const MOST = 3;

/** On 首页: the branch has answered. It goes when he has opened it. */
export function AnswerRows() {
  const news = useReckoned(answerNews);
  if (news.length === 0) return null;
  return (
    <Rows label="支部的回话">
      {news.slice(0, MOST).map((one) => (
        <Row
          key={one.essay.id}
          title={`支部回您的体会了${one.essay.title.trim() ? `：《${one.essay.title}》` : ""}`}
          note={noteWords(one)}
          to={`/essays/${one.essay.id}`}
        />
      ))}
    </Rows>
  );
}

function noteWords({ answer }: AnswerNews): string {
  const said = { thanks: "看过了，有话对您说", more: "看过了，希望您再补充一点", accepted: "看过了，收下了" };
  return said[answer.verdict ?? "thanks"];
}

import { foldVisitRequests, isWaiting } from "../../../domain/fold/visit-requests.ts";
import { Row, Rows } from "../../components/rows.tsx";
import { myElders } from "../../care/whom-to-call.ts";
import { now } from "../../session/now.ts";
import { useFold, useReckoned } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";

/** To a 送学人: who of those he visits asks him to come by, and has no answer yet. */
export function AskedToCome() {
  const names = new Map(useReckoned(myElders).map(({ elder, elderName }) => [elder, elderName]));
  const asking = useFold(foldVisitRequests).filter((one) => names.has(one.of) && isWaiting(one));
  if (asking.length === 0) return null;
  return (
    <Rows label="请您去一趟">
      {asking.map(({ entry, of, at, words }) => (
        <Row
          key={entry}
          title={`${names.get(of)}请您去一趟`}
          note={[momentWords(at, now.value), words].filter(Boolean).join(" · ")}
          end="回话"
          to={`/visits/${entry}`}
        />
      ))}
    </Rows>
  );
}

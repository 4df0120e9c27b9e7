import type { VisitRequest } from "../../domain/fold/visit-requests.ts";
import { Notice } from "../components/notice.tsx";
import { now } from "../session/now.ts";
import { useReckoned } from "../session/use-session.ts";
import { momentWords } from "../words/dates.ts";
import { answeredBy, myHelpers, whoHears } from "./whom-to-call.ts";

/** What has become of 请人来一趟, in plain words: kept, told, answered. */
export function VisitStatus({ request }: { request: VisitRequest }) {
  const helpers = useReckoned(myHelpers);
  const who = useReckoned(whoHears);
  const told = request.received === null ? `已存好。手机一有网，就告诉${who}。` : `已告诉${who}。`;
  return (
    <>
      <Notice kind={request.received === null ? "info" : "kept"} title="您请人来一趟">
        {request.words !== undefined && <p style={{ whiteSpace: "pre-wrap" }}>{request.words}</p>}
        <p>
          {told}
          {request.answers.length === 0 && request.received !== null && "请等他们回话。"}
        </p>
        <p class="muted small">{momentWords(request.at, now.value)}</p>
      </Notice>
      {request.answers.map(({ entry, by, words }) => (
        <Notice key={entry} kind="kept" title={`${answeredBy(helpers, by)}回话`}>
          <p style={{ whiteSpace: "pre-wrap" }}>{words}</p>
        </Notice>
      ))}
    </>
  );
}

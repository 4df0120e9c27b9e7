import type { VisitRequest } from "../../domain/fold/visit-requests.ts";
import { Notice } from "../components/notice.tsx";
import { useReckoned } from "../session/use-session.ts";
import { answeredBy, myHelpers, whoHears } from "./whom-to-call.ts";

/** On 首页, in as few words as it takes: who says that he comes, else who has been told. */
export function VisitNews({ request }: { request: VisitRequest }) {
  const helpers = useReckoned(myHelpers);
  const who = useReckoned(whoHears);
  const answer = request.answers.at(-1);
  if (answer)
    return (
      <Notice kind="kept" title={`${answeredBy(helpers, answer.by)}回话`}>
        <p style={{ whiteSpace: "pre-wrap" }}>{answer.words}</p>
      </Notice>
    );
  return request.received === null ? (
    <Notice>{`您请人来一趟：已存好，一有网就告诉${who}。`}</Notice>
  ) : (
    <Notice kind="kept">{`您请人来一趟：已告诉${who}。`}</Notice>
  );
}

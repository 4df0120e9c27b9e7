import type { VisitRequest } from "../../domain/fold/visit-requests.ts";
import { Notice } from "../components/notice.tsx";
import { AnswerForm } from "../drafts/answer-form.tsx";
import { now } from "../session/now.ts";
import { useSession } from "../session/use-session.ts";
import { momentWords } from "../words/dates.ts";
import { dialled } from "./whom-to-call.ts";

/** 请人来一趟 before whoever may go: what for, a call, what others have said already, and a place to say who goes when. */
export function VisitAnswer(props: {
  request: VisitRequest;
  name: string;
  /** of who asks, if it is known */
  phone?: string;
  nameOf: (member: string) => string;
  primary?: boolean;
}) {
  const { request, name } = props;
  const { phone } = useSession();
  const number = dialled(props.phone);
  return (
    <div class="stack close">
      <Notice kind={request.answers.length > 0 ? "info" : "look"} title={`${name}请人去一趟`}>
        {request.words !== undefined && <p style={{ whiteSpace: "pre-wrap" }}>{request.words}</p>}
        <p class="muted small">
          {momentWords(request.at, now.value)}
          {request.by !== request.of && `，${props.nameOf(request.by)}代记`}
        </p>
      </Notice>
      {request.answers.map((answer) => (
        <Notice key={answer.entry} kind="kept" title={`${props.nameOf(answer.by)}回话`}>
          <p style={{ whiteSpace: "pre-wrap" }}>{answer.words}</p>
        </Notice>
      ))}
      {number !== "" && (
        <a class="button block" href={`tel:${number}`}>
          给{name}打电话
        </a>
      )}
      {request.takenBack === undefined ? (
        <AnswerForm
          draft={`answer:${request.entry}`}
          label={request.answers.length > 0 ? "再回一句" : "回话：谁去，什么时候去"}
          button="回话"
          primary={props.primary}
          send={(words, from) =>
            phone.write([{ kind: "visit-answered", body: { entry: request.entry, words } }], from)
          }
        />
      ) : (
        <Notice>他后来说不用来了。</Notice>
      )}
    </div>
  );
}

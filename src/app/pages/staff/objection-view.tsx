import type { Objection } from "../../../domain/fold/complaints.ts";
import { Notice } from "../../components/notice.tsx";
import { now } from "../../session/now.ts";
import { useSession } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";
import { AnswerForm } from "../../drafts/answer-form.tsx";
import { useNames } from "./member-names.ts";

/** "这条不对", with its answers, or a place to answer. */
export function ObjectionView({ objection }: { objection: Objection }) {
  const { phone } = useSession();
  const name = useNames();
  const answered = objection.answers.length > 0;
  return (
    <div class="stack close">
      <Notice kind={answered ? "info" : "look"} title={`${name(objection.of)}说：这条不对`}>
        <p class="said">{objection.words}</p>
        <p class="muted small">{momentWords(objection.at, now.value)}</p>
      </Notice>
      {objection.answers.map((answer) => (
        <Notice key={answer.entry} kind="kept" title={`${name(answer.by)}回复`}>
          <p class="said">{answer.words}</p>
        </Notice>
      ))}
      {!answered && (
        <AnswerForm
          draft={`answer:${objection.entry}`}
          label="回复他"
          button="回复"
          send={(words, from) =>
            phone.write([{ kind: "objection-answered", body: { entry: objection.entry, words } }], from)
          }
        />
      )}
    </div>
  );
}

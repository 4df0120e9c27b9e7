import type { Complaint } from "../../../domain/fold/complaints.ts";
import { Notice } from "../../components/notice.tsx";
import { now } from "../../session/now.ts";
import { useSession } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";
import { AnswerForm } from "../../drafts/answer-form.tsx";
import { useNames } from "./member-names.ts";

/** 意见和投诉, with its answers, or a place to answer. */
export function ComplaintView({ complaint, who }: { complaint: Complaint; who?: string }) {
  const { phone } = useSession();
  const name = useNames();
  const answered = complaint.answers.length > 0;
  return (
    <div class="stack close">
      <Notice kind={answered ? "info" : "look"} title={`${who ?? name(complaint.of)}：`}>
        <p class="said">{complaint.words}</p>
        <p class="muted small">{momentWords(complaint.at, now.value)}</p>
      </Notice>
      {complaint.answers.map((answer) => (
        <Notice key={answer.entry} kind="kept" title={`${name(answer.by)}回复`}>
          <p class="said">{answer.words}</p>
        </Notice>
      ))}
      {!answered && (
        <AnswerForm
          draft={`answer:${complaint.entry}`}
          label="回复他"
          button="回复"
          send={(words, from) =>
            phone.write([{ kind: "complaint-answered", body: { entry: complaint.entry, words } }], from)
          }
        />
      )}
    </div>
  );
}

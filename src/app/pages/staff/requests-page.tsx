import { dayWords, minutesWords } from "../../../domain/day-words.ts";
import { foldMembers } from "../../../domain/fold/members.ts";
import { VisitAnswer } from "../../care/visit-answer.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { today } from "../../session/reckonings.ts";
import { useFold } from "../../session/use-session.ts";
import { AtWhichMeeting } from "./code-objection.tsx";
import { ComplaintView } from "./complaint-view.tsx";
import { useJudgementWords } from "./judgement.ts";
import { LeaveRequests } from "./leave-requests.tsx";
import { useNames } from "./member-names.ts";
import { BranchPage } from "./my-units.tsx";
import { ObjectionView } from "./objection-view.tsx";
import { Releases } from "./release.tsx";
import { useRequests } from "./requests.ts";

/** What members ask and only the branch can answer, each with its answer at hand. */
export function RequestsPage() {
  return (
    <BranchPage title="请您处理的" back="/branch" backLabel="支部">
      {(branch) => <Requests branch={branch.id} />}
    </BranchPage>
  );
}

function Requests({ branch }: { branch: string }) {
  const { visits, objections, certificates, complaints, answered, leaves, count } = useRequests(branch);
  const name = useNames();
  const { byId } = useFold(foldMembers);
  const judgement = useJudgementWords(branch);
  return (
    <div class="stack">
      {count === 0 && <Notice kind="kept">都处理完了。</Notice>}
      {visits.length > 0 && (
        <Section title="请人去一趟">
          {visits.map((request) => (
            <VisitAnswer
              key={request.entry}
              request={request}
              name={name(request.of)}
              phone={byId.get(request.of)?.phone}
              nameOf={name}
            />
          ))}
        </Section>
      )}
      {objections.length > 0 && (
        <Section title="他说这条不对">
          {objections.map((objection) => (
            <div key={objection.entry} class="stack close">
              <p>{judgement(objection.of, objection.about)}</p>
              <AtWhichMeeting objection={objection} />
              <ObjectionView objection={objection} />
              <a href={`#/branch/members/${objection.of}`}>看{name(objection.of)}的记录</a>
            </div>
          ))}
        </Section>
      )}
      {leaves.length > 0 && (
        <Section title="请假">
          <LeaveRequests meetings={leaves} />
        </Section>
      )}
      {certificates.length > 0 && (
        <Section title="参学证明待核对">
          <Rows label="参学证明">
            {certificates.map(({ id, of, body }) => (
              <Row
                key={id}
                title={name(of)}
                note={`${dayWords(body.day, today())} · ${body.where} · ${minutesWords(body.minutes)}`}
                to={`/branch/certificates/${id}`}
              />
            ))}
          </Rows>
        </Section>
      )}
      {complaints.length > 0 && (
        <Section title="意见">
          {complaints.map((complaint) => (
            <ComplaintView key={complaint.entry} complaint={complaint} />
          ))}
        </Section>
      )}
      <Releases />
      {answered.length > 0 && (
        <Section title="已回复的意见">
          {answered.map((complaint) => (
            <ComplaintView key={complaint.entry} complaint={complaint} />
          ))}
        </Section>
      )}
    </div>
  );
}

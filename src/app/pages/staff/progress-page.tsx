import { receivedUntilWords } from "../../../domain/day-words.ts";
import type { BranchMember } from "../../../domain/fold/branch-progress.ts";
import { progressWords } from "../../../domain/requirement-words.ts";
import { today } from "../../session/reckonings.ts";
import { arrangementWords } from "../../words/membership-words.ts";
import { nameAmong } from "./member-names.ts";
import { BranchPage } from "./my-units.tsx";
import { needWords } from "./need-words.ts";
import { useBranchProgress, useRoster } from "./staff-reckonings.ts";

export function ProgressPage() {
  return (
    <BranchPage title="党员进度" back="/branch" backLabel="支部" wide>
      {(branch) => <ProgressTable branch={branch.id} />}
    </BranchPage>
  );
}

/** Sentences in a table, who may need help first; on a phone each member is a paragraph. No ranking, no sum to compare. */
function ProgressTable({ branch }: { branch: string }) {
  const { members, campaign, receivedUntil } = useBranchProgress(branch);
  const { namesakes } = useRoster(branch);
  const asked = (campaign?.requirements ?? []).filter(({ subject }) => subject === "member");
  return (
    <div class="stack">
      <p class="muted">{receivedUntilWords(receivedUntil, today())}。没收到，不等于没学。</p>
      <div class="table-frame">
        <table class="sentence-table">
          <caption class="out-of-sight">党员进度</caption>
          <thead>
            <tr>
              <th scope="col">姓名</th>
              {asked.map(({ id, title }) => (
                <th key={id} scope="col">
                  {title}
                </th>
              ))}
              <th scope="col">可以帮的</th>
            </tr>
          </thead>
          <tbody>
            {members.map((one) => (
              <ProgressLine key={one.member.id} one={one} name={nameAmong(one.member, namesakes)} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function ProgressLine({ one, name }: { one: BranchMember; name: string }) {
  const { member, progress, needs } = one;
  return (
    <tr>
      <th scope="row">
        <a href={`#/branch/members/${member.id}`}>{name}</a>
        {member.arrangements.length > 0 && (
          <span class="muted small">
            {" "}
            {member.arrangements.map((item) => arrangementWords[item]).join("、")}
          </span>
        )}
      </th>
      {progress.map((item) => (
        <td key={item.requirement.id}>
          {/* "不作要求" alone does not say of what, where there is no column above it. */}
          {item.state === "exempt" && <span class="narrow-only muted">{item.requirement.title}：</span>}
          {progressWords(item, today())}
        </td>
      ))}
      <td>{needWords(needs)}</td>
    </tr>
  );
}

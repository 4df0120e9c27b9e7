import { useSignal } from "@preact/signals";
import { foldMembers, type Member } from "../../../domain/fold/members.ts";
import { isEnrolled } from "../../../domain/fold/invitations.ts";
import { foldOrg } from "../../../domain/fold/org.ts";
import { ButtonLink } from "../../components/button.tsx";
import { SelectField } from "../../components/fields.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { useFold } from "../../session/use-session.ts";
import type { Cohort } from "../../../domain/entries/membership.ts";
import { arrangementWords, cohortWords, statusWords } from "../../words/membership-words.ts";
import { unitWithParent } from "./branch-choices.ts";
import { nameAmong } from "./member-names.ts";
import { BranchPage, type MyUnit } from "./my-units.tsx";
import { useInvitations, useRoster } from "./staff-reckonings.ts";

export function MembersPage() {
  return (
    <BranchPage title="党员" back="/branch" backLabel="支部" wide>
      {(branch) => <Members branch={branch} />}
    </BranchPage>
  );
}

type Filter = Cohort | "all" | "no-phone";

function Members({ branch }: { branch: MyUnit }) {
  const { members, namesakes } = useRoster(branch.id);
  const invitations = useInvitations();
  const org = useFold(foldOrg);
  const gone = [...useFold(foldMembers).byId.values()].filter(
    ({ status, homeBranch }) => status === "moved-out" && homeBranch === branch.id,
  );
  const search = useSignal("");
  const filter = useSignal<Filter>("all");

  const wanted = search.value.trim();
  const shown = members.filter(
    (member) =>
      (wanted === "" || member.name.includes(wanted) || member.identityKey?.includes(wanted)) &&
      (filter.value === "all" ||
        (filter.value === "no-phone"
          ? !isEnrolled(invitations, member.id)
          : member.cohorts.includes(filter.value))),
  );
  const cohorts = (Object.keys(cohortWords) as Cohort[]).filter((cohort) =>
    members.some((member) => member.cohorts.includes(cohort)),
  );

  function about(member: Member): string {
    return [
      ...(member.status === "probationary" ? [`${statusWords.probationary}党员`] : []),
      ...(member.homeBranch === branch.id ? [] : [`组织关系在${unitWithParent(org, member.homeBranch)}`]),
      ...(member.hostBranch === undefined || member.hostBranch === branch.id
        ? []
        : [`在${unitWithParent(org, member.hostBranch)}学习`]),
      ...(member.group ? [member.group] : []),
      ...member.arrangements.map((one) => arrangementWords[one]),
      isEnrolled(invitations, member.id) ? "用手机" : "没用手机",
    ].join(" · ");
  }

  return (
    <div class="stack">
      <ButtonLink kind="primary" block to="/branch/members/add">
        添加党员
      </ButtonLink>
      {members.length > 6 && (
        <div class="staff-filters">
          <TextField
            label="按姓名找"
            type="search"
            value={search.value}
            onInput={(value) => (search.value = value)}
          />
          <SelectField<Filter>
            label="只看"
            choices={[
              { value: "all", label: "全部" },
              { value: "no-phone", label: "没用手机的" },
              ...cohorts.map((value) => ({ value, label: cohortWords[value] })),
            ]}
            value={filter.value}
            onChange={(value) => (filter.value = value)}
          />
        </div>
      )}
      <p class="muted" role="status">
        {shown.length === members.length
          ? `${branch.name}，共 ${members.length} 人`
          : `找到 ${shown.length} 人，共 ${members.length} 人`}
      </p>
      {members.length === 0 && <Notice>名册还是空的。可以一个一个添加，也可以请办公室把花名册导入。</Notice>}
      <Rows label="党员名册">
        {shown.map((member) => (
          <Row
            key={member.id}
            title={nameAmong(member, namesakes)}
            note={about(member)}
            to={`/branch/members/${member.id}`}
          />
        ))}
      </Rows>
      {gone.length > 0 && (
        <Section title="已转出">
          <Rows label="已转出的党员">
            {gone.map((member) => (
              <Row key={member.id} title={member.name} to={`/branch/members/${member.id}/leave`} />
            ))}
          </Rows>
        </Section>
      )}
    </div>
  );
}

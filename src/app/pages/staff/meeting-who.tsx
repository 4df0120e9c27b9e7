import type { Cohort } from "../../../domain/entries/membership.ts";
import { isExpected } from "../../../domain/expected.ts";
import { foldMeetings, meetingsOfBranch } from "../../../domain/fold/meetings.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { Button } from "../../components/button.tsx";
import { CheckField, ChecksField, ChoiceField } from "../../components/fields.tsx";
import { useFold } from "../../session/use-session.ts";
import { meetingKindWords } from "../../words/meeting-words.ts";
import { cohortWords } from "../../words/membership-words.ts";
import { expectedOf, type MeetingForm } from "./meeting-form.ts";
import { nameAmong } from "./member-names.ts";
import { groupsOf } from "./party-groups.ts";
import { useRoster } from "./staff-reckonings.ts";

/** 谁来, and how many that makes. */
export function MeetingWho(props: {
  form: MeetingForm;
  error?: string;
  branch: UnitId;
  onChange: (part: Partial<MeetingForm>) => void;
}) {
  const { form, branch, onChange } = props;
  const { members, namesakes } = useRoster(branch);
  const groups = [...new Set([...groupsOf(members), ...form.groups])];
  const cohorts = (Object.keys(cohortWords) as Cohort[]).filter(
    (cohort) => form.cohorts.includes(cohort) || members.some((member) => member.cohorts.includes(cohort)),
  );
  const hasGuests = members.some(({ homeBranch }) => homeBranch !== branch);
  const expected = expectedOf(form);
  const asked = members.filter((member) => isExpected({ branch, ...(expected && { expected }) }, member));
  const isChosen = form.who === "all" || form[form.who].length > 0;
  // A committee is the same each time; who has left the branch since is not asked again.
  const chosenLast = meetingsOfBranch(useFold(foldMeetings), branch)
    .filter(
      ({ kind, state, expected: them }) =>
        kind === form.kind && state !== "cancelled" && them?.members?.length,
    )
    .at(-1)?.expected?.members;
  const last = members.filter(({ id }) => chosenLast?.includes(id));
  const choices = [
    { value: "all" as const, label: "全体党员" },
    ...(groups.length > 0 ? [{ value: "groups" as const, label: "按党小组" }] : []),
    ...(cohorts.length > 0 ? [{ value: "cohorts" as const, label: "按类型" }] : []),
    { value: "members" as const, label: "点名选人" },
  ];
  return (
    <>
      <ChoiceField
        label="谁来"
        hint={groups.length > 0 ? undefined : "在党员的资料里填上党小组，就能按小组请。"}
        error={props.error}
        choices={choices}
        value={form.who}
        onChange={(who) => onChange({ who })}
      />
      {form.who === "groups" && (
        <ChecksField
          label="哪些党小组"
          choices={groups.map((value) => ({ value, label: value }))}
          values={form.groups}
          onChange={(chosen) => onChange({ groups: groups.filter((one) => chosen.includes(one)) })}
        />
      )}
      {form.who === "cohorts" && (
        <ChecksField
          label="哪些类型"
          choices={cohorts.map((value) => ({ value, label: cohortWords[value] }))}
          values={form.cohorts}
          onChange={(chosen) => onChange({ cohorts: chosen })}
        />
      )}
      {form.who === "members" && form.members.length === 0 && last.length > 0 && (
        <Button block onPress={() => onChange({ members: last.map(({ id }) => id) })}>
          照上次{meetingKindWords[form.kind]}：{last.map((member) => nameAmong(member, namesakes)).join("、")}
        </Button>
      )}
      {form.who === "members" && (
        <ChecksField
          label="请哪几位"
          choices={members.map((member) => ({ value: member.id, label: nameAmong(member, namesakes) }))}
          values={form.members}
          onChange={(chosen) => onChange({ members: chosen })}
        />
      )}
      {form.who !== "members" && (hasGuests || form.ownOnly) && (
        <CheckField
          label="不含流入的党员"
          checked={form.ownOnly}
          onChange={(ownOnly) => onChange({ ownOnly })}
        />
      )}
      <p class="muted small" role="status">
        {isChosen && `会请 ${asked.length} 人，名册上共 ${members.length} 人。没请到的想来，也一样签到。`}
      </p>
    </>
  );
}

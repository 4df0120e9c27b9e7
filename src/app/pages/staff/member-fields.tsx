import { useId } from "preact/hooks";
import type { Arrangement, Cohort, MemberStatus } from "../../../domain/entries/membership.ts";
import type { Member } from "../../../domain/fold/members.ts";
import { ChecksField, ChoiceField } from "../../components/fields.tsx";
import { TextField } from "../../components/text-field.tsx";
import { arrangementWords, cohortWords, statusWords } from "../../words/membership-words.ts";

/** What the form of a member holds while it is filled in. */
export type MemberForm = {
  name: string;
  identityKey: string;
  status: "full" | "probationary";
  cohorts: Cohort[];
  arrangements: Arrangement[];
  phone: string;
  /** 党小组; "": none */
  group: string;
};

export const emptyMember: MemberForm = {
  name: "",
  identityKey: "",
  status: "full",
  cohorts: [],
  arrangements: [],
  phone: "",
  group: "",
};

export function formOf(member: Member): MemberForm {
  return {
    name: member.name,
    identityKey: member.identityKey ?? "",
    status: member.status === "probationary" ? "probationary" : "full",
    cohorts: [...member.cohorts],
    arrangements: [...member.arrangements],
    phone: member.phone ?? "",
    group: member.group ?? "",
  };
}

export type MemberErrors = Partial<Record<"name" | "identityKey" | "phone", string>>;

/** @param others the other members of the branch */
export function checkMember(form: MemberForm, others: readonly Member[]): MemberErrors {
  const name = form.name.trim();
  const key = form.identityKey.trim();
  const errors: MemberErrors = {};
  if (name === "") errors.name = "请写上姓名。";
  const twin = others.find((other) => other.name === name);
  if (twin && (key === "" || others.some((other) => other.name === name && other.identityKey === key))) {
    errors.identityKey = `支部里已有一位${name}${twin.identityKey ? `（${twin.identityKey}）` : ""}。如果是同一个人，不用再加；是两个人，请写一个能分清的号，比如手机尾号。`;
  }
  const phone = form.phone.trim();
  if (phone !== "" && !/^[\d\s+-]{5,20}$/.test(phone)) errors.phone = "电话只能是数字，请再看一看。";
  return errors;
}

export function MemberFields(props: {
  form: MemberForm;
  errors: MemberErrors;
  /** 党小组 that the branch has */
  groups: readonly string[];
  onChange: (part: Partial<MemberForm>) => void;
}) {
  const { form, errors, onChange } = props;
  const listId = useId();
  return (
    <>
      <TextField
        label="姓名"
        value={form.name}
        error={errors.name}
        maxLength={40}
        onInput={(name) => onChange({ name })}
      />
      <ChoiceField
        label="身份"
        choices={(["full", "probationary"] satisfies MemberStatus[]).map((value) => ({
          value,
          label: statusWords[value],
        }))}
        value={form.status}
        onChange={(status) => onChange({ status })}
      />
      <TextField
        label="区分号"
        hint="有同名的才要填，比如手机尾号。只有支部看得到。"
        value={form.identityKey}
        error={errors.identityKey}
        maxLength={20}
        onInput={(identityKey) => onChange({ identityKey })}
      />
      <TextField
        label="电话"
        type="tel"
        value={form.phone}
        error={errors.phone}
        maxLength={20}
        onInput={(phone) => onChange({ phone })}
      />
      <TextField
        label="党小组"
        hint="支部分了小组才要填，比如“第一党小组”。同一个小组，写法要一样。"
        value={form.group}
        maxLength={60}
        list={listId}
        onInput={(group) => onChange({ group })}
      />
      <datalist id={listId}>
        {props.groups.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <ChecksField
        label="学习安排"
        hint="只记怎么安排，不记原因。"
        choices={choicesOf(arrangementWords)}
        values={form.arrangements}
        onChange={(arrangements) => onChange({ arrangements })}
      />
      <ChecksField
        label="类型（可多选，也可不选）"
        choices={choicesOf(cohortWords)}
        values={form.cohorts}
        onChange={(cohorts) => onChange({ cohorts })}
      />
    </>
  );
}

function choicesOf<T extends string>(words: Record<T, string>): { value: T; label: string }[] {
  return (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }));
}

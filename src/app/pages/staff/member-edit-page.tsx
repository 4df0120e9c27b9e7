import { useSignal } from "@preact/signals";
import type { MemberCorrected } from "../../../domain/entries/membership.ts";
import type { Member } from "../../../domain/fold/members.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { ButtonLink } from "../../components/button.tsx";
import { goTo } from "../../routing/place.ts";
import type { PageProps } from "../../routing/route.ts";
import { useSession } from "../../session/use-session.ts";
import { checkMember, formOf, type MemberErrors, MemberFields, type MemberForm } from "./member-fields.tsx";
import { OneMember } from "./one-member.tsx";
import { groupsOf } from "./party-groups.ts";
import { useRoster } from "./staff-reckonings.ts";

export function MemberEditPage({ params }: PageProps) {
  return (
    <OneMember id={params["member"]} title={(member) => `改正：${member.name}`}>
      {(member, branch) => <EditMember member={member} branch={branch.id} />}
    </OneMember>
  );
}

function EditMember({ member, branch }: { member: Member; branch: UnitId }) {
  const { phone } = useSession();
  const { members } = useRoster(branch);
  const form = useSignal<MemberForm>(formOf(member));
  const errors = useSignal<MemberErrors>({});
  const page = `/branch/members/${member.id}`;

  async function save(): Promise<void> {
    const others = members.filter(({ id }) => id !== member.id);
    errors.value = checkMember(form.value, others);
    if (Object.keys(errors.value).length > 0) return;
    const body = correctionOf(member, form.value);
    if (Object.keys(body).length > 1) await phone.write([{ kind: "member-corrected", body }]);
    goTo(page, true);
  }

  return (
    <div class="stack">
      <MemberFields
        form={form.value}
        errors={errors.value}
        groups={groupsOf(members)}
        onChange={(part) => (form.value = { ...form.value, ...part })}
      />
      <ActionButton kind="primary" block working="正在保存…" action={save}>
        保存
      </ActionButton>
      <ButtonLink block to={`${page}/move`}>
        迁到别的支部
      </ButtonLink>
      <ButtonLink block to={`${page}/leave`}>
        转出或去世
      </ButtonLink>
    </div>
  );
}

/** Only what differs: two who correct different things do not undo each other. */
export function correctionOf(member: Member, form: MemberForm): MemberCorrected {
  const before = formOf(member);
  const body: MemberCorrected = { member: member.id };
  const name = form.name.trim();
  const identityKey = form.identityKey.trim();
  const phone = form.phone.trim();
  const group = form.group.trim();
  if (name !== before.name) body.name = name;
  if (identityKey !== before.identityKey) body.identityKey = identityKey === "" ? null : identityKey;
  if (phone !== before.phone) body.phone = phone === "" ? null : phone;
  if (group !== before.group) body.group = group === "" ? null : group;
  if (form.status !== before.status) body.status = form.status;
  if (!sameSet(form.cohorts, before.cohorts)) body.cohorts = form.cohorts;
  if (!sameSet(form.arrangements, before.arrangements)) body.arrangements = form.arrangements;
  return body;
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

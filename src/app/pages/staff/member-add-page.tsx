import { useSignal } from "@preact/signals";
import type { UnitId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { SelectField } from "../../components/fields.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { newId } from "../../new-id.ts";
import { goTo } from "../../routing/place.ts";
import { useSession } from "../../session/use-session.ts";
import { useOtherBranches } from "./branch-choices.ts";
import {
  checkMember,
  emptyMember,
  type MemberErrors,
  MemberFields,
  type MemberForm,
} from "./member-fields.tsx";
import { BranchPage } from "./my-units.tsx";
import { groupsOf } from "./party-groups.ts";
import { useRoster } from "./staff-reckonings.ts";

export function MemberAddPage() {
  return (
    <BranchPage title="添加党员" back="/branch/members" backLabel="党员">
      {(branch) => <AddMember branch={branch.id} />}
    </BranchPage>
  );
}

function AddMember({ branch }: { branch: UnitId }) {
  const { phone } = useSession();
  const { members } = useRoster(branch);
  const others = useOtherBranches(branch);
  const draft = useDraft<MemberForm & { host: string }>(`member-add:${branch}`, { ...emptyMember, host: "" });
  const errors = useSignal<MemberErrors>({});
  const form = draft.content.value;

  async function add(): Promise<void> {
    errors.value = checkMember(form, members);
    if (Object.keys(errors.value).length > 0) return;
    const member = newId();
    const { name, identityKey, phone: number, group, host, ...rest } = form;
    const body = {
      ...rest,
      member,
      name: name.trim(),
      homeBranch: branch,
      ...(identityKey.trim() && { identityKey: identityKey.trim() }),
      ...(number.trim() && { phone: number.trim() }),
      ...(group.trim() && { group: group.trim() }),
      ...(host && { hostBranch: host }),
    };
    await draft.send(() => phone.write([{ kind: "member-added", body }], { draft: draft.id }));
    goTo(`/branch/members/${member}`, true);
  }

  return (
    <div class="stack">
      <MemberFields
        form={form}
        errors={errors.value}
        groups={groupsOf(members)}
        onChange={(part) => draft.change(part)}
      />
      {others.length > 0 && (
        <SelectField
          label="流入地支部"
          hint="人在别的支部参加学习的，选那个支部。"
          choices={[{ value: "", label: "没有，就在本支部" }, ...others]}
          value={form.host}
          onChange={(host) => draft.change({ host })}
        />
      )}
      <ActionButton kind="primary" block working="正在保存…" action={add}>
        添加
      </ActionButton>
    </div>
  );
}

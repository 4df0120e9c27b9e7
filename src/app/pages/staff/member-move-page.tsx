import { useSignal } from "@preact/signals";
import type { Member } from "../../../domain/fold/members.ts";
import { foldOrg } from "../../../domain/fold/org.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { SelectField } from "../../components/fields.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Notice } from "../../components/notice.tsx";
import { goTo } from "../../routing/place.ts";
import type { PageProps } from "../../routing/route.ts";
import { today } from "../../session/reckonings.ts";
import { useFold, useSession } from "../../session/use-session.ts";
import { unitWithParent, useOtherBranches } from "./branch-choices.ts";
import type { MyUnit } from "./my-units.tsx";
import { OneMember } from "./one-member.tsx";

export function MemberMovePage({ params }: PageProps) {
  return (
    <OneMember id={params["member"]} title={(member) => `迁移：${member.name}`}>
      {(member, branch) => <Move member={member} branch={branch} />}
    </OneMember>
  );
}

/** The home branch sends a member; a host branch can only let him go. */
function Move({ member, branch }: { member: Member; branch: MyUnit }) {
  const { phone } = useSession();
  const org = useFold(foldOrg);
  const others = useOtherBranches(branch.id);
  const isHome = member.homeBranch === branch.id;
  const home = useSignal<UnitId>(member.homeBranch);
  const host = useSignal<UnitId>(member.hostBranch ?? "");
  const since = useSignal(today());
  const error = useSignal<string | undefined>(undefined);

  async function move(homeBranch: UnitId, hostBranch: UnitId | null): Promise<void> {
    error.value = undefined;
    if (homeBranch === member.homeBranch && hostBranch === (member.hostBranch ?? null)) {
      error.value = "还和原来一样，没有要改的。";
      return;
    }
    if (homeBranch === hostBranch) {
      error.value = "两个是同一个支部：流入地请选“没有”。";
      return;
    }
    const body = { member: member.id, homeBranch, hostBranch, since: since.value };
    await phone.write([{ kind: "member-moved", body }]);
    goTo("/branch/members", true);
  }

  const here = { value: branch.id, label: `${branch.name}（本支部）` };
  const day = (
    <TextField
      label="从哪天起"
      type="date"
      value={since.value}
      onInput={(value) => value && (since.value = value)}
    />
  );

  if (!isHome) {
    return (
      <div class="stack">
        <Notice>
          {`他的组织关系在${unitWithParent(org, member.homeBranch)}，由那边的书记办理。他已不在您这里学习的话，可以在这里记下。`}
        </Notice>
        {day}
        <ActionButton kind="primary" block action={() => move(member.homeBranch, null)}>
          他已离开本支部
        </ActionButton>
      </div>
    );
  }
  return (
    <div class="stack">
      <SelectField
        label="组织关系在哪个支部"
        choices={[here, ...others]}
        value={home.value}
        onChange={(value) => (home.value = value)}
      />
      <SelectField
        label="在哪个支部参加学习（流入地）"
        hint="和上面同一个支部的，选“没有”。"
        choices={[{ value: "", label: "没有" }, ...others]}
        value={host.value}
        error={error.value}
        onChange={(value) => (host.value = value)}
      />
      {day}
      {home.value !== branch.id && (
        <Notice kind="look">他的记录会跟着到那个支部；联网之后，本支部的手机上就不再有他的记录。</Notice>
      )}
      <ActionButton
        kind="primary"
        block
        working="正在保存…"
        action={() => move(home.value, host.value === "" ? null : host.value)}
      >
        保存
      </ActionButton>
    </div>
  );
}

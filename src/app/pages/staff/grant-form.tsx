import { useSignal } from "@preact/signals";
import type { Role } from "../../../domain/entries/campaign.ts";
import { foldMembers } from "../../../domain/fold/members.ts";
import { foldOrg } from "../../../domain/fold/org.ts";
import type { MemberId, UnitId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { SelectField } from "../../components/fields.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Notice } from "../../components/notice.tsx";
import { useFold, useSession } from "../../session/use-session.ts";
import { unitWithParent } from "./branch-choices.ts";
import { newId } from "../../new-id.ts";
import { roleWords } from "./role-words.ts";

type Granted = Exclude<Role, "helper">;
const ofBranch: readonly Granted[] = ["secretary", "guide", "supervisor", "inspector"];
const ofUnit: readonly Granted[] = ["office", "guide", "supervisor", "inspector"];

/**
 * Names somebody to a role. A branch's roster is the branch's: the office knows only whom it added or who is of its own, so
 * others are named by the number on their member page, and a branch's first secretary may be put on its roster here.
 */
export function GrantForm({ units }: { units: readonly UnitId[] }) {
  const { phone } = useSession();
  const org = useFold(foldOrg);
  const { present } = useFold(foldMembers);
  const unit = useSignal<UnitId>(units.find((id) => org.units.get(id)?.level === "branch") ?? units[0] ?? "");
  const role = useSignal<Granted>("secretary");
  /** a member's id, "number" or "new" */
  const who = useSignal<string>(present.length > 0 ? present[0]!.id : "number");
  const number = useSignal("");
  const name = useSignal("");
  const error = useSignal<string | undefined>(undefined);
  const done = useSignal<{ name: string; role: string } | undefined>(undefined);

  const isBranch = org.units.get(unit.value)?.level === "branch";
  const roles = isBranch ? ofBranch : ofUnit;
  const granted = roles.includes(role.value) ? role.value : roles[0]!;

  async function grant(): Promise<void> {
    const member = chosenMember();
    if (member === undefined) return;
    const role = {
      kind: "role-granted" as const,
      body: {
        member: member.id,
        role: granted,
        unit: unit.value,
        ...(member.name && { name: member.name }),
      },
    };
    if (member.added && member.name) {
      const body = {
        member: member.id,
        name: member.name,
        status: "full" as const,
        cohorts: [],
        arrangements: [],
        homeBranch: unit.value,
      };
      await phone.write([{ kind: "member-added" as const, body }, role]);
    } else await phone.write([role]);
    done.value = { name: member.name ?? "他", role: roleWords[granted] };
    number.value = "";
    name.value = "";
  }

  function chosenMember(): { id: MemberId; name?: string; added?: boolean } | undefined {
    error.value = undefined;
    if (who.value === "new") {
      const said = name.value.trim();
      if (said !== "") return { id: newId(), name: said, added: true };
      error.value = "请写上姓名。";
    } else if (who.value === "number") {
      const said = number.value.trim();
      if (/^[A-Za-z0-9_-]{16}$/.test(said)) return { id: said };
      error.value = "编号是 16 个字母和数字，在支部的党员页上，可以复制过来。";
    } else {
      const id = who.value;
      return { id, name: present.find((member) => member.id === id)?.name };
    }
    return undefined;
  }

  return (
    <div class="card">
      <SelectField
        label="单位"
        choices={units.map((id) => ({ value: id, label: unitWithParent(org, id) }))}
        value={unit.value}
        onChange={(value) => {
          unit.value = value;
          if (who.value === "new") who.value = "number";
        }}
      />
      <SelectField<Granted>
        label="职务"
        choices={roles.map((value) => ({ value, label: roleWords[value] }))}
        value={granted}
        onChange={(value) => (role.value = value)}
      />
      <SelectField
        label="任命谁"
        choices={[
          ...present.map((member) => ({
            value: member.id,
            label: `${member.name} · ${org.units.get(member.homeBranch)?.name ?? ""}`,
          })),
          { value: "number", label: "按编号（名册在支部）" },
          ...(isBranch ? [{ value: "new", label: "名册里还没有，先加上" }] : []),
        ]}
        value={who.value}
        onChange={(value) => (who.value = value)}
      />
      {who.value === "number" && (
        <TextField
          label="党员编号"
          value={number.value}
          error={error.value}
          maxLength={24}
          onInput={(value) => (number.value = value)}
        />
      )}
      {who.value === "new" && (
        <TextField
          label="姓名"
          value={name.value}
          error={error.value}
          maxLength={40}
          onInput={(value) => (name.value = value)}
        />
      )}
      <ActionButton kind="primary" block working="正在保存…" action={grant}>
        任命
      </ActionButton>
      {done.value && (
        <Notice kind="kept">{`已任命${done.value.name}为${done.value.role}。他的手机联网后就能用。`}</Notice>
      )}
    </div>
  );
}

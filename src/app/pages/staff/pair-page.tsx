import { useSignal } from "@preact/signals";
import { addDays, dayOf } from "../../../domain/day.ts";
import { dayWords } from "../../../domain/day-words.ts";
import type { PairingMade } from "../../../domain/entries/membership.ts";
import type { Member } from "../../../domain/fold/members.ts";
import { foldPairings, pairingHolds } from "../../../domain/fold/pairings.ts";
import { foldRoles } from "../../../domain/fold/roles.ts";
import type { MemberId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { ChoiceField, SelectField } from "../../components/fields.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Notice } from "../../components/notice.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { newId } from "../../new-id.ts";
import type { PageProps } from "../../routing/route.ts";
import { goTo } from "../../routing/place.ts";
import { today } from "../../session/reckonings.ts";
import { useFold, useSession } from "../../session/use-session.ts";
import { nameAmong, useNames } from "./member-names.ts";
import type { MyUnit } from "./my-units.tsx";
import { OneMember } from "./one-member.tsx";
import { useBranchProgress, useRoster } from "./staff-reckonings.ts";

type Consent = PairingMade["consent"];

const consents: readonly { value: Consent; label: string }[] = [
  { value: "paper", label: "在纸上签了字" },
  { value: "voice", label: "电话里说同意" },
  { value: "finger", label: "按了手印" },
];

/** 送学人: who visits an elder, with the elder's word that he agrees. */
export function PairPage({ params }: PageProps) {
  return (
    <OneMember id={params["member"]} title={(member) => `送学人：${member.name}`}>
      {(member, branch) => <Pair elder={member} branch={branch} />}
    </OneMember>
  );
}

function Pair({ elder, branch }: { elder: Member; branch: MyUnit }) {
  const { phone } = useSession();
  const name = useNames();
  const { members, namesakes } = useRoster(branch.id);
  const { campaign } = useBranchProgress(branch.id);
  const pairings = useFold(foldPairings).filter(
    (pairing) => pairing.elder === elder.id && pairingHolds(pairing, today()),
  );
  const roles = useFold(foldRoles);
  const others = members.filter(({ id }) => id !== elder.id);
  const helper = useSignal<MemberId>("");
  const until = useSignal(campaign && campaign.ends > today() ? campaign.ends : addDays(today(), 90));
  const consent = useSignal<Consent | undefined>(undefined);
  const errors = useSignal<{ helper?: string; consent?: string }>({});

  async function pair(): Promise<void> {
    const chosen = others.find(({ id }) => id === helper.value);
    errors.value = {
      ...(chosen === undefined && { helper: "请选一位送学人。" }),
      ...(consent.value === undefined && { consent: "请先问过他本人，再选他是怎么同意的。" }),
    };
    if (chosen === undefined || consent.value === undefined) return;
    const body: PairingMade = {
      pairing: newId(),
      helper: chosen.id,
      helperName: chosen.name,
      elder: elder.id,
      elderName: elder.name,
      ...(chosen.phone && { helperPhone: chosen.phone }),
      ...(elder.phone && { elderPhone: elder.phone }),
      until: until.value,
      consent: consent.value,
    };
    const isHelper = roles.some(
      ({ member, role, unit }) => member === chosen.id && role === "helper" && unit === branch.id,
    );
    const role = { member: chosen.id, name: chosen.name, role: "helper" as const, unit: branch.id };
    await phone.write([
      ...(isHelper ? [] : [{ kind: "role-granted" as const, body: role }]),
      { kind: "pairing-made" as const, body },
    ]);
    goTo(`/branch/members/${elder.id}`, true);
  }

  return (
    <div class="stack">
      {pairings.length > 0 && (
        <Rows label="现在的送学人">
          {pairings.map((pairing) => (
            <Row
              key={pairing.id}
              title={name(pairing.helper)}
              note={`${dayWords(dayOf(pairing.made), today())}起，到${dayWords(pairing.until, today())}`}
              end={
                <ActionButton
                  action={() => phone.write([{ kind: "pairing-ended", body: { pairing: pairing.id } }])}
                >
                  结束
                </ActionButton>
              }
            />
          ))}
        </Rows>
      )}
      <Notice>{`送学人能替${elder.name}记学习，两个人的名字都会写上；他随时可以说不要了。`}</Notice>
      <SelectField
        label="请谁送学"
        choices={[
          { value: "", label: "请选" },
          ...others.map((member) => ({ value: member.id, label: nameAmong(member, namesakes) })),
        ]}
        value={helper.value}
        error={errors.value.helper}
        onChange={(value) => (helper.value = value)}
      />
      <ChoiceField<Consent>
        label={`${elder.name}是怎么同意的`}
        choices={consents}
        value={consent.value}
        error={errors.value.consent}
        onChange={(value) => (consent.value = value)}
      />
      <TextField
        label="到哪天为止"
        type="date"
        value={until.value}
        min={today()}
        onInput={(value) => value && (until.value = value)}
      />
      <ActionButton kind="primary" block working="正在保存…" action={pair}>
        结成对子
      </ActionButton>
    </div>
  );
}

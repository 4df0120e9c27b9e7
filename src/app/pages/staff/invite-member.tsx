import { signal, useSignal } from "@preact/signals";
import { addDays, dayOf, startOfDay } from "../../../domain/day.ts";
import { dayWords } from "../../../domain/day-words.ts";
import { invitationState } from "../../../domain/fold/invitations.ts";
import { type EntryId, type Instant, type MemberId, parseEntryId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { ChoiceField } from "../../components/fields.tsx";
import { Notice } from "../../components/notice.tsx";
import { newInvitationCode } from "../../invite/invitation-code.ts";
import { invitationProof } from "../../invite/invitation-proof.ts";
import { now } from "../../session/now.ts";
import { today } from "../../session/reckonings.ts";
import { useSession } from "../../session/use-session.ts";
import { InviteCard } from "./invite-card.tsx";
import { MemberDevices } from "./member-devices.tsx";
import { useInvitations } from "./staff-reckonings.ts";

interface MadeInvitation {
  code: string;
  expires: Instant;
  entry: EntryId;
}

/** Codes made since the app was opened: nowhere else are they kept, and a page that is left may be come back to. */
const made = signal<ReadonlyMap<MemberId, MadeInvitation>>(new Map());

const days = ["7", "30", "90"] as const;

/** Makes an invitation for somebody, and shows it: digits, link, QR, card. @param props.unit what stands beside his name */
export function InviteMember(props: { member: { id: MemberId; name: string }; unit: string }) {
  const { member, unit } = props;
  const { phone } = useSession();
  const valid = useSignal<(typeof days)[number]>("30");
  const open = (useInvitations().byMember.get(member.id) ?? []).filter(
    (one) => one.purpose === "enrol" && invitationState(one, now.value) === "open",
  );
  const shown = made.value.get(member.id);
  async function invite(): Promise<void> {
    const code = newInvitationCode();
    const { invitation } = await invitationProof(code);
    const expires = startOfDay(addDays(today(), Number(valid.value) + 1));
    const withdrawn = open.map(({ id }) => ({
      kind: "invitation-withdrawn" as const,
      body: { invitation: id },
    }));
    const body = { invitation, member: member.id, purpose: "enrol" as const, expires };
    const entries = await phone.write([{ kind: "invitation-made" as const, body }, ...withdrawn]);
    made.value = new Map([...made.value, [member.id, { code, expires, entry: entries[0]! }]]);
    void phone.contact();
  }

  return (
    <div class="stack">
      {shown ? (
        <>
          <div class="no-print">
            <InvitationState entry={shown.entry} />
          </div>
          <InviteCard
            name={member.name}
            branch={unit}
            code={shown.code}
            lastDay={dayWords(dayOf(shown.expires - 1), today())}
          />
        </>
      ) : (
        <p class="no-print">
          给{member.name}
          一个邀请码，他在自己的手机上输入，就能用送学。一个码只能用一次。不用手机也行，走纸质一样算。
        </p>
      )}
      {open.length > 0 && !shown && (
        <Notice title="已经发过邀请，还没有用">
          <p>
            {dayWords(dayOf(open[0]!.made), today())}发的，有效到
            {dayWords(dayOf(open[0]!.expires - 1), today())}。邀请码只在发的时候显示，找不到了就重新发一个，
            原来的随即作废。
          </p>
        </Notice>
      )}
      <div class="stack no-print">
        <ChoiceField
          label={shown ? "再发一个，有效" : "有效"}
          choices={days.map((value) => ({ value, label: `${value} 天` }))}
          value={valid.value}
          onChange={(value) => (valid.value = value)}
        />
        <ActionButton kind={shown ? "second" : "primary"} block working="正在生成邀请码…" action={invite}>
          {shown || open.length > 0 ? "重新生成邀请码" : "生成邀请码"}
        </ActionButton>
        <MemberDevices member={member.id} />
      </div>
    </div>
  );
}

/** Whether the member can use it already: the server has to have heard of it first. */
function InvitationState({ entry }: { entry: EntryId }) {
  const { outbox } = useSession().state.value;
  const n = parseEntryId(entry)?.n ?? 0;
  const apart = outbox.exceptions.find((exception) => exception.entry === entry);
  if (apart?.verdict === "quarantined") {
    return (
      <Notice kind="look" title="这个邀请码没有被收下">
        可能是他已经转出，或者要由办公室来邀请。请和办公室联系。
      </Notice>
    );
  }
  if (n > outbox.receiptedThrough) {
    return (
      <Notice kind="look" title="邀请码已生成，还没有生效">
        可以先念给他或打印出来。等这台手机联上网，他就能用了。
      </Notice>
    );
  }
  return <Notice kind="kept">邀请码已生效，现在就能用。</Notice>;
}

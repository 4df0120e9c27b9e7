import { useSignal } from "@preact/signals";
import { dayOf } from "../../../domain/day.ts";
import { dayWords } from "../../../domain/day-words.ts";
import type { EnrolledDevice } from "../../../domain/fold/invitations.ts";
import type { MemberId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { now } from "../../session/now.ts";
import { today } from "../../session/reckonings.ts";
import { useSession } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";
import { useInvitations } from "./staff-reckonings.ts";

/** The member's phones. When they were last heard of is not told: it says nothing about anybody. */
export function MemberDevices({ member }: { member: MemberId }) {
  const { phone } = useSession();
  const devices = useInvitations().devicesOf.get(member) ?? [];
  const asking = useSignal<EnrolledDevice | undefined>(undefined);
  const why = useSignal("");

  async function revoke(device: EnrolledDevice): Promise<void> {
    const reason = why.value.trim();
    await phone.write([
      { kind: "device-revoked", body: { device: device.id, ...(reason && { why: reason }) } },
    ]);
    asking.value = undefined;
    why.value = "";
  }

  if (devices.length === 0) return null;
  return (
    <Section title="他的手机">
      <Rows label="他的手机">
        {devices.map((device) => (
          <Row
            key={device.id}
            title={device.label}
            note={
              device.revoked
                ? `${dayWords(dayOf(device.revoked.at), today())}停用${device.revoked.why ? `：${device.revoked.why}` : ""}`
                : `${momentWords(device.enrolled, now.value)}登记`
            }
            end={
              device.revoked ? undefined : (
                <Button label={`停用 ${device.label}`} onPress={() => (asking.value = device)}>
                  停用
                </Button>
              )
            }
          />
        ))}
      </Rows>
      {asking.value && (
        <Sheet title={`停用 ${asking.value.label}`} onClose={() => (asking.value = undefined)}>
          <p>
            手机丢了、换了、给了别人，就停用它：它再也看不到支部的内容。它还没上传的记录会另外放着，由您决定收不收。
          </p>
          <TextField
            label="为什么（可不填）"
            value={why.value}
            maxLength={100}
            onInput={(value) => (why.value = value)}
          />
          <ActionButton kind="primary" block action={() => revoke(asking.value!)}>
            停用这台手机
          </ActionButton>
        </Sheet>
      )}
    </Section>
  );
}

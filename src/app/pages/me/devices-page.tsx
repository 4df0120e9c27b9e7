import { useSignal } from "@preact/signals";
import { dayOf } from "../../../domain/day.ts";
import { dayWords } from "../../../domain/day-words.ts";
import type { EnrolledDevice } from "../../../domain/fold/invitations.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { foldDevices } from "../../session/devices.ts";
import { now } from "../../session/now.ts";
import { today } from "../../session/reckonings.ts";
import { useFold, useMe, useSession } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";

export function DevicesPage() {
  const me = useMe();
  const { phone, state } = useSession();
  const devices = useFold(foldDevices).get(me) ?? [];
  const asked = useSignal<EnrolledDevice | undefined>(undefined);

  async function revoke(device: EnrolledDevice): Promise<void> {
    await phone.write([{ kind: "device-revoked", body: { device: device.id, why: "本人停用" } }]);
    asked.value = undefined;
  }

  return (
    <Page title="我的手机" back="/me">
      <div class="stack">
        <p>登记过的手机和浏览器。丢了的，点“停用”，它就再也看不到、写不了您的东西。</p>
        <ul class="stack">
          {devices.map((device) => (
            <li key={device.id} class="card">
              <p class="notice-title">
                {device.label}
                {device.id === state.value.device && "（就是这一部）"}
              </p>
              <p class="muted">
                {momentWords(device.enrolled, now.value)}登记的
                {device.revoked && `，${dayWords(dayOf(device.revoked.at), today())}停用`}
              </p>
              {!device.revoked && (
                <div>
                  <Button label={`停用${device.label}`} onPress={() => (asked.value = device)}>
                    停用
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
        {devices.length === 0 && <Notice>还没有取到登记的名单，联网后再看。</Notice>}
      </div>
      {asked.value && (
        <Sheet title={`停用“${asked.value.label}”？`} onClose={() => (asked.value = undefined)}>
          <p>
            {asked.value.id === state.value.device
              ? "停用的就是您手上这一部。它里面还没上传的会先传上去，以后要用得请支部再发邀请。"
              : "它还没上传的，会由支部看过再收。已经收到的都还在。"}
          </p>
          <ActionButton
            block
            working="正在存…"
            action={() => (asked.value ? revoke(asked.value) : Promise.resolve())}
          >
            停用
          </ActionButton>
        </Sheet>
      )}
    </Page>
  );
}

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Qr } from "../../components/qr.tsx";
import { invitationLink, spacedInvitationCode } from "../../invite/invitation-code.ts";
import { useSession } from "../../session/use-session.ts";

/** What is handed to a member: read over the telephone, sent as a link, scanned, or printed and cut out. */
export function InviteCard(props: { name: string; branch: string; code: string; lastDay: string }) {
  const { phone } = useSession();
  const serverKey = useSignal<string | undefined>(undefined);
  // Where it cannot be had, the invitation is as good wherever there is a network.
  useEffect(
    () =>
      void phone.carry.serverKey().then(
        (key) => (serverKey.value = key),
        () => undefined,
      ),
    [phone],
  );
  const link = invitationLink(location.origin, props.code, serverKey.value);
  return (
    <>
      <section class="card invite-card" aria-label="邀请卡">
        <p>
          <strong>{props.name}</strong> · {props.branch}
        </p>
        <p class="muted">邀请码，四位四位地念：</p>
        <p class="big-digits" role="group" aria-label="邀请码">
          {spacedInvitationCode(props.code)}
        </p>
        <Qr text={link} label="邀请二维码" />
        <ol class="steps">
          <li>
            扫上面的码，或者在手机浏览器里打开 <span class="link-words">{location.host}</span>
          </li>
          <li>输入邀请码</li>
        </ol>
        <p>有效到 {props.lastDay}，只能用一次，请不要转给别人。不用手机，走纸质也一样。</p>
      </section>
      <div class="side-by-side no-print">
        <CopyButton text={link} label="复制链接" />
        <Button onPress={() => print()}>打印邀请卡</Button>
      </div>
    </>
  );
}

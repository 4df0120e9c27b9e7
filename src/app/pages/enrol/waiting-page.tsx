import { ActionButton } from "../../components/action-button.tsx";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { useSession } from "../../session/use-session.ts";
import { forgetPhone } from "../../storage/forget-phone.ts";
import { enrolmentReasonWords } from "../../words/verdict-words.ts";

/** Enrolled on this phone; the server has not said yes yet. */
export function WaitingPage() {
  const { phone, state } = useSession();
  const offline = state.value.contact.status === "offline";
  return (
    <Page title="已经登记在这部手机上">
      <div class="stack">
        <Notice kind="look">
          {offline
            ? "现在没有网络。登记已经存好，不用重做；有网络的时候打开送学，就会自动完成。"
            : "正在等服务器确认，一般几秒钟就好。要是邀请刚刚发出，可能要等支部的手机联网。"}
        </Notice>
        <ActionButton kind="primary" block action={() => phone.contact()} working="正在联系…">
          现在联系一次
        </ActionButton>
        <ButtonLink block to="/carry/give">
          没有网？请人带走
        </ButtonLink>
      </div>
    </Page>
  );
}

export function RefusedPage() {
  const { phone, state } = useSession();
  return (
    <Page title="这次登记没有成">
      <div class="stack">
        <Notice kind="look">{enrolmentReasonWords(state.value.enrolmentReason)}</Notice>
        <ActionButton kind="primary" block action={() => forgetPhone(phone)} working="正在清理…">
          重新登记
        </ActionButton>
      </div>
    </Page>
  );
}

import { ActionButton } from "../../components/action-button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { SaveFileButton } from "../../components/save-file-button.tsx";
import { useSession } from "../../session/use-session.ts";
import { forgetPhone } from "../../storage/forget-phone.ts";
import { enrolmentReasonWords } from "../../words/verdict-words.ts";
import { waitingWords } from "../../words/state-words.ts";

/** This phone is no longer one of the branch's: revoked, moved out, or its owner has withdrawn. What he wrote is still his. */
export function EndedPage() {
  const { phone, state } = useSession();
  const { waiting, blobs } = state.value.outbox;
  return (
    <Page title="这部手机已经停用">
      <div class="stack">
        <Notice kind="look">{enrolmentReasonWords(state.value.enrolmentReason)}</Notice>
        {(waiting > 0 || blobs > 0) && (
          <p>{waitingWords(state.value, Date.now())}。请先导出，交给支部也一样算。</p>
        )}
        <SaveFileButton make={() => phone.exportOwn()} name="送学-我的记录.json">
          导出我写的
        </SaveFileButton>
        <ActionButton block action={() => forgetPhone(phone)} working="正在清除…">
          清除这部手机上的内容
        </ActionButton>
      </div>
    </Page>
  );
}

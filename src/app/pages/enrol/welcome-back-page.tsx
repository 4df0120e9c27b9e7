import type { RecoveryAnswer } from "../../../protocol/recovery.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { Page } from "../../components/page.tsx";
import { deviceLabel } from "../../enrolment/device-label.ts";
import { goTo } from "../../routing/place.ts";
import { useSession } from "../../session/use-session.ts";

/** Somebody whose browser lost its storage, and kept the cookie by which the server knows it. */
export function WelcomeBackPage({ known, onOther }: { known: RecoveryAnswer; onOther: () => void }) {
  const { phone } = useSession();
  async function comeBack(): Promise<void> {
    // What he agreed to then: he is not asked anew.
    await phone.enrol({
      consentVersion: known.consent,
      label: deviceLabel(),
      continues: known.device,
    });
    goTo("/pack", true);
    await phone.contact();
  }
  return (
    <Page title={`欢迎回来，${known.name}同志`}>
      <div class="stack">
        <p>
          这个浏览器里存的东西被清掉了。{known.branch}
          已经收到的都还在，点一下就能取回来。还没有上传过的，这里找不回来了。
        </p>
        <ActionButton kind="primary" block action={comeBack} working="正在取回…">
          取回我的记录
        </ActionButton>
        <Button block onPress={onOther}>
          我不是{known.name}
        </Button>
      </div>
    </Page>
  );
}

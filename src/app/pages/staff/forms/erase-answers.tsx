import { useSignal } from "@preact/signals";
import type { PublishedForm } from "../../../../domain/fold/forms.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { Button } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Section } from "../../../components/page.tsx";
import { useSession } from "../../../session/use-session.ts";

/** Strangers wrote there what they would not have kept for ever. */
export function EraseAnswers({ published, onErased }: { published: PublishedForm; onErased: () => void }) {
  const { phone } = useSession();
  const isAsked = useSignal(false);
  const failure = useSignal<string | undefined>(undefined);
  async function erase(): Promise<void> {
    const reply = await phone.ask(`forms/${published.form}/answers/erase`, {});
    failure.value = reply.ok ? undefined : "没有删成，要联网才行，请稍后再试。";
    if (!reply.ok) return;
    isAsked.value = false;
    onErased();
  }
  return (
    <Section title="用完删去">
      <p class="muted small">事情办完，就把别人填的删去。存成的文件、备份里的，要另外删。</p>
      {isAsked.value ? (
        <Notice kind="look" title="都删去？" urgent>
          <p>服务器和这台手机上的答复都删去，找不回来。</p>
          <div class="side-by-side">
            <Button onPress={() => (isAsked.value = false)}>先不删</Button>
            <ActionButton action={erase}>删去</ActionButton>
          </div>
          {failure.value !== undefined && <p>{failure.value}</p>}
        </Notice>
      ) : (
        <Button block onPress={() => (isAsked.value = true)}>
          删去收到的答复
        </Button>
      )}
    </Section>
  );
}

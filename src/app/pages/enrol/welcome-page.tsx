import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { RecoveryAnswer } from "../../../protocol/recovery.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { askRecovery } from "../../enrolment/ask-recovery.ts";
import { isShared, knownAs } from "../../profiles/whose.ts";
import { goTo } from "../../routing/place.ts";
import { wasHere } from "../../storage/was-here.ts";
import { useLoaded } from "../../shell/use-loaded.ts";
import { Waiting } from "../../shell/waiting.tsx";
import { CodeForm } from "./code-form.tsx";
import { ElderSwitch } from "./elder-switch.tsx";

const loadBackPage = () => import("./welcome-back-page.tsx").then((m) => m.WelcomeBackPage);
const loadPaperPage = () => import("./paper-page.tsx").then((m) => m.PaperPage);

/** No journal on this phone: somebody new, or somebody whose browser lost its storage. */
export function WelcomePage() {
  const known = useSignal<RecoveryAnswer | undefined>(undefined);
  const paper = useSignal(false);
  const backPage = useLoaded(known.value && loadBackPage);
  const paperPage = useLoaded(paper.value ? loadPaperPage : undefined);
  useEffect(() => {
    // On a shared phone the cookie is of whoever called last: only he is asked.
    const isHis = (answer?: RecoveryAnswer) => !isShared || answer?.name === knownAs;
    const ask = (): void =>
      void askRecovery().then((answer) => (known.value = isHis(answer) ? answer : undefined));
    ask();
    addEventListener("online", ask);
    return () => removeEventListener("online", ask);
  }, []);

  if (known.value)
    return backPage.value ? (
      <backPage.value known={known.value} onOther={() => (known.value = undefined)} />
    ) : (
      <Waiting for={backPage} />
    );
  if (paper.value)
    return paperPage.value ? (
      <paperPage.value onBack={() => (paper.value = false)} />
    ) : (
      <Waiting for={paperPage} />
    );
  return (
    <Page title="欢迎使用送学">
      <div class="stack">
        {wasHere() && (
          <Notice kind="look" title="这个浏览器里存的东西被清掉了">
            支部已经收到的都还在，连上网络就能取回。连上了还看到这句话，请支部再发一个邀请。没有上传过的，这里找不回来了。
          </Notice>
        )}
        <p>没有网络也能学，有了网络支部就能收到。请点支部发给您的链接，或在这里输入邀请码。</p>
        <CodeForm onCode={(code) => goTo(`/enrol/${code}`)} />
        <ElderSwitch />
        <Button block onPress={() => (paper.value = true)}>
          不用手机，走纸质也一样
        </Button>
      </div>
    </Page>
  );
}

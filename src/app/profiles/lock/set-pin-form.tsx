import { useSignal } from "@preact/signals";
import { Notice } from "../../components/notice.tsx";
import { useSession } from "../../session/use-session.ts";
import { failureWords } from "../../words/failure-words.ts";
import { NewPinFields, readNewPin, useNewPin } from "./new-pin.tsx";
import { setPin, type SetOutcome, type Step } from "./set-pin.ts";

const stepWords: Record<Step, string> = {
  calling: "正在联系服务器，换一把新钥匙…",
  moving: "正在把您的东西搬到锁里…",
  overwriting: "锁好了。正在盖掉原来的痕迹…",
};
const failedWords: Record<Exclude<SetOutcome, "done">, string> = {
  offline: "没有设成，什么都没有变。设密码要换一把钥匙，得联网一次。请有信号的时候再来。",
  busy: "没有设成，什么都没有变。别的窗口正在写东西，请关掉送学的其他标签页，再试一次。",
};

export function SetPin({ onWhole }: { onWhole: () => void }) {
  const { phone, state } = useSession();
  const pin = useNewPin();
  const step = useSignal<Step | undefined>(undefined);
  const failure = useSignal<string | undefined>(undefined);
  const isStaff = state.value.roles.length > 0;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (step.value) return;
    const chosen = readNewPin(pin);
    if (!chosen) return;
    failure.value = undefined;
    try {
      const outcome = await setPin(phone, chosen, (next) => {
        step.value = next;
        if (next === "moving") onWhole();
      });
      if (outcome === "done") return location.reload();
      failure.value = failedWords[outcome];
    } catch (error) {
      failure.value = failureWords(error);
    }
    step.value = undefined;
  }

  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      <p>设了以后，打开送学要先输密码。您写的、读的都锁着，同用这部手机的人看不到。不设也行，什么都不少。</p>
      <NewPinFields pin={pin} />
      {isStaff && <Notice>正开着的会，签到码要重新打开一次。</Notice>}
      {failure.value !== undefined && (
        <Notice kind="error" urgent>
          {failure.value}
        </Notice>
      )}
      {step.value && <Notice>{stepWords[step.value]}请不要关掉这一页。</Notice>}
      <button type="submit" class="button primary block" aria-disabled={step.value !== undefined}>
        {step.value ? "正在设…" : "设密码"}
      </button>
    </form>
  );
}

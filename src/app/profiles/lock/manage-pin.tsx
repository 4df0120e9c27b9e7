import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { ChoiceField } from "../../components/fields.tsx";
import { Notice } from "../../components/notice.tsx";
import { failureWords } from "../../words/failure-words.ts";
import { lockAll, places } from "./here.ts";
import { NewPinFields, readNewPin, useNewPin } from "./new-pin.tsx";
import { PinField } from "./pin-field.tsx";
import { changeMyPin, takePinAway } from "./set-pin.ts";
import { AFTER, USUALLY_AFTER } from "./watch-over.ts";
import { waitWords } from "./words.ts";

const afterWords: Record<string, string> = { 0: "马上", 1: "1 分钟", 5: "5 分钟", 30: "30 分钟" };

/** There is a PIN, and it was given. */
export function ManagePin() {
  const doing = useSignal<"change" | "away" | undefined>(undefined);
  const after = useSignal(USUALLY_AFTER);
  const isDigits = useSignal(false);
  useEffect(() => {
    void places.box.get("after").then((minutes = USUALLY_AFTER) => (after.value = minutes));
    void places.box.get("isDigits").then((digits = false) => (isDigits.value = digits));
  }, []);

  if (doing.value)
    return <WithPin what={doing.value} isDigits={isDigits.value} onBack={() => (doing.value = undefined)} />;
  return (
    <div class="stack">
      <ActionButton kind="primary" block action={lockAll} working="正在锁…">
        现在锁上
      </ActionButton>
      <ChoiceField
        label="多久不看就自己锁上"
        choices={AFTER.map((minutes) => ({ value: `${minutes}`, label: afterWords[minutes] }))}
        value={`${after.value}`}
        onChange={(minutes) => {
          after.value = Number(minutes);
          void places.box.put({ after: after.value });
        }}
      />
      <Button block onPress={() => (doing.value = "change")}>
        换一个密码
      </Button>
      <Button block onPress={() => (doing.value = "away")}>
        不要密码了
      </Button>
    </div>
  );
}

/** Both ask for the PIN once more: whoever finds the phone open has not got it. */
function WithPin({
  what,
  isDigits,
  onBack,
}: {
  what: "change" | "away";
  isDigits: boolean;
  onBack: () => void;
}) {
  const old = useSignal("");
  const next = useNewPin();
  const working = useSignal(false);
  const wrong = useSignal<string | undefined>(undefined);
  const failure = useSignal<string | undefined>(undefined);
  const isDone = useSignal(false);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const chosen = what === "change" ? readNewPin(next) : undefined;
    if (working.value || (what === "change" && !chosen)) return;
    working.value = true;
    wrong.value = failure.value = undefined;
    try {
      const done = await (chosen ? changeMyPin(old.value, chosen) : takePinAway(old.value));
      if (done.outcome === "done" && what === "away") return location.reload();
      if (done.outcome === "done") isDone.value = true;
      else if (done.outcome === "busy")
        failure.value = "没有做成，什么都没有变。请关掉送学的其他标签页，再试一次。";
      else wrong.value = `密码不对${done.wait > 0 ? `，请等${waitWords(done.wait)}再试` : ""}。`;
    } catch (error) {
      failure.value = failureWords(error);
    } finally {
      working.value = false;
    }
  }

  if (isDone.value)
    return (
      <div class="stack">
        <Notice kind="kept">换好了。下次打开，请用新密码。</Notice>
        <Button block onPress={onBack}>
          好
        </Button>
      </div>
    );
  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      {what === "away" && <p>拿掉以后，拿着手机的人就能看到您的东西，和设密码以前一样。</p>}
      <PinField
        label="现在的密码"
        value={old.value}
        isDigits={isDigits}
        onInput={(value) => (old.value = value)}
        error={wrong.value}
      />
      {what === "change" && <NewPinFields pin={next} />}
      {failure.value !== undefined && (
        <Notice kind="error" urgent>
          {failure.value}
        </Notice>
      )}
      <button type="submit" class="button primary block" aria-disabled={working.value}>
        {working.value ? "正在换…" : what === "change" ? "换密码" : "拿掉密码"}
      </button>
      <Button block onPress={onBack}>
        取消
      </Button>
    </form>
  );
}

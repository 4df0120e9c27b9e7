import { useSignal } from "@preact/signals";
import { Button } from "../../components/button.tsx";
import { TextField } from "../../components/fields.tsx";
import { cleanCode, isSoundCode } from "../../enrolment/code.ts";

/** For somebody who was told the digits over the telephone. */
export function CodeForm(props: { onCode: (code: string) => void }) {
  const typed = useSignal("");
  const error = useSignal<string | undefined>(undefined);

  function submit(event: Event): void {
    event.preventDefault();
    const code = cleanCode(typed.value);
    if (code.length !== 12) error.value = `邀请码是 12 位数字，现在有 ${code.length} 位，请再对一遍。`;
    else if (!isSoundCode(code)) error.value = "有一位数字抄错了或颠倒了，请从头再对一遍。";
    else props.onCode(code);
  }

  return (
    <form class="stack" onSubmit={submit}>
      <TextField
        label="邀请码"
        hint="12 位数字，支部给您的纸条或短信上有"
        value={typed.value}
        keyboard="numeric"
        error={error.value}
        onInput={(value) => {
          typed.value = value;
          error.value = undefined;
        }}
      />
      <Button type="submit" kind="primary" block onPress={() => undefined}>
        下一步
      </Button>
    </form>
  );
}

import { useSignal } from "@preact/signals";
import { readInvitationCode } from "../../../protocol/read-invitation-code.ts";
import { Button } from "../../components/button.tsx";
import { TextField } from "../../components/text-field.tsx";

/** For somebody who was told the digits over the telephone. */
export function CodeForm(props: { onCode: (code: string) => void }) {
  const typed = useSignal("");
  const error = useSignal<string | undefined>(undefined);

  function submit(event: Event): void {
    event.preventDefault();
    const read = readInvitationCode(typed.value);
    if ("code" in read) props.onCode(read.code);
    else error.value = "length" in read ? countWords(read.length) : problemWords[read.problem];
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

function countWords(length: number): string {
  return `邀请码是 12 位数字，现在有 ${length} 位，请再对一遍。`;
}

const problemWords = {
  empty: "请先输入邀请码。",
  "not-digits": "邀请码只有数字，没有别的字。",
  mistyped: "有一位数字抄错了或颠倒了，请从头再对一遍。",
} as const;

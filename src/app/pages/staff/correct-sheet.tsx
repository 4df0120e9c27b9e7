import { useSignal } from "@preact/signals";
import type { Member } from "../../../domain/fold/members.ts";
import type { RecordLine } from "../../../domain/fold/study-record.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useKeptWords } from "../../drafts/use-kept-words.ts";
import { Sheet } from "../../components/sheet.tsx";

/** Puts the minutes of a line right, with a reason; what was written first stays visible to the member. */
export function CorrectSheet(props: { member: Member; line: RecordLine; onClose: () => void }) {
  const minutes = useSignal(String(props.line.stated));
  const why = useKeptWords(`correct:${props.line.entry}`);
  const errors = useSignal<{ minutes?: string; why?: string }>({});

  async function correct(): Promise<void> {
    const value = Number(minutes.value.trim());
    const wrong = minutes.value.trim() === "" || !Number.isInteger(value) || value < 0 || value > 24 * 60;
    const reason = why.value.trim();
    errors.value = {
      ...(wrong && { minutes: "请写分钟数，0 到 1440；写 0 就是撤回这一条。" }),
      ...(reason === "" && { why: "请写一句为什么，他会看到。" }),
    };
    if (errors.value.minutes !== undefined || errors.value.why !== undefined) return;
    // The correction is the member's, as the line is; who wrote it stands beside it.
    const body = { entry: props.line.entry, minutes: value, why: reason };
    await why.write([{ kind: "study-corrected", body, for: props.member.id }]);
    props.onClose();
  }

  return (
    <Sheet title="更正这一条" onClose={props.onClose}>
      <p>原来写的会留着，{props.member.name}也看得到改了什么、为什么。</p>
      <TextField
        label="改成多少分钟"
        keyboard="numeric"
        value={minutes.value}
        error={errors.value.minutes}
        maxLength={4}
        onInput={(value) => (minutes.value = value)}
      />
      <TextField
        label="为什么"
        value={why.value}
        error={errors.value.why}
        maxLength={200}
        onInput={(value) => (why.value = value)}
      />
      <ActionButton kind="primary" block working="正在保存…" action={correct}>
        保存更正
      </ActionButton>
    </Sheet>
  );
}

import { useSignal } from "@preact/signals";
import { ActionButton } from "../components/action-button.tsx";
import { TextArea } from "../components/fields.tsx";
import { DraftStatusLine } from "./draft-status.tsx";
import { useDraft } from "./use-draft.ts";

/** Words of answer, kept as a draft while they are typed. `send` writes the entry and names the draft that it came from. */
export function AnswerForm(props: {
  /** names what is answered: "answer:<entry id>" */
  draft: string;
  label: string;
  button: string;
  /** said where nothing was written */
  empty?: string;
  rows?: number;
  primary?: boolean;
  send: (words: string, from: { draft: string }) => Promise<unknown>;
}) {
  const draft = useDraft(props.draft, { words: "" });
  const error = useSignal<string | undefined>(undefined);

  async function send(): Promise<void> {
    const words = draft.content.value.words.trim();
    error.value = words === "" ? (props.empty ?? "请先写几句，让他知道是怎么回事。") : undefined;
    if (error.value !== undefined) return;
    await draft.send(() => props.send(words, { draft: draft.id }));
  }

  return (
    <div class="stack close">
      <TextArea
        label={props.label}
        value={draft.content.value.words}
        error={error.value}
        rows={props.rows ?? 3}
        maxLength={2000}
        onInput={(words) => draft.change({ words })}
      />
      <DraftStatusLine draft={draft} words={({ words }) => words} />
      <ActionButton kind={props.primary ? "primary" : "second"} block working="正在保存…" action={send}>
        {props.button}
      </ActionButton>
    </div>
  );
}

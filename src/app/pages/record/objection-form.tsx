import { useSignal } from "@preact/signals";
import type { EntryId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { TextArea } from "../../components/fields.tsx";
import { DraftStatusLine } from "../../drafts/draft-status.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { useSession } from "../../session/use-session.ts";

/** "这条不对": to any judgement that a screen shows. Works offline. */
export function ObjectionForm({ entry }: { entry: EntryId }) {
  const open = useSignal(false);
  if (!open.value) return <Button onPress={() => (open.value = true)}>这条不对，我要说明</Button>;
  return <Words entry={entry} onSent={() => (open.value = false)} />;
}

function Words({ entry, onSent }: { entry: EntryId; onSent: () => void }) {
  const { phone } = useSession();
  const draft = useDraft(`objection:${entry}`, { words: "" });
  const words = draft.content.value.words;

  async function send(): Promise<void> {
    if (words.trim() === "") return;
    await draft.send(() =>
      phone.write([{ kind: "objection-raised", body: { entry, words: words.trim() } }], { draft: draft.id }),
    );
    onSent();
  }
  return (
    <div class="stack">
      <TextArea
        label="哪里不对，请写一句"
        value={words}
        maxLength={1000}
        onInput={(value) => draft.change({ words: value })}
      />
      <ActionButton kind="primary" block action={send} working="正在存…">
        交给支部
      </ActionButton>
      <DraftStatusLine draft={draft} words={(content) => content.words} />
    </div>
  );
}

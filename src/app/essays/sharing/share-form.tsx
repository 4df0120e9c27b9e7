import { useSignal } from "@preact/signals";
import type { SharingAllowed } from "../../../domain/entries/essays.ts";
import type { EntryId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { ChoiceField, TextArea } from "../../components/fields.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/page.tsx";
import { TextField } from "../../components/text-field.tsx";
import { DraftStatusLine } from "../../drafts/draft-status.tsx";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import { newId } from "../../new-id.ts";
import { useSession } from "../../session/use-session.ts";

export type ShareDraft = {
  title: string;
  text: string;
  named: "yes" | "no";
  name: string;
  upward: "yes" | "no";
};

/** The very words that others will read, under which name, and who may read them: seen before anything is allowed. */
export function ShareForm(props: {
  handedIn: EntryId;
  draft: OpenDraft<ShareDraft>;
  isPartial: boolean;
  onDrop: () => Promise<void>;
}) {
  const { draft } = props;
  const { phone } = useSession();
  const { title, text, named, name, upward } = draft.content.value;
  const error = useSignal<"text" | "name" | undefined>(undefined);

  async function allow(): Promise<void> {
    const words = { title: title.trim(), text: text.trim() };
    error.value = words.text === "" ? "text" : named === "yes" && name.trim() === "" ? "name" : undefined;
    if (error.value !== undefined) return;
    const body: SharingAllowed = {
      share: newId(),
      entry: props.handedIn,
      ...words,
      ...(named === "yes" && { name: name.trim() }),
      ...(upward === "yes" && { upward: true }),
    };
    await draft.send(() => phone.write([{ kind: "sharing-allowed", body }], { draft: draft.id }));
  }

  return (
    <Section title="大家会看到这些">
      <div class="stack">
        {props.isPartial && (
          <Notice>说的、手写的，只给人看写成了文字的；声音和字迹谁都认得出来，不往外放。</Notice>
        )}
        <TextField
          label="题目"
          value={title}
          maxLength={200}
          onInput={(value) => draft.change({ title: value })}
        />
        <TextArea
          label="正文"
          hint="不想给人看的，在这里删掉就行。您交给支部的那一份不会变。"
          value={text}
          rows={10}
          error={error.value === "text" ? "这里还没有字。" : undefined}
          onInput={(value) => draft.change({ text: value })}
        />
        <ChoiceField
          label="署不署名"
          choices={[
            { value: "no", label: "不署名" },
            { value: "yes", label: "署名" },
          ]}
          value={named}
          onChange={(value) => draft.change({ named: value })}
        />
        {named === "yes" && (
          <TextField
            label="署什么名"
            value={name}
            maxLength={40}
            error={error.value === "name" ? "写上名字，或者选“不署名”。" : undefined}
            onInput={(value) => draft.change({ name: value })}
          />
        )}
        <ChoiceField
          label="给谁看"
          choices={[
            { value: "no", label: "只给本支部" },
            { value: "yes", label: "也可以推荐到上面，当典型" },
          ]}
          value={upward}
          long
          onChange={(value) => draft.change({ upward: value })}
        />
        <Notice title="点了同意以后">
          <p>
            放不放，由支部定。放了，{upward === "yes" ? "本支部和推荐到的地方" : "本支部"}
            的党员在读书角都能看。
          </p>
          <p>您随时能收回。收回以后，大家的手机一联网就没有了；已经有人抄下的，收不回来。</p>
          {named === "no" && <p>不署名的，大家看不到是谁写的；支部书记知道。熟人也可能从写的事里猜出来。</p>}
        </Notice>
        <DraftStatusLine draft={draft} words={(content) => content.text} />
        <ActionButton kind="primary" block working="正在存…" action={allow}>
          同意给大家看
        </ActionButton>
        <ActionButton block action={props.onDrop}>
          不用了
        </ActionButton>
      </div>
    </Section>
  );
}

import { useComputed } from "@preact/signals";
import type { Pairing } from "../../../../domain/fold/pairings.ts";
import { Button } from "../../../components/button.tsx";
import { ChoiceField, TextArea } from "../../../components/fields.tsx";
import { Page, Section } from "../../../components/page.tsx";
import { DraftStatusLine } from "../../../drafts/draft-status.tsx";
import { goTo } from "../../../routing/place.ts";
import type { AtVisit } from "../../../visits/at-visit.ts";
import { FileField, FileFields, settled } from "../../../visits/file-fields.tsx";
import { type DraftWish, type ElderPart, withPart } from "../../../visits/visit-draft.ts";
import { draftPartWords } from "../../../visits/visit-words.ts";

/** What one elder says, wishes and was helped with. Nothing of another elder stands on it. */
export function ElderPartPage({ visit, draft, tools, pairing }: AtVisit & { pairing: Pairing }) {
  const { elder, elderName } = pairing;
  const part = draft.content.value.parts[elder] ?? {};
  const sound = useComputed(() => draft.content.value.parts[elder]?.sound);
  const photo = useComputed(() => draft.content.value.parts[elder]?.photo);
  const wishes = part.wishes ?? [];
  const change = (to: ElderPart): void => draft.change(withPart(draft.content.peek(), elder, to));

  function changeWish(i: number, to: Partial<DraftWish>): void {
    change({ wishes: wishes.map((wish, at) => (at === i ? { ...wish, ...to } : wish)) });
  }
  async function back(): Promise<void> {
    await settled(tools);
    goTo(`/rounds/${visit}`, true);
  }

  return (
    <Page title={`${elderName}说的`} back={`/rounds/${visit}`} backLabel="这次送学">
      <div class="stack">
        <FileFields tools={tools}>
          <TextArea
            label={`${elderName}怎么说`}
            hint="照他的话写，不用改成书面话。可以不写。"
            value={part.said ?? ""}
            maxLength={10_000}
            onInput={(said) => change({ said })}
          />
          <FileField
            kind="voice"
            id={`${elder}-sound`}
            label="录下来"
            file={sound}
            onFile={(file) => change({ sound: file })}
          />
          <FileField
            kind="photo"
            id={`${elder}-photo`}
            label="他写的，拍下来"
            file={photo}
            onFile={(file) => change({ photo: file })}
          />
        </FileFields>
        <Section title="他想请人办的事">
          {wishes.map((wish, i) => (
            <div class="stack close" key={i}>
              <TextArea
                label={wishes.length > 1 ? `诉求 ${i + 1}` : "诉求"}
                rows={2}
                value={wish.words}
                maxLength={5_000}
                onInput={(words) => changeWish(i, { words })}
              />
              <ChoiceField<NonNullable<DraftWish["to"]>>
                label={`报给谁，${elderName}来定`}
                long
                value={wish.to}
                choices={[
                  { value: "branch", label: "报给支部" },
                  { value: "above", label: "报给乡镇（上一级），支部看不到" },
                  { value: "nobody", label: "先不报，只有他和您知道" },
                ]}
                onChange={(to) => changeWish(i, { to })}
              />
            </div>
          ))}
          <Button onPress={() => change({ wishes: [...wishes, { words: "" }] })}>
            {wishes.length > 0 ? "再记一条诉求" : "记一条诉求"}
          </Button>
        </Section>
        <TextArea
          label="帮他办了什么（可以不写）"
          rows={2}
          value={part.helped ?? ""}
          maxLength={5_000}
          onInput={(helped) => change({ helped })}
        />
        <Button kind="primary" block onPress={() => void back()}>
          记好了
        </Button>
        <DraftStatusLine draft={draft} words={({ parts }) => draftPartWords(parts[elder])} />
      </div>
    </Page>
  );
}

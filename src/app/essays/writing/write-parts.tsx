import { useComputed, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Button } from "../../components/button.tsx";
import { TextField } from "../../components/text-field.tsx";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import { display } from "../../settings/display.ts";
import type { EssayDraft } from "../essay-draft.ts";
import { BodyField } from "./body-field.tsx";
import type { KeptHistory } from "./kept-history.ts";
import { LengthLine } from "./length-line.tsx";
import { UndoButtons } from "./undo-buttons.tsx";
import type { FieldRef } from "./writing-field.ts";
import "./writing.css";

type Parts = { draft: OpenDraft<EssayDraft>; history: KeptHistory; field: FieldRef };

/** 写: title and text, and what helps with them. */
export function WriteParts(props: Parts & { error: string | undefined; children: ComponentChildren }) {
  const { draft, history, field } = props;
  const { elder } = display.value;
  return (
    <>
      {!elder && <Title draft={draft} />}
      <BodyField draft={draft} history={history} field={field} rows={elder ? 7 : 12} error={props.error} />
      <LengthLine draft={draft} />
      <div class="writing-tools">
        <UndoButtons draft={draft} history={history} field={field} onlyAble={elder} />
        {!elder && props.children}
      </div>
      {elder && (
        // One thing at a time: what helps is there when it is wanted.
        <details>
          <summary>还能做什么</summary>
          <div class="stack close">
            {props.children}
            <TitleWhenWanted draft={draft} />
          </div>
        </details>
      )}
    </>
  );
}

function Title({ draft }: { draft: OpenDraft<EssayDraft> }) {
  const title = useComputed(() => draft.content.value.title);
  return (
    <TextField
      label="题目"
      hint="可以不写"
      value={title.value}
      maxLength={80}
      onInput={(value) => draft.change({ title: value })}
    />
  );
}

/** In 长辈版 one thing at a time: most do without one. */
function TitleWhenWanted({ draft }: { draft: OpenDraft<EssayDraft> }) {
  const wanted = useSignal(false);
  const hasTitle = useComputed(() => draft.content.value.title !== "");
  if (wanted.value || hasTitle.value) return <Title draft={draft} />;
  return (
    <Button block onPress={() => (wanted.value = true)}>
      加个题目
    </Button>
  );
}

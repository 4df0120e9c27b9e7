import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { PublishedText } from "../../../../domain/fold/texts.ts";
import { foldNotes, type Note } from "../../../../domain/fold/notes.ts";
import type { EssayId } from "../../../../domain/ids.ts";
import { needleOf } from "../../../../domain/search/find-words.ts";
import { foldWords } from "../../../../domain/search/fold-words.ts";
import { ChoiceField } from "../../../components/fields.tsx";
import { Row, Rows } from "../../../components/rows.tsx";
import { notesWith } from "../../../pages/notes/group-notes.ts";
import { useFold, useReckoned } from "../../../session/use-session.ts";
import { textsToRead } from "../../../texts/my-texts.ts";
import { SearchField } from "../../../texts/search-field.tsx";
import { OneNote } from "./one-note.tsx";
import { OneText } from "./one-text.tsx";
import { useTextsWith } from "./use-texts-with.ts";

/** So many rows at first: who looks for more types a word. */
const SHOWN = 30;

/** His notes and the study texts, to be looked into and quoted while he writes. All of it lies on this phone. */
export function Sources(props: { essay: EssayId; onInsert: (words: string) => void }) {
  const { essay, onInsert } = props;
  const { all } = useFold(foldNotes);
  const texts = useReckoned(textsToRead);
  const which = useSignal<"notes" | "texts">(all.length > 0 ? "notes" : "texts");
  const words = useSignal("");
  const opened = useSignal<{ note: Note } | { text: PublishedText } | undefined>(undefined);
  const needle = needleOf(words.value);
  const inTexts = useTextsWith(texts, which.value === "texts" ? needle : "");
  const notes = notesWith(all, words.value);
  const found = texts.filter(
    ({ title, text }) => needle === "" || inTexts.has(text) || foldWords(title).folded.includes(needle),
  );
  const root = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  const isOpen = opened.value !== undefined;
  useEffect(() => {
    // What was pressed is gone with what it changed.
    if (isOpen !== wasOpen.current) root.current?.querySelector<HTMLElement>("button, a, input")?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const search = (value: string): void => void (words.value = value);
  const back = (): void => void (opened.value = undefined);

  if (opened.value)
    return (
      <div class="stack" ref={root}>
        {"note" in opened.value ? (
          <OneNote note={opened.value.note} essay={essay} onInsert={onInsert} onBack={back} />
        ) : (
          <OneText text={opened.value.text} words={needle} essay={essay} onInsert={onInsert} onBack={back} />
        )}
      </div>
    );
  const count = which.value === "notes" ? notes.length : found.length;
  return (
    <div class="stack" ref={root}>
      <ChoiceField
        label="看什么"
        value={which.value}
        choices={[
          { value: "notes", label: "我的笔记" },
          { value: "texts", label: "学习材料" },
        ]}
        onChange={(value) => (which.value = value)}
      />
      <SearchField label="在里面找" value={words.value} onSearch={search} onType={search} />
      <p role="status" class="muted small">
        {needle !== "" ? `找到 ${count} ${which.value === "notes" ? "条" : "篇"}` : count === 0 && "还没有"}
      </p>
      <Rows>
        {which.value === "notes"
          ? notes
              .slice(0, SHOWN)
              .map((note) => (
                <Row
                  key={note.id}
                  title={beginOf(note.words || `“${note.place?.quote ?? ""}”`)}
                  note={note.place && `《${note.place.title}》`}
                  onPress={() => (opened.value = { note })}
                />
              ))
          : found
              .slice(0, SHOWN)
              .map((text) => (
                <Row key={text.text} title={text.title} onPress={() => (opened.value = { text })} />
              ))}
      </Rows>
      {count > SHOWN && <p class="muted small">还有 {count - SHOWN} 个没有列出来，打几个字找一找。</p>}
    </div>
  );
}

function beginOf(words: string): string {
  return words.length > 50 ? `${words.slice(0, 50)}…` : words;
}

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { dayWords } from "../../../domain/day-words.ts";
import { dayOf } from "../../../domain/day.ts";
import { foldNotes, type Note } from "../../../domain/fold/notes.ts";
import { Button, ButtonLink } from "../../components/button.tsx";
import { ChoiceField } from "../../components/fields.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { Rows } from "../../components/rows.tsx";
import { useDraftList } from "../../drafts/use-draft-list.ts";
import { newId } from "../../new-id.ts";
import { unfinished } from "../../notes/note-draft.ts";
import { goTo, query } from "../../routing/place.ts";
import { today } from "../../session/reckonings.ts";
import { useFold } from "../../session/use-session.ts";
import { SearchField } from "../../texts/search-field.tsx";
import { leafingOf, leafingQuery } from "./leafing.ts";
import { groupNotes, notesWith, type NotesBy } from "./group-notes.ts";
import "../../notes/notes.css";

/** 我的笔记: all of them, by text or by day, and looked through by words. */
export function NotebookPage() {
  const { all } = useFold(foldNotes);
  const drafts = unfinished(useDraftList(), new Set(all.map(({ id }) => id)));
  const [begin] = useState(() => leafingOf(query.value));
  const by = useSignal(begin.by);
  const words = useSignal(begin.words);
  // Who leafs on from a note finds the others in this order, and comes back to it.
  const as = leafingQuery({ by: by.value, words: words.value });
  const found = notesWith(all, words.value);
  const search = (value: string): void => void (words.value = value);
  return (
    <Page title="我的笔记" back="/record" backLabel="记录">
      <div class="stack">
        <p class="muted">只有您自己能看，您的几部手机上都有。</p>
        <Button kind="primary" block onPress={() => goTo(`/notes/${newId()}`)}>
          写一条
        </Button>
        {all.length + drafts.length === 0 && (
          <Notice>还没有笔记。读文章时，按住一句话选中，就能画线、写笔记。</Notice>
        )}
        {all.length > 0 && (
          <>
            <SearchField label="在笔记里找" value={words.value} onSearch={search} onType={search} />
            <p role="status">{words.value.trim() !== "" && `找到 ${found.length} 条`}</p>
            <ChoiceField
              label="怎么排"
              value={by.value}
              choices={[
                { value: "text", label: "按文章" },
                { value: "day", label: "按日期" },
              ]}
              onChange={(value) => (by.value = value)}
            />
            {found.length > 0 && (
              <ButtonLink kind="quiet" to={`/record/notes${as}`}>
                {words.value.trim() === "" ? "存成文件，或打印" : "把找到的存成文件，或打印"}
              </ButtonLink>
            )}
          </>
        )}
      </div>
      {drafts.length > 0 && (
        <Section title="没写完的">
          <Rows>
            {drafts.map((draft) => (
              <NoteRow key={draft.id} id={draft.id} quote={draft.place?.quote} note="草稿，只在这部手机上">
                {draft.words}
              </NoteRow>
            ))}
          </Rows>
        </Section>
      )}
      {groupNotes(found, by.value).map(({ key, title, notes }) => (
        <Section key={key} title={by.value === "day" ? dayWords(key, today()) : title}>
          <Rows>
            {notes.map((note) => (
              <NoteRow
                key={note.id}
                id={note.id}
                as={as}
                quote={note.place?.quote}
                note={aboutNote(note, by.value)}
              >
                {note.words}
              </NoteRow>
            ))}
          </Rows>
        </Section>
      ))}
    </Page>
  );
}

/** What its heading does not say. */
function aboutNote({ at, place, others }: Note, by: NotesBy): string {
  const about = by === "text" ? dayWords(dayOf(at), today()) : place ? `《${place.title}》` : "";
  return [about, others ? "两部手机上都写过，都留着" : ""].filter(Boolean).join(" · ");
}

function NoteRow(props: {
  id: string;
  as?: string;
  quote?: string;
  note: string;
  children: ComponentChildren;
}) {
  const { id, as = "", quote = "", note, children } = props;
  return (
    <li>
      <a class="row" href={`#/notes/${id}${as}`}>
        <span class="row-words">
          {children !== "" && <span class="row-title">{children}</span>}
          {quote !== "" && <span class="note-line-quote">“{quote}”</span>}
          {note !== "" && <span class="muted small">{note}</span>}
        </span>
      </a>
    </li>
  );
}

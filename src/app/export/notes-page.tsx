import { dayOf } from "../../domain/day.ts";
import { foldNotes, type Note } from "../../domain/fold/notes.ts";
import { fullDay } from "../../domain/papers/archive.ts";
import type { Paper, PaperPart } from "../../domain/papers/paper.ts";
import { Notice } from "../components/notice.tsx";
import { Page } from "../components/page.tsx";
import { groupNotes, notesWith, type NotesBy } from "../pages/notes/group-notes.ts";
import { leafingOf, leafingQuery } from "../pages/notes/leafing.ts";
import { PaperOnPhone } from "../pages/staff/papers/paper-on-phone.tsx";
import { PaperSheet } from "../pages/staff/papers/paper-sheet.tsx";
import { query } from "../routing/place.ts";
import { myself, today } from "../session/reckonings.ts";
import { useFold, useReckoned } from "../session/use-session.ts";
import { PaperActions } from "./paper-actions.tsx";

/** 笔记 as a paper: all, or those that were found, in the order in which the notebook has them. */
export function NotesPage() {
  const { all } = useFold(foldNotes);
  const name = useReckoned(myself)?.name;
  const leafing = leafingOf(query.value);
  const found = notesWith(all, leafing.words);
  const back = `/notes${leafingQuery(leafing)}`;
  const paper = notesPaper(found, leafing.by, leafing.words, name);
  return (
    <Page title="存笔记，打印笔记" back={back} backLabel="我的笔记">
      {found.length === 0 ? (
        <Notice>没有可以存的笔记。</Notice>
      ) : (
        <div class="stack">
          <div class="stack no-print">
            <p>
              {leafing.words.trim() === ""
                ? `全部 ${found.length} 条笔记。`
                : `找“${leafing.words.trim()}”找到的 ${found.length} 条笔记。`}
              只有您自己能存，没有网络也行。
            </p>
            <PaperActions paper={paper} name={`我的笔记 ${today()}`} asText />
          </div>
          <PaperOnPhone paper={paper} />
          <PaperSheet paper={paper} />
        </div>
      )}
    </Page>
  );
}

function notesPaper(found: readonly Note[], by: NotesBy, words: string, name: string | undefined): Paper {
  const groups = groupNotes(found, by);
  return {
    title: "学习笔记",
    facts: [
      ...(name === undefined ? [] : [["姓名", name] as const]),
      ...(words.trim() === "" ? [] : [["里面有", words.trim()] as const]),
      ["条数", String(found.length)],
      ["整理", fullDay(today())],
    ],
    parts: groups.flatMap(({ key, title, notes }) => [
      { heading: by === "day" ? fullDay(key) : title, words: `${notes.length} 条` },
      ...notes.map((note) => partOf(note, by)),
    ]),
  };
}

function partOf({ at, place, words, others = [] }: Note, by: NotesBy): PaperPart {
  const about = by === "text" ? fullDay(dayOf(at)) : place ? `《${place.title}》` : "随手写的";
  return {
    heading: about,
    level: 2,
    words: [
      ...(place?.quote ? [`原文：“${place.quote}”`] : []),
      ...(words ? [words] : []),
      ...others.map((one) => `另一部手机上写的：${one.words}`),
    ].join("\n"),
  };
}

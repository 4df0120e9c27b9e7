import { foldNotes } from "../../../domain/fold/notes.ts";
import { foldTexts } from "../../../domain/fold/texts.ts";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { NoteView } from "../../notes/note-view.tsx";
import { query } from "../../routing/place.ts";
import type { PageProps } from "../../routing/route.ts";
import { useFold } from "../../session/use-session.ts";
import { around, leafingOf, leafingQuery } from "./leafing.ts";

/** One note, the way to where it stands in its text, and to the ones before and behind it. */
export function NotePage({ params }: PageProps) {
  const id = params["note"] ?? "";
  const { all } = useFold(foldNotes);
  const place = all.find((note) => note.id === id)?.place;
  const text = useFold(foldTexts).byId.get(place?.text ?? "");
  const leafing = leafingOf(query.value);
  const others = around(all, leafing, id);
  const as = leafingQuery(leafing);
  return (
    <Page key={id} title="笔记" back={`/notes${as}`} backLabel="我的笔记">
      <NoteView id={id} />
      {place && (
        <section class="section">
          <p class="muted">《{place.title}》</p>
          {text && !text.withdrawn ? (
            <ButtonLink block to={`/texts/${place.text}?note=${id}`}>
              在文章里看
            </ButtonLink>
          ) : (
            <Notice>这一篇支部已经撤下了，笔记还在。</Notice>
          )}
        </section>
      )}
      {all.some((note) => note.id === id) && (
        <ButtonLink kind="quiet" to={`/notes/${id}/delete`}>
          彻底删除，服务器上的也删
        </ButtonLink>
      )}
      {others && others.of > 1 && (
        <nav class="section" aria-label="翻笔记">
          <p class="muted number">
            第 {others.number} 条，共 {others.of} 条
          </p>
          <div class="side-by-side">
            {others.before !== undefined && (
              <ButtonLink to={`/notes/${others.before}${as}`}>上一条</ButtonLink>
            )}
            {others.behind !== undefined && (
              <ButtonLink to={`/notes/${others.behind}${as}`}>下一条</ButtonLink>
            )}
          </div>
        </nav>
      )}
    </Page>
  );
}

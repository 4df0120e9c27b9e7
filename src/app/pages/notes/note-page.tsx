import { foldNotes } from "../../../domain/fold/notes.ts";
import { foldTexts } from "../../../domain/fold/texts.ts";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { NoteView } from "../../notes/note-view.tsx";
import type { PageProps } from "../../routing/route.ts";
import { useFold } from "../../session/use-session.ts";

/** One note, and the way to where it stands in its text. */
export function NotePage({ params }: PageProps) {
  const id = params["note"] ?? "";
  const place = useFold(foldNotes).all.find((note) => note.id === id)?.place;
  const text = useFold(foldTexts).byId.get(place?.text ?? "");
  return (
    <Page title="笔记" back="/notes" backLabel="我的笔记">
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
    </Page>
  );
}

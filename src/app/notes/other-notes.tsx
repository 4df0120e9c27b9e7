import type { Note } from "../../domain/fold/notes.ts";
import { Button } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import type { OpenDraft } from "../drafts/open-draft.ts";
import { useSession } from "../session/use-session.ts";
import { useLoaded } from "../shell/use-loaded.ts";
import { type NoteDraft, othersBeside, savedOf, startOf } from "./note-draft.ts";

/** With what compares texts: on a phone that has none of that and no network, the words are shown all the same. */
const load = () => import("../essays/versions/other-note.tsx").then((m) => m.OtherNote);

/** What other phones wrote on this note and is not in it, one after another. `draft`: where it is being written */
export function OtherNotes({ note, draft }: { note: Note; draft?: OpenDraft<NoteDraft> }) {
  const { phone } = useSession();
  const content = draft && draft.status.value.is !== "empty" ? draft.content.value : startOf(note);
  const [other, ...more] = othersBeside(note, content);
  const loaded = useLoaded(other && load);
  if (!other || draft?.status.value.is === "loading") return null;

  async function join(words: string): Promise<void> {
    const joined = [...(content.joined ?? []), other!.entry];
    if (draft) await draft.keep({ ...content, words, joined });
    else {
      const body = savedOf(note.id, note, words.trim(), {
        ...content,
        ...(note.place && { place: note.place }),
        joined,
      });
      await phone.write([{ kind: "note-saved", body }]);
    }
  }
  if (loaded.value)
    return (
      <loaded.value key={other.entry} mine={content.words} other={other} more={more.length} onJoined={join} />
    );
  return (
    <Notice kind="look" title="另一部手机上也写过，两份都留着">
      <p class="note-words-shown">{other.words}</p>
      {loaded.failed && (
        <>
          <p class="muted small">有网络时可以对着看，合成一条。</p>
          <Button onPress={loaded.retry}>再试一次</Button>
        </>
      )}
    </Notice>
  );
}

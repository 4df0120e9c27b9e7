import type { HistoryLine } from "../../../domain/differences/history.ts";
import type { Essay } from "../../../domain/fold/essays.ts";
import type { EntryId } from "../../../domain/ids.ts";
import type { Session } from "../../session/session.ts";
import { myEssays } from "../../session/study-reckonings.ts";
import { beginFrom, essayDraftId, filesOf, versionOf, type EssayDraft } from "../essay-draft.ts";
import { partsOf } from "./history-words.ts";

/**
 * Makes what an essay once was its present text: what stands there now becomes a version first, the old text another behind it. Killed
 * in between, the present text is kept and stands there still. @throws as `phone.write`
 */
export async function goBackTo(session: Session, essay: Essay, line: HistoryLine): Promise<void> {
  const { phone } = session;
  const { text, title } = line;
  if (text === undefined) throw new Error("There is no text to go back to.");
  const draft = essayDraftId(essay.id);
  const kept = await phone.drafts.load(draft);
  const present: EssayDraft = { ...beginFrom(essay), ...(kept?.content as EssayDraft | undefined) };
  let { base } = present;
  const now = versionOf(essay.id, essay, present);
  if (now) base = await write(now, kept && draft);
  else if (kept) await phone.drafts.remove(draft);
  const anew = session.reckoned(myEssays).find(({ id }) => id === essay.id) ?? essay;
  const back = versionOf(essay.id, anew, {
    title,
    text,
    ...partsOf(line),
    ...(base !== undefined && { base }),
  });
  if (back) await write(back, undefined);

  async function write(
    body: NonNullable<ReturnType<typeof versionOf>>,
    from: string | undefined,
  ): Promise<EntryId> {
    const written = from === undefined ? undefined : { draft: from, blobs: filesOf(body) };
    const [entry] = await phone.write([{ kind: "essay-saved", body }], written);
    return entry!;
  }
}

import { useSignal } from "@preact/signals";
import type { EssayAnswered, EssayRemark } from "../../../../domain/entries/essays.ts";
import type { EntryId } from "../../../../domain/ids.ts";
import type { OpenDraft } from "../../../drafts/open-draft.ts";
import { useDraft } from "../../../drafts/use-draft.ts";
import { useSession } from "../../../session/use-session.ts";

/** As many as the protocol takes. */
const MOST = 100;

/** An answer while it is written: words and remarks are one draft, and go out as one entry. */
export interface Answer {
  draft: OpenDraft<AnswerDraft>;
  /** the one that is being written; undefined: none */
  open: number | undefined;
  isFull: boolean;
  add: (place: Omit<EssayRemark, "words">) => void;
  change: (index: number, words: string) => void;
  openOne: (index: number | undefined) => void;
  remove: (index: number) => void;
  /** @throws StorageFull, StorageLost, EntryTooLarge: the draft lives on */
  send: (verdict: EssayAnswered["verdict"]) => Promise<void>;
}

export type AnswerDraft = { words: string; remarks: readonly EssayRemark[] };

/** Said where somebody taps without writing anything. */
const spoken = { thanks: "看过了，谢谢您。", accepted: "收下了，谢谢您。" };
const nothing: AnswerDraft = { words: "", remarks: [] };

export function useAnswer(entry: EntryId): Answer {
  const { phone } = useSession();
  const draft = useDraft<AnswerDraft>(`answer:${entry}`, nothing);
  const open = useSignal<number | undefined>(undefined);
  const { remarks } = draft.content.value;
  const put = (next: readonly EssayRemark[]): void => draft.change({ remarks: next });

  function without(index: number): void {
    put(draft.content.value.remarks.filter((_, i) => i !== index));
    open.value = undefined;
  }
  /** One that was begun and left empty is none. */
  function openOne(index: number | undefined): void {
    const last = open.value;
    open.value = index;
    if (last === undefined || last === index || remarks[last]?.words.trim() !== "") return;
    put(remarks.filter((_, i) => i !== last));
    if (index !== undefined && index > last) open.value = index - 1;
  }
  return {
    draft,
    open: open.value,
    isFull: remarks.length >= MOST,
    add(place) {
      const begun = remarks.filter(({ words }) => words.trim() !== "");
      put([...begun, { ...place, words: "" }]);
      open.value = begun.length;
    },
    change: (index, words) =>
      put(draft.content.value.remarks.map((one, i) => (i === index ? { ...one, words } : one))),
    openOne,
    remove: without,
    async send(verdict) {
      const sending = draft.content.value;
      const words = sending.words.trim() || (verdict === "more" ? "" : spoken[verdict ?? "thanks"]);
      const kept = writtenRemarks(sending);
      const body: EssayAnswered = {
        entry,
        words,
        ...(verdict && { verdict }),
        ...(kept.length > 0 && { remarks: kept }),
      };
      await draft.send(() => phone.write([{ kind: "essay-answered", body }], { draft: draft.id }));
      open.value = undefined;
      // What was typed meanwhile is a draft anew.
      if (draft.content.value !== sending) return;
      draft.note(nothing);
      draft.rest();
    },
  };
}

export function writtenRemarks({ remarks }: AnswerDraft): EssayRemark[] {
  return remarks.map((one) => ({ ...one, words: one.words.trim() })).filter(({ words }) => words !== "");
}

/** What somebody would want to copy out. */
export function answerWords({ words, remarks }: AnswerDraft): string {
  return [...remarks.map((one, i) => `批注 ${i + 1}：${one.words}`), words].filter(Boolean).join("\n");
}

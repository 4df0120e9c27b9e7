import { useComputed, useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Answers } from "../../../domain/forms/form.ts";
import type { OpenForm } from "../../../protocol/open-forms.ts";
import { backToTop } from "../../components/back-to-top.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { DraftStatusLine } from "../../drafts/draft-status.tsx";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import { useDraft } from "../../drafts/use-draft.ts";
import { filesInMemory } from "../../forms/answer-files.ts";
import { openAnswerSheet } from "../../forms/answer-sheet.ts";
import { FormView } from "../../forms/form-view.tsx";
import { HandIn } from "../../forms/hand-in.tsx";
import type { ForLink } from "../../forms/open/by-link.ts";
import { today } from "../../session/reckonings.ts";
import { draftWords } from "./draft-words.ts";

type LinkDraft = { answers?: Answers | undefined };

/** Filled in as every form, each answer on the phone within two seconds; there are no files in it. */
export function FillByLink({ open, links }: { open: OpenForm; links: ForLink }) {
  const draft = useDraft<LinkDraft>(`link-draft:${open.form}`, {});
  const isLoading = useComputed(() => draft.status.value.is === "loading").value;
  const done = useSignal<"no" | "in" | "kept">("no");
  if (isLoading) return <p class="muted">正在取出草稿…</p>;
  if (done.value !== "no") {
    return (
      <div class="stack">
        {done.value === "in" && (
          <Notice kind="kept" title={open.file.thanks ?? "谢谢，交好了。"}>
            {open.asks}已收到。
          </Notice>
        )}
        <Button block onPress={() => (done.value = "no")}>
          再填一份
        </Button>
      </div>
    );
  }
  return (
    <Filling open={open} links={links} draft={draft} onDone={(isIn) => (done.value = isIn ? "in" : "kept")} />
  );
}

function Filling(props: {
  open: OpenForm;
  links: ForLink;
  draft: OpenDraft<LinkDraft>;
  onDone: (isIn: boolean) => void;
}) {
  const { open, links, draft } = props;
  const { file: form } = open;
  const sheet = useMemo(
    () =>
      openAnswerSheet(form, draft.content.peek().answers, today(), (answers) => draft.change({ answers })),
    [form, draft],
  );
  const files = useMemo(() => filesInMemory(), []);

  async function handIn(answers: Answers): Promise<void> {
    const isIn = await links.handIn(answers, sheet.today);
    draft.change({ answers: undefined });
    await draft.discard();
    draft.rest();
    props.onDone(isIn);
    backToTop();
  }

  return (
    <FormView sheet={sheet} files={files}>
      <HandIn sheet={sheet} handIn={handIn} />
      <DraftStatusLine draft={draft} words={({ answers }) => draftWords(form, answers)} />
    </FormView>
  );
}

import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useMemo, useRef } from "preact/hooks";
import type { FormAnswered } from "../../../domain/entries/forms.ts";
import type { MadeFrom } from "../../../domain/entries/made-from.ts";
import type { PublishedForm } from "../../../domain/fold/forms.ts";
import type { AnswerFile, Answers, Form } from "../../../domain/forms/form.ts";
import type { BlobId, MemberId } from "../../../domain/ids.ts";
import { DraftStatusLine } from "../../drafts/draft-status.tsx";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import { useDraft } from "../../drafts/use-draft.ts";
import { draftFiles } from "../../forms/answer-files.ts";
import { openAnswerSheet } from "../../forms/answer-sheet.ts";
import { FormView } from "../../forms/form-view.tsx";
import { HandIn } from "../../forms/hand-in.tsx";
import { answerDraftId } from "../../forms/my-forms.ts";
import type { UnderWay } from "../../recording/kept-take.ts";
import { today } from "../../session/reckonings.ts";
import { useSession } from "../../session/use-session.ts";
import { draftWords } from "./draft-words.ts";
import { useKnownPeople } from "./known-people.ts";

type AnswerDraft = {
  answers?: Answers | undefined;
  /** all that were put for it, those that were replaced too */
  files: readonly BlobId[];
  /** spoken answers that are not whole yet, by the place of their question */
  speaking?: Readonly<Record<string, UnderWay>>;
  /** what had been handed in when the first answer was given */
  made?: MadeFrom;
};

interface Filled {
  published: PublishedForm;
  form: Form;
  /** the version that `form` is */
  blob: BlobId;
  /** what was handed in before, to be gone on from */
  given?: Answers | undefined;
  /** the entries that `given` takes the place of; with none: null */
  made?: MadeFrom;
  /** for whom, where not for himself; and how he said it */
  of?: MemberId;
  taken?: FormAnswered["taken"];
  /** Keeps what is handed in, durably, in no journal; absent: it is an entry. */
  keep?: (answers: Answers) => Promise<void>;
  onHandedIn: () => void;
  /** to be known before the first question */
  before?: ComponentChildren;
}

/** Fills in a form; each answer is on the phone within two seconds, with its pictures and sounds. */
export function FillForm(props: Filled) {
  const draft = useDraft<AnswerDraft>(answerDraftId(props.published.form, props.of), { files: [] });
  // Not drawn anew with every answer that is saved.
  const isLoading = useComputed(() => draft.status.value.is === "loading").value;
  return isLoading ? <p class="muted">正在取出草稿…</p> : <Filling {...props} draft={draft} />;
}

function Filling(props: Filled & { draft: OpenDraft<AnswerDraft> }) {
  const { published, form, blob, of, taken, draft } = props;
  const { phone } = useSession();
  const people = useKnownPeople();
  const own = useRef<Answers | undefined>(draft.content.peek().answers);
  /** counts what came from another tab */
  const version = useSignal(0);
  useSignalEffect(() => {
    const { answers } = draft.content.value;
    if (answers === own.current) return;
    own.current = answers;
    version.value = version.peek() + 1;
  });
  const sheet = useMemo(
    () =>
      openAnswerSheet(form, draft.content.peek().answers ?? props.given, today(), (answers) => {
        own.current = answers;
        const { made = props.made } = draft.content.peek();
        draft.change({ answers, ...(made && { made }) });
      }),
    [form, draft, version.value],
  );
  const files = useMemo(
    () =>
      draftFiles(
        phone.blobs,
        (file) => {
          const before = draft.content.peek().files;
          if (!before.includes(file)) draft.change({ files: [...before, file] });
        },
        {
          async note(place, underWay) {
            const { [place]: _, ...others } = draft.content.peek().speaking ?? {};
            draft.change({ speaking: underWay ? { ...others, [place]: underWay } : others });
            await draft.flush();
            const status = draft.status.peek();
            if (status.is === "failed") throw status.error;
          },
          left: (place) => draft.content.peek().speaking?.[place],
        },
      ),
    [phone, draft],
  );

  async function handIn(answers: Answers, handed: readonly AnswerFile[]): Promise<void> {
    if (props.keep) {
      const { keep } = props;
      await draft.send(async () => {
        await keep(answers);
        await phone.drafts.remove(draft.id);
      });
      draft.rest();
      props.onHandedIn();
      return;
    }
    const body: FormAnswered = {
      form: published.form,
      blob,
      answers,
      ...(handed.length > 0 && { files: handed }),
      ...(taken && { taken }),
      ...(draft.content.peek().made ?? props.made),
    };
    const kept = handed.map((file) => file.blob);
    await draft.send(() =>
      phone.write([{ kind: "form-answered", body, ...(of !== undefined && { for: of }) }], {
        draft: draft.id,
        blobs: kept,
      }),
    );
    const { files: put, speaking = {} } = draft.content.peek();
    const pieces = Object.values(speaking).flatMap((one) => one.pieces);
    const unused = [...put, ...pieces].filter((file) => !kept.includes(file));
    // What stays takes a little room and nothing else.
    if (unused.length > 0) await phone.blobs.remove(unused).catch(() => undefined);
    draft.rest();
    props.onHandedIn();
  }

  return (
    <FormView key={version.value} sheet={sheet} files={files} people={people} before={props.before}>
      <HandIn sheet={sheet} handIn={handIn} />
      <DraftStatusLine draft={draft} words={({ answers }) => draftWords(form, answers)} />
    </FormView>
  );
}

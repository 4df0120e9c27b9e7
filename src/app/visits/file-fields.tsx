import { signal, type ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { Answer, AnswerFile } from "../../domain/forms/form.ts";
import type { BlobId } from "../../domain/ids.ts";
import type { OpenDraft } from "../drafts/open-draft.ts";
import { draftFiles } from "../forms/answer-files.ts";
import { FormToolsContext, type FormTools } from "../forms/form-tools.ts";
import { PhotoQuestion } from "../forms/photo-question.tsx";
import { SignatureQuestion } from "../forms/signature-question.tsx";
import { VoiceQuestion } from "../forms/voice-question.tsx";
import { browserSpeech } from "../listening/browser-speech.ts";
import type { UnderWay } from "../recording/kept-take.ts";
import { useSession } from "../session/use-session.ts";
import "../forms/forms.css";

/** What a draft has that keeps files. */
type WithFiles = {
  files: readonly BlobId[];
  speaking: Readonly<Record<string, UnderWay>>;
};

const speech = browserSpeech();

/** Sounds, photos and signatures below it lie with this draft, as answers of a form do; also while they are being spoken. */
export function useFileTools<T extends WithFiles>(draft: OpenDraft<T>): FormTools {
  const { phone } = useSession();
  return useMemo(() => {
    // A draft of T has these fields; TypeScript does not see that a part of them is a part of T.
    const change = (part: Partial<WithFiles>): void => draft.change(part as Partial<T>);
    const files = draftFiles(
      phone.blobs,
      (file) => {
        const before = draft.content.peek().files;
        if (!before.includes(file)) change({ files: [...before, file] });
      },
      {
        async note(place, underWay) {
          const { [place]: _, ...others } = draft.content.peek().speaking;
          change({ speaking: underWay ? { ...others, [place]: underWay } : others });
          await draft.flush();
          const status = draft.status.peek();
          if (status.is === "failed") throw status.error;
        },
        left: (place) => draft.content.peek().speaking[place],
      },
    );
    return { files, people: [], speech, settle: new Set() };
  }, [phone, draft]);
}

export function FileFields(props: { tools: FormTools; children: ComponentChildren }) {
  return <FormToolsContext.Provider value={props.tools}>{props.children}</FormToolsContext.Provider>;
}

/** What is under way, such as a recording, is whole and kept when this resolves. */
export async function settled({ settle }: FormTools): Promise<void> {
  await Promise.all([...settle].map((finish) => finish()));
}

/** What was put for it and is not handed in: it only takes room. */
export function unusedFiles({ files, speaking }: WithFiles, used: readonly BlobId[]): readonly BlobId[] {
  const pieces = Object.values(speaking).flatMap((one) => one.pieces);
  return [...files, ...pieces].filter((file) => !used.includes(file));
}

/** A question of a form, by itself. */
export function FileField(props: {
  kind: "voice" | "photo" | "signature";
  /** names it in the draft and on the page */
  id: string;
  label: string;
  file: ReadonlySignal<AnswerFile | undefined>;
  onFile: (file: AnswerFile | undefined) => void;
}) {
  const { kind, id, label, file } = props;
  const onAnswer = (answer: Answer | undefined): void => props.onFile(answer as AnswerFile | undefined);
  // The same one as long as it is the same question: a recording goes on in it.
  const places = useMemo(() => {
    const about = {
      kind: "question" as const,
      id,
      isShown: signal(true),
      answer: file,
      problem: signal(undefined),
    };
    return {
      voice: { ...about, field: { kind: "voice" as const, id, label } },
      photo: { ...about, field: { kind: "photo" as const, id, label } },
      signature: { ...about, field: { kind: "signature" as const, id, label } },
    };
  }, [id, label, file]);
  if (kind === "voice") return <VoiceQuestion place={places.voice} onAnswer={onAnswer} />;
  if (kind === "photo") return <PhotoQuestion place={places.photo} onAnswer={onAnswer} />;
  return <SignatureQuestion place={places.signature} onAnswer={onAnswer} />;
}

import type { ComponentType } from "preact";
import type { Answer, Question as Asked } from "../../domain/forms/form.ts";
import type { AnswerSheet, QuestionPlace } from "./answer-sheet.ts";
import { DateQuestion } from "./date-question.tsx";
import { NumberQuestion } from "./number-question.tsx";
import { OneOfQuestion } from "./one-of-question.tsx";
import { PersonQuestion } from "./person-question.tsx";
import { PhotoQuestion } from "./photo-question.tsx";
import { ScaleQuestion } from "./scale-question.tsx";
import { SignatureQuestion } from "./signature-question.tsx";
import { SomeOfQuestion } from "./some-of-question.tsx";
import { TextQuestion } from "./text-question.tsx";
import { VoiceQuestion } from "./voice-question.tsx";
import { YesNoQuestion } from "./yes-no-question.tsx";

/** What a field of each kind is given: it is drawn anew when its own answer or problem changes. */
export interface FieldProps<K extends Asked["kind"]> {
  place: QuestionPlace<Extract<Asked, { kind: K }>>;
  onAnswer: (answer: Answer | undefined) => void;
}

const kinds: { [K in Asked["kind"]]: ComponentType<FieldProps<K>> } = {
  text: TextQuestion,
  "one-of": OneOfQuestion,
  "some-of": SomeOfQuestion,
  scale: ScaleQuestion,
  "yes-no": YesNoQuestion,
  number: NumberQuestion,
  date: DateQuestion,
  person: PersonQuestion,
  signature: SignatureQuestion,
  photo: PhotoQuestion,
  voice: VoiceQuestion,
};

export function Question({ sheet, place }: { sheet: AnswerSheet; place: QuestionPlace }) {
  const Field = kinds[place.field.kind] as ComponentType<{
    place: QuestionPlace;
    onAnswer: (answer: Answer | undefined) => void;
  }>;
  return <Field place={place} onAnswer={(answer) => sheet.answer(place, answer)} />;
}

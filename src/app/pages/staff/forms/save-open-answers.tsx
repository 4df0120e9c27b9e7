import type { PublishedForm } from "../../../../domain/fold/forms.ts";
import { answerTables } from "../../../../domain/forms/answer-tables.ts";
import type { Form } from "../../../../domain/forms/form.ts";
import { sortableMoment } from "../../../words/sortable-moment.ts";
import type { OpenAnswer } from "./came-loose.ts";
import { fileNameOf } from "./file-name.ts";
import { SaveTables } from "./save-tables.tsx";

/** As `SaveAnswers`, of answers that nobody's name stands before. */
export function SaveOpenAnswers(props: {
  published: PublishedForm;
  form: Form;
  answers: readonly OpenAnswer[];
}) {
  const { published, form, answers } = props;
  const rows = () =>
    answers.map((one) => ({ about: [sortableMoment(one.received)], form, answers: one.answers }));
  return (
    <SaveTables
      name={fileNameOf(published)}
      warning="一份回答一行。里面可能有填表人的姓名、电话，请收好，用完删去。"
      make={() => answerTables([form], ["收到的时间"], rows())}
    />
  );
}

import type { PublishedForm } from "../../../../domain/fold/forms.ts";
import { foldOtherAnswers } from "../../../../domain/fold/other-answers.ts";
import { answerTables } from "../../../../domain/forms/answer-tables.ts";
import type { Form } from "../../../../domain/forms/form.ts";
import type { BlobId } from "../../../../domain/ids.ts";
import { useFold } from "../../../session/use-session.ts";
import { sortableMoment } from "../../../words/sortable-moment.ts";
import { takenWords } from "../../../words/taken-words.ts";
import { fileNameOf } from "./file-name.ts";
import type { JudgedAnswers } from "./handed-in-answers.ts";
import { SaveTables } from "./save-tables.tsx";
import { useWhose } from "./use-answers.ts";

const ABOUT = ["姓名", "单位", "填的时间", "收到的时间", "备注"];

/** All answers in one file, each with whose it is and when it came. */
export function SaveAnswers(props: {
  published: PublishedForm;
  forms: ReadonlyMap<BlobId, Form>;
  judged: readonly JudgedAnswers[];
}) {
  const { published, forms, judged } = props;
  const whose = useWhose();
  const others = useFold(foldOtherAnswers);
  const newest = forms.get(published.blob);

  function tables() {
    const versions = published.versions.flatMap((blob) => forms.get(blob) ?? []);
    const rows = judged.flatMap((one) => {
      const form = one.form ?? newest;
      if (!form) return [];
      const { name, unit } = whose(one);
      const { at, received, answers } = one.handedIn;
      const when = [sortableMoment(at), received === null ? "" : sortableMoment(received)];
      return [{ about: [name, unit, ...when, remark(one, others.has(one.handedIn.entry))], form, answers }];
    });
    return answerTables(versions, ABOUT, rows);
  }

  return (
    <SaveTables name={fileNameOf(published)} warning="一份回答一行。里面有姓名，请收好。" make={tables} />
  );
}

function remark({ handedIn, isLate, problems }: JudgedAnswers, hasOther: boolean): string {
  return [
    handedIn.taken === undefined ? "" : takenWords[handedIn.taken],
    isLate ? "截止以后才收到" : "",
    hasOther ? "另一部手机上也交过一份，在送学里能看" : "",
    problems.length > 0 ? `和表对不上：${problems.join("；")}` : "",
  ]
    .filter(Boolean)
    .join("；");
}

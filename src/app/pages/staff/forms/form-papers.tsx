import { useSignal } from "@preact/signals";
import type { PublishedForm } from "../../../../domain/fold/forms.ts";
import { foldOrg } from "../../../../domain/fold/org.ts";
import type { Form } from "../../../../domain/forms/form.ts";
import type { QuestionSummary } from "../../../../domain/forms/summary.ts";
import { blankPaper, surveyPapers } from "../../../../domain/papers/survey.ts";
import { paperText } from "../../../../domain/papers/paper-text.ts";
import { Button } from "../../../components/button.tsx";
import { ChoiceField } from "../../../components/fields.tsx";
import { CopyButton } from "../../../components/copy-button.tsx";
import { useFold } from "../../../session/use-session.ts";
import { PaperOnPhone } from "../papers/paper-on-phone.tsx";
import { PaperSheet } from "../papers/paper-sheet.tsx";
import { SavePapers } from "../papers/save-papers.tsx";
import { fileNameOf } from "./file-name.ts";

/** What a form brought as papers that people know, or the empty one to be filled in by hand. */
export function FormPapers(props: {
  published: PublishedForm;
  form: Form;
  /** what came in; absent: the empty form */
  came?: { count: number; summaries: readonly QuestionSummary[]; until: string };
}) {
  const { published, form, came } = props;
  const unit = useFold(foldOrg).units.get(published.unit)?.name ?? "";
  const papers = came
    ? surveyPapers({ form, unit, ...came })
    : ([["空表", blankPaper({ form, unit })]] as const);
  const chosen = useSignal(0);
  const paper = papers[Math.min(chosen.value, papers.length - 1)]?.[1];
  if (!paper) return <p class="muted">还没有可以汇总的。</p>;
  return (
    <>
      <div class="stack no-print">
        {papers.length > 1 && (
          <ChoiceField
            label="看哪一张"
            choices={papers.map(([label], i) => ({ value: String(i), label }))}
            value={String(chosen.value)}
            onChange={(value) => (chosen.value = Number(value))}
          />
        )}
        {came && <PaperOnPhone paper={paper} />}
        <div class="staff-actions">
          <Button onPress={() => print()}>打印这一张</Button>
          {came && <CopyButton key={chosen.value} text={paperText(paper)} label="复制这一张的文字" block />}
        </div>
        <SavePapers name={`${fileNameOf(published)}${came ? " 汇总" : " 空表"}`} papers={papers} />
      </div>
      <PaperSheet paper={paper} />
    </>
  );
}

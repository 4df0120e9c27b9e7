import type { Signal } from "@preact/signals";
import type { PublishedForm } from "../../../../domain/fold/forms.ts";
import type { QuestionSummary } from "../../../../domain/forms/summary.ts";
import type { Form } from "../../../../domain/forms/form.ts";
import { Button } from "../../../components/button.tsx";
import { Section } from "../../../components/page.tsx";
import { FormPapers } from "./form-papers.tsx";

/** Which papers of the page are open: those are what is printed. */
export type OpenPapers = Signal<"blank" | "results" | undefined>;

/** 满意度测评表, 征求意见表 and the like of what came in, made when they are asked for. */
export function ResultPapers(props: {
  published: PublishedForm;
  form: Form;
  came: { count: number; summaries: readonly QuestionSummary[]; until: string };
  papers: OpenPapers;
}) {
  const { published, form, came, papers } = props;
  return (
    <Section title="材料">
      {papers.value === "results" ? (
        <FormPapers published={published} form={form} came={came} />
      ) : (
        <Button block onPress={() => (papers.value = "results")}>
          做成汇总的材料
        </Button>
      )}
    </Section>
  );
}

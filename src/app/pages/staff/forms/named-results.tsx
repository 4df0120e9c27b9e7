import { useSignal } from "@preact/signals";
import { dayOf } from "../../../../domain/day.ts";
import { dayWords } from "../../../../domain/day-words.ts";
import type { PublishedForm } from "../../../../domain/fold/forms.ts";
import { foldOtherAnswers } from "../../../../domain/fold/other-answers.ts";
import type { Form } from "../../../../domain/forms/form.ts";
import { summarise } from "../../../../domain/forms/summary.ts";
import type { BlobId } from "../../../../domain/ids.ts";
import { Button } from "../../../components/button.tsx";
import { Section } from "../../../components/page.tsx";
import { Row, Rows } from "../../../components/rows.tsx";
import { today } from "../../../session/reckonings.ts";
import { useFold, useSession } from "../../../session/use-session.ts";
import { aboutWords } from "./about-answers.ts";
import type { JudgedAnswers } from "./handed-in-answers.ts";
import { type OpenPapers, ResultPapers } from "./result-papers.tsx";
import { SaveAnswers } from "./save-answers.tsx";
import { SummaryView } from "./summary-view.tsx";
import { useJudged, useWhose } from "./use-answers.ts";

/** How many are shown before all are asked for. */
const FIRST = 20;

/** What came in: together, and one by one. Who has not answered is on no list. */
export function NamedResults(props: {
  published: PublishedForm;
  forms: ReadonlyMap<BlobId, Form>;
  papers: OpenPapers;
}) {
  const { published, forms, papers } = props;
  const judged = useJudged(published, forms);
  const until = useUntilWords();
  const newest = forms.get(published.blob);
  const good = judged.filter(({ problems }) => problems.length === 0);
  const odd = judged.filter(({ problems }) => problems.length > 0);
  const summaries = newest
    ? summarise(
        newest,
        good.map(({ handedIn }) => handedIn.answers),
      )
    : [];
  return (
    <>
      <Section title={`收到 ${judged.length} 份`}>
        <p class="muted small">{until}。没有收到，不等于没有填。</p>
      </Section>
      {newest && good.length > 0 && (
        <Section title="合起来看">
          <SummaryView summaries={summaries} />
        </Section>
      )}
      {good.length > 0 && (
        <Section title="一份一份看">
          <AnswerRows label="一份一份看" published={published} judged={good} />
        </Section>
      )}
      {odd.length > 0 && (
        <Section title="和表对不上的">
          <p class="muted">填的时候表可能已经改过，或者手机上的版本旧。没有算在上面，也没有丢。</p>
          <AnswerRows label="和表对不上的" published={published} judged={odd} />
        </Section>
      )}
      {judged.length > 0 && (
        <Section title="存成文件">
          <SaveAnswers published={published} forms={forms} judged={judged} />
        </Section>
      )}
      {newest && good.length > 0 && (
        <ResultPapers
          published={published}
          form={newest}
          came={{ count: good.length, summaries, until }}
          papers={papers}
        />
      )}
    </>
  );
}

/** "截至3月12日收到的" */
function useUntilWords(): string {
  const { last } = useSession().state.value.contact;
  return last === undefined ? "这台手机还没有联系上服务器" : `截至${dayWords(dayOf(last), today())}收到的`;
}

function AnswerRows(props: { label: string; published: PublishedForm; judged: readonly JudgedAnswers[] }) {
  const { label, published, judged } = props;
  const whose = useWhose();
  const others = useFold(foldOtherAnswers);
  const isAll = useSignal(false);
  const newest = [...judged].reverse();
  const shown = isAll.value ? newest : newest.slice(0, FIRST);
  return (
    <>
      <Rows label={label}>
        {shown.map((one) => (
          <Row
            key={one.handedIn.entry}
            title={whose(one).name}
            note={[
              aboutWords(one, whose(one).unit),
              ...(others.has(one.handedIn.entry) ? ["另一部手机上也交过一份"] : []),
            ].join(" · ")}
            to={`/branch/forms/${published.form}/answers/${one.handedIn.entry}`}
          />
        ))}
      </Rows>
      {shown.length < newest.length && (
        <Button block onPress={() => (isAll.value = true)}>
          看全部 {newest.length} 份
        </Button>
      )}
    </>
  );
}

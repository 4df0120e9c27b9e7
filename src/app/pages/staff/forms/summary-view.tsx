import { useSignal } from "@preact/signals";
import type { QuestionSummary } from "../../../../domain/forms/summary.ts";
import { rounded } from "../../../../domain/papers/survey.ts";
import { Button } from "../../../components/button.tsx";

/** What many said, question by question: numbers in words, and a bar beside them. */
export function SummaryView({ summaries }: { summaries: readonly QuestionSummary[] }) {
  return (
    <div class="stack">
      {summaries.map((one) => (
        <div key={one.id} class="card summary">
          <h3>{[...one.within, one.label].join(" · ")}</h3>
          <p class="muted small">{howMany(one)}</p>
          <Said summary={one} />
        </div>
      ))}
    </div>
  );
}

function howMany({ said, answered }: QuestionSummary): string {
  if (said.as === "too-few") return "不足五人回答，认得出人，所以不显示";
  return answered > 0 ? `${answered} 份有回答` : "没有人回答";
}

function Said({ summary }: { summary: QuestionSummary }) {
  const { said, answered, label } = summary;
  switch (said.as) {
    case "choices":
      return (
        <>
          <Counts label={label} counts={said.counts} of={answered} />
          {said.own.length > 0 && <WordList title="另写的" words={said.own} />}
        </>
      );
    case "numbers":
      return (
        <>
          <p>
            平均 {rounded(said.mean)}，最小 {rounded(said.least)}，最大 {rounded(said.most)}
            {said.counts ? "" : `，合计 ${rounded(said.sum)}`}
          </p>
          {said.counts && <Counts label={label} counts={said.counts} of={answered} />}
        </>
      );
    case "words":
      return <WordList words={said.words} />;
    case "files":
      return <p>请一份一份看。</p>;
    default:
      return null;
  }
}

function Counts(props: {
  label: string;
  counts: readonly (readonly [label: string, count: number])[];
  /** how many answered */
  of: number;
}) {
  const { label, counts, of } = props;
  return (
    <table class="counts">
      <caption class="only-heard">{label}</caption>
      <thead class="only-heard">
        <tr>
          <th scope="col">选项</th>
          <th scope="col">几份</th>
        </tr>
      </thead>
      <tbody>
        {counts.map(([name, count]) => (
          <tr key={name}>
            <th scope="row">
              {name}
              <progress class="bar" aria-hidden="true" max={Math.max(1, of)} value={count} />
            </th>
            <td class="number">
              {count} 份{of > 0 && `，${Math.round((count / of) * 100)}%`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const FIRST = 5;

function WordList({ title, words }: { title?: string; words: readonly string[] }) {
  const isAll = useSignal(false);
  const shown = isAll.value ? words : words.slice(0, FIRST);
  return (
    <>
      {title !== undefined && <p class="muted">{title}</p>}
      <ul class="words-said">
        {shown.map((one, i) => (
          <li key={i} class="said">
            {one}
          </li>
        ))}
      </ul>
      {shown.length < words.length && (
        <Button onPress={() => (isAll.value = true)}>看全部 {words.length} 条</Button>
      )}
    </>
  );
}

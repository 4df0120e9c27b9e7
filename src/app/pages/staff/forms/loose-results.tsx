import { useSignal } from "@preact/signals";
import { isClosed, type PublishedForm } from "../../../../domain/fold/forms.ts";
import type { Form } from "../../../../domain/forms/form.ts";
import { summarise } from "../../../../domain/forms/summary.ts";
import type { Instant } from "../../../../domain/ids.ts";
import { noFiles } from "../../../forms/answer-files.ts";
import { AnswersView } from "../../../forms/answers-view.tsx";
import { Button, ButtonLink } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Section } from "../../../components/page.tsx";
import { now } from "../../../session/now.ts";
import { serverNow } from "../../../session/reckonings.ts";
import { useReckoned } from "../../../session/use-session.ts";
import { momentWords } from "../../../words/dates.ts";
import { sortableMoment } from "../../../words/sortable-moment.ts";
import { type CameLoose, type OpenAnswer, useFormResults, useOpenAnswers } from "./came-loose.ts";
import { type OpenPapers, ResultPapers } from "./result-papers.tsx";
import { EraseAnswers } from "./erase-answers.tsx";
import { SaveOpenAnswers } from "./save-open-answers.tsx";
import { SummaryView } from "./summary-view.tsx";

/** What came of a form that is answered in no journal: by slips, or by link. @param form undefined: not on this phone */
export function LooseResults(props: {
  published: PublishedForm;
  form: Form | undefined;
  papers: OpenPapers;
}) {
  const { published } = props;
  const isOver = isClosed(published, useReckoned(serverNow));
  if (published.way === "open") return <OpenResults {...props} isOver={isOver} />;
  if (isOver) return <SlipResults {...props} />;
  return (
    <Notice title="截止以后才看得到结果">
      不记名的表，截止以前谁也看不到填了什么，也看不到收到几份。截止以后满五份才汇总，不足五份全部删去。
    </Notice>
  );
}

function SlipResults(props: { published: PublishedForm; form: Form | undefined; papers: OpenPapers }) {
  const { published, form, papers } = props;
  const [state, again] = useFormResults(published.form);
  const results = state.came?.what;
  return (
    <>
      <AskedLine state={state} again={again} />
      {results?.state === "open" && (
        <Notice kind="look">服务器还没有收到截止的消息，这台手机联网以后再看。</Notice>
      )}
      {results?.state === "too-few" && (
        <Notice kind="look" title="不足五份">
          不足五份，认得出人，所以没有汇总，收到的已经全部删去，有几份也不说。
        </Notice>
      )}
      {results?.state === "counted" && (
        <Section title={`收到 ${results.answers} 份`}>
          <p class="muted small">
            只有合计：各问分开汇总，写的话打乱了次序，一份一份的已经删去，谁也看不到。请不要去猜哪句是谁写的。
          </p>
          <SummaryView summaries={results.questions} />
        </Section>
      )}
      {form && results?.state === "counted" && (
        <ResultPapers
          published={published}
          form={form}
          came={{ count: results.answers, summaries: results.questions, until: "截止后汇总" }}
          papers={papers}
        />
      )}
    </>
  );
}

function OpenResults(props: {
  published: PublishedForm;
  form: Form | undefined;
  papers: OpenPapers;
  isOver: boolean;
}) {
  const { published, form, papers, isOver } = props;
  const [state, again] = useOpenAnswers(published);
  const answers = state.came?.what;
  const given = answers?.map((one) => one.answers) ?? [];
  const summaries = form ? summarise(form, given) : [];
  return (
    <>
      {!isOver && (
        <ButtonLink kind="primary" block to={`/branch/forms/${published.form}/link`}>
          链接和二维码
        </ButtonLink>
      )}
      <AskedLine state={state} again={again} />
      {answers && (
        <Section title={`收到 ${answers.length} 份`}>
          <p class="muted small">
            {state.came && `截至${momentWords(state.came.heard, now.value)}。`}
            不问是谁，所以同一个人可能填了几次，名字也是自己写的，没有核对。
          </p>
        </Section>
      )}
      {form && answers && answers.length > 0 && (
        <>
          <Section title="合起来看">
            <SummaryView summaries={summaries} />
          </Section>
          <Section title="一份一份看">
            <OneByOne form={form} answers={answers} />
          </Section>
          <Section title="存成文件">
            <SaveOpenAnswers published={published} form={form} answers={answers} />
          </Section>
          <ResultPapers
            published={published}
            form={form}
            came={{ count: answers.length, summaries, until: untilOf(state.came?.heard) }}
            papers={papers}
          />
          {isOver && <EraseAnswers published={published} onErased={again} />}
        </>
      )}
    </>
  );
}

function untilOf(heard: Instant | undefined): string {
  return heard === undefined ? "收到的" : `截至${sortableMoment(heard)}收到的`;
}

/** What is here is shown while the server is asked, and when it cannot be. */
function AskedLine<T>({ state, again }: { state: CameLoose<T>; again: () => void }) {
  if (state.is === "here") return null;
  if (state.is === "asking") {
    return (
      <p class="muted" role="status">
        正在向服务器取…
      </p>
    );
  }
  return (
    <Notice kind="look">
      <p>
        {state.is === "not-allowed"
          ? "您的职务看不到这张表的答复。"
          : state.is === "not-yet"
            ? "这张表还没有传到服务器，传到以后别人才填得了。"
            : state.came
              ? "没有网络，下面是上次取来的。"
              : "结果在服务器上，要联网才取得来；取来一次，没有网也能看。"}
      </p>
      <Button onPress={again}>再试一次</Button>
    </Notice>
  );
}

const FIRST = 20;

function OneByOne({ form, answers }: { form: Form; answers: readonly OpenAnswer[] }) {
  const isAll = useSignal(false);
  const newest = [...answers].reverse();
  const shown = isAll.value ? newest : newest.slice(0, FIRST);
  return (
    <div class="stack">
      {shown.map((one) => (
        <details key={one.id} class="card">
          <summary>{sortableMoment(one.received)} 收到的</summary>
          <AnswersView form={form} answers={one.answers} files={noFiles} />
        </details>
      ))}
      {shown.length < newest.length && (
        <Button block onPress={() => (isAll.value = true)}>
          看全部 {newest.length} 份
        </Button>
      )}
    </div>
  );
}

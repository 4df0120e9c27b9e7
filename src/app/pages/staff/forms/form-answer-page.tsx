import { answerWords, hasAnswer, isFile, roundsOf } from "../../../../domain/forms/answer-words.ts";
import type { AnswerFile, Answers, Field, Form } from "../../../../domain/forms/form.ts";
import type { PublishedForm } from "../../../../domain/fold/forms.ts";
import { foldOtherAnswers } from "../../../../domain/fold/other-answers.ts";
import type { BlobId } from "../../../../domain/ids.ts";
import { Notice } from "../../../components/notice.tsx";
import type { PageProps } from "../../../routing/route.ts";
import { useFold } from "../../../session/use-session.ts";
import { BlobPhoto } from "../blob-photo.tsx";
import { useNames } from "../member-names.ts";
import { TextsFrame } from "../my-units.tsx";
import { aboutWords } from "./about-answers.ts";
import { BlobSound } from "./blob-sound.tsx";
import { judge, type JudgedAnswers } from "./handed-in-answers.ts";
import { useJudged, useVersions, useWhose } from "./use-answers.ts";
import { useMyForm } from "./use-form-units.ts";

/** What one person handed in. */
export function FormAnswerPage({ params }: PageProps) {
  const published = useMyForm(params["form"]);
  return (
    <TextsFrame
      title={published ? `${published.title}：一份` : "一份回答"}
      back={`/branch/forms/${params["form"]}`}
      backLabel="这张表"
    >
      {() =>
        published ? (
          <FindAnswer published={published} entry={params["entry"]} />
        ) : (
          <Notice>这台手机上没有这张表，或者不是您的单位发的。</Notice>
        )
      }
    </TextsFrame>
  );
}

function FindAnswer({ published, entry }: { published: PublishedForm; entry: string | undefined }) {
  const forms = useVersions(published);
  const judged = useJudged(published, forms ?? none);
  const one = judged.find(({ handedIn }) => handedIn.entry === entry);
  if (!forms) return <p class="muted">正在取出…</p>;
  if (!one) return <Notice>这台手机上没有这一份。他可能又填了一次，新的在表里。</Notice>;
  return <OneAnswer one={one} published={published} forms={forms} />;
}
const none = new Map<string, never>();

function OneAnswer(props: {
  one: JudgedAnswers;
  published: PublishedForm;
  forms: ReadonlyMap<BlobId, Form>;
}) {
  const { one, published, forms } = props;
  const newest = forms.get(published.blob)?.fields ?? [];
  const others = useFold(foldOtherAnswers).get(one.handedIn.entry) ?? [];
  const { name, unit } = useWhose()(one);
  const names = useNames();
  const { handedIn, form, problems, isLate } = one;
  return (
    <div class="stack">
      <p>
        <strong>{name}</strong>
        {handedIn.by !== handedIn.of && `，${names(handedIn.by)}代填`}
      </p>
      <p class="muted">{aboutWords({ ...one, problems: [] }, unit)}</p>
      {isLate && <Notice kind="look">这一份是截止以后才收到的，算不算由您定。</Notice>}
      {problems.length > 0 && (
        <Notice kind="look" title="和表对不上">
          <ul class="stack close">
            {problems.map((words, i) => (
              <li key={i}>{words}</li>
            ))}
          </ul>
        </Notice>
      )}
      <AnswerList fields={form?.fields ?? newest} answers={handedIn.answers} />
      {others.length > 0 && (
        <Notice kind="look" title="另一部手机上也交过，两份都留着">
          <p>算数的是上面最后交的，合起来看时只算它。</p>
          {others.map((other) => (
            <details key={other.entry}>
              <summary>
                看另一份：{aboutWords({ ...judge(other, published, forms), problems: [] }, "")}
              </summary>
              <AnswerList fields={forms.get(other.blob)?.fields ?? newest} answers={other.answers} />
            </details>
          ))}
        </Notice>
      )}
    </div>
  );
}

function AnswerList({ fields, answers }: { fields: readonly Field[]; answers: Answers }) {
  return (
    <>
      {fields.map((field) => {
        if (field.kind === "section")
          return (
            <div key={field.id} class="stack">
              <h2>{field.label}</h2>
              <AnswerList fields={field.fields} answers={answers} />
            </div>
          );
        if (field.kind === "repeat")
          return roundsOf(answers[field.id]).map((round, i) => (
            <div key={`${field.id} ${i}`} class="card">
              <h3>
                {field.label} {i + 1}
              </h3>
              <AnswerList fields={field.fields} answers={round} />
            </div>
          ));
        if (!hasAnswer(field)) return null;
        const answer = answers[field.id];
        return (
          <div key={field.id}>
            <dl>
              <dt class="muted">{field.label}</dt>
              <dd class="said">{answerWords(field, answer) || "（没有填）"}</dd>
            </dl>
            {isFile(answer) && <ShownFile file={answer} label={field.label} />}
          </div>
        );
      })}
    </>
  );
}

function ShownFile({ file, label }: { file: AnswerFile; label: string }) {
  if (file.type.startsWith("audio/")) return <BlobSound file={file} label={label} />;
  return <BlobPhoto id={file.blob} size={file.size} label={label} />;
}

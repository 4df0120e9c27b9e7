import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { MadeFrom } from "../../../domain/entries/made-from.ts";
import { foldForms, type HandedInForm, isClosed, type PublishedForm } from "../../../domain/fold/forms.ts";
import { foldOtherAnswers } from "../../../domain/fold/other-answers.ts";
import { foldMembers } from "../../../domain/fold/members.ts";
import type { BlobId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { backToTop } from "../../components/back-to-top.ts";
import { Button, ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/page.tsx";
import { useDraftList } from "../../drafts/use-draft-list.ts";
import { AnswersView } from "../../forms/answers-view.tsx";
import { answerDraftId } from "../../forms/my-forms.ts";
import type { PageProps } from "../../routing/route.ts";
import { serverNow } from "../../session/reckonings.ts";
import { useFold, useMe, useSession } from "../../session/use-session.ts";
import { takenWords } from "../../words/taken-words.ts";
import { FillForm } from "./fill-form.tsx";
import { ForOthers } from "./for-others.tsx";
import { SlipForm } from "./slip-form.tsx";
import { OneForm, WithForm } from "./form-frame.tsx";
import { untilWords, useWhoAsks, whenWords, whereWords } from "./form-words.ts";

/** A form in the way that it is answered: under one's own name (to be filled in, or as it was handed in), by a slip, or by its link. */
export function FormPage({ params }: PageProps) {
  return <OneForm id={params["form"]}>{(form) => <ByItsWay published={form} />}</OneForm>;
}

function ByItsWay({ published }: { published: PublishedForm }) {
  if (published.way === "slips") return <SlipForm published={published} />;
  return published.way === "open" ? <ByLink form={published.form} /> : <MyForm published={published} />;
}

/** Answered by whoever has the link, and by a member in no other way. */
function ByLink({ form }: { form: string }) {
  return (
    <ButtonLink kind="primary" block to={`/f/${form}`}>
      打开来填
    </ButtonLink>
  );
}

function MyForm({ published }: { published: PublishedForm }) {
  const session = useSession();
  const me = useMe();
  const mine = (useFold(foldForms).handedIn.get(published.form) ?? []).filter(({ of }) => of === me);
  const handed = mine.at(-1);
  const others = useFold(foldOtherAnswers).get(handed?.entry ?? "") ?? [];
  const isOver = isClosed(published, serverNow(session));
  const hasDraft = useDraftList().some(({ id }) => id === answerDraftId(published.form));
  /** wants to fill it in again; and whether it was handed in a moment ago */
  const again = useSignal(false);
  const thanks = useSignal(false);
  const who = useWhoAsks()(published);

  if (isOver) {
    return (
      <div class="stack">
        <Notice kind="look" title="这张表已经结束">
          {handed
            ? "不再收新的了。您交过的，在结束前写好的，照样算数。"
            : "不再收新的了。有话要说，可以在“意见和投诉”里写。"}
        </Notice>
        {!handed && hasDraft && <LeftDraft form={published.form} />}
        {handed && <HandedIn published={published} handed={handed} others={others} who={who} />}
      </div>
    );
  }
  if (!handed || again.value) {
    return (
      <div class="stack">
        <p class="muted">{[`${who}发的`, untilWords(published)].filter(Boolean).join("，")}</p>
        <WithForm published={published}>
          {(form, blob) => (
            <FillForm
              published={published}
              form={form}
              blob={blob}
              // What is answered again and again begins anew; the other way it is put right.
              given={published.again ? undefined : handed?.answers}
              made={published.again ? undefined : madeOf(handed, others)}
              onHandedIn={() => {
                again.value = false;
                thanks.value = true;
                backToTop();
              }}
            />
          )}
        </WithForm>
        <ForOthers published={published} />
      </div>
    );
  }
  return (
    <div class="stack">
      <HandedIn published={published} handed={handed} others={others} who={who} thanks={thanks.value} />
      <Button block onPress={() => (again.value = true)}>
        {hasDraft ? "接着填上次没交的" : published.again ? "再填一次" : "改了重新交"}
      </Button>
      {!published.again && <p class="muted small">重新交的会替换原来的。</p>}
      <ForOthers published={published} />
    </div>
  );
}

/** Written, and not handed in before the form was over. */
function LeftDraft({ form }: { form: string }) {
  const { phone } = useSession();
  const isGone = useSignal(false);
  async function remove(): Promise<void> {
    const id = answerDraftId(form);
    const draft = await phone.drafts.load(id);
    const files = draft?.content["files"];
    if (Array.isArray(files)) await phone.blobs.remove(files as BlobId[]);
    await phone.drafts.remove(id);
    isGone.value = true;
  }
  if (isGone.value) return <Notice>没交的那份删去了。</Notice>;
  return (
    <Notice>
      <p>您写到一半的还在这部手机上，没有交出去。</p>
      <ActionButton action={remove}>删去没交的这份</ActionButton>
    </Notice>
  );
}

/** What is put right now takes the place of all that was shown. */
function madeOf(handed: HandedInForm | undefined, others: readonly HandedInForm[]): MadeFrom {
  const joined = others.map(({ entry }) => entry);
  return { base: handed?.entry ?? null, ...(joined.length > 0 && { joined }) };
}

function HandedIn(props: {
  published: PublishedForm;
  handed: HandedInForm;
  /** what another phone handed in without knowing of it */
  others: readonly HandedInForm[];
  who: string;
  /** it was handed in a moment ago */
  thanks?: boolean;
}) {
  const { published, handed, others, who } = props;
  const { phone } = useSession();
  const me = useMe();
  const members = useFold(foldMembers);
  const files = useMemo(() => ({ get: (blob: string) => phone.blobs.get(blob) }), [phone]);
  const writer = handed.by === me ? "" : `，${members.byId.get(handed.by)?.name ?? "支部"}代填`;
  return (
    <WithForm published={published} version={handed.blob}>
      {(form) => (
        <>
          <Notice kind="kept" title={props.thanks ? (form.thanks ?? "谢谢，交好了。") : "交过了"}>
            {`${whenWords(handed)}${writer}${handed.taken && writer ? `，${takenWords[handed.taken]}` : ""}。${whereWords(handed, who)}。`}
          </Notice>
          <Section title="交的内容">
            <AnswersView form={form} answers={handed.answers} files={files} />
          </Section>
          {others.length > 0 && (
            <Notice kind="look" title="另一部手机上也交过，两份都留着">
              <p>算数的是上面最后交的。两份不一样，可以改了重新交。</p>
              {others.map((other) => (
                <details key={other.entry}>
                  <summary>看{whenWords(other)}的那一份</summary>
                  <WithForm published={published} version={other.blob}>
                    {(its) => <AnswersView form={its} answers={other.answers} files={files} />}
                  </WithForm>
                </details>
              ))}
            </Notice>
          )}
        </>
      )}
    </WithForm>
  );
}

import { useLayoutEffect, useMemo } from "preact/hooks";
import { isClosed, type PublishedForm } from "../../../domain/fold/forms.ts";
import { backToTop } from "../../components/back-to-top.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/page.tsx";
import { noFiles } from "../../forms/answer-files.ts";
import { AnswersView } from "../../forms/answers-view.tsx";
import { type KeptSlip, slipDraftId, type WaitingAnswers } from "../../forms/slips/kept-slips.ts";
import { type SlipShelf, slipShelfOf } from "../../forms/slips/slip-shelf.ts";
import { slipsOf } from "../../forms/slips/slip-states.ts";
import { serverNow } from "../../session/reckonings.ts";
import { useSession } from "../../session/use-session.ts";
import { draftWords } from "./draft-words.ts";
import { FillForm } from "./fill-form.tsx";
import { ForOthers } from "./for-others.tsx";
import { WithForm } from "./form-frame.tsx";
import { untilWords, useWhoAsks } from "./form-words.ts";
import { mayHandInAgain, slipRefusalWords } from "./slip-refusal-words.ts";
import { withoutNameWords } from "./without-name-words.ts";

/** An anonymous form: to be filled in, or that it was. What was handed in is not on this phone any more. */
export function SlipForm({ published }: { published: PublishedForm }) {
  const session = useSession();
  const shelf = useMemo(() => slipShelfOf(session), [session]);
  const states = slipsOf(session.phone).value;
  const state = states?.get(slipDraftId({ form: published.form }));
  const who = useWhoAsks()(published);
  const name = { form: published.form };
  // Asked for in the same way whether he answers or not; who opens the page does not wait for the next time.
  useLayoutEffect(() => void shelf.get(name).catch(() => undefined), [shelf, published.form]);

  if (!states) return <p class="muted">正在打开…</p>;
  if (state?.waiting?.refused) return <Refused published={published} waiting={state.waiting} shelf={shelf} />;
  if (state?.waiting) {
    return (
      <Notice kind="kept" title="填好了，已存在本机，待送出">
        过几分钟有网络时会单独送出，不和您别的记录一起走，这样对不上是谁交的。在那以前请不要清除这个应用的数据。
      </Notice>
    );
  }
  if (state?.slip?.is === "used") {
    return (
      <div class="stack">
        <Notice kind="kept" title="交过了">
          不记名，所以交了什么，这部手机上也不再留。{who}在截止以后、满五份才看得到合计。
        </Notice>
        <ForOthers published={published} />
      </div>
    );
  }
  if (isClosed(published, serverNow(session))) {
    return (
      <Notice kind="look" title="这张表已经结束">
        不再收新的了。有话要说，可以在“意见和投诉”里写。
      </Notice>
    );
  }
  if (state?.slip?.is === "none") return <NoSlip slip={state.slip} published={published} />;
  return (
    <div class="stack">
      <p class="muted">{[`${who}发的`, untilWords(published)].filter(Boolean).join("，")}</p>
      <WithForm published={published}>
        {(form, blob) => (
          <FillForm
            published={published}
            form={form}
            blob={blob}
            keep={(answers) => shelf.handIn(name, answers)}
            onHandedIn={backToTop}
            before={<Notice title="不记名">{withoutNameWords}</Notice>}
          />
        )}
      </WithForm>
      <ForOthers published={published} />
    </div>
  );
}

function NoSlip({ slip, published }: { slip: Extract<KeptSlip, { is: "none" }>; published: PublishedForm }) {
  return (
    <div class="stack">
      <Notice kind="look" title="这部手机上没有您的票">
        {noSlipWords[slip.why]}
      </Notice>
      <ForOthers published={published} />
    </div>
  );
}

const noSlipWords: Readonly<Record<Extract<KeptSlip, { is: "none" }>["why"], string>> = {
  had: "不记名的表每人一张票，您的那张在您的另一部手机上，或者已经有人替您领了。请在那里填。",
  closed: "这张表已经结束，不再收新的了。",
  "not-asked": "这张表不是发给您的。",
  "wrong-key":
    "服务器给的票和大家的不一样，用了可能认得出是您，所以没有用。请把这件事告诉支部，或在“意见和投诉”里写。",
};

function Refused(props: { published: PublishedForm; waiting: WaitingAnswers; shelf: SlipShelf }) {
  const { published, waiting, shelf } = props;
  const refused = waiting.refused!;
  const isOver = isClosed(published, serverNow(useSession()));
  return (
    <div class="stack">
      <Notice kind="look" title="没有收下">
        {slipRefusalWords(refused)}
      </Notice>
      {mayHandInAgain(refused) && !isOver && (
        <ActionButton
          kind="primary"
          block
          working="正在取出…"
          action={() => shelf.takeBack({ form: published.form })}
        >
          改一改再交
        </ActionButton>
      )}
      <WithForm published={published}>
        {(form) => (
          <Section title="您填的还在这部手机上">
            <AnswersView form={form} answers={waiting.answers} files={noFiles} />
            <CopyButton block label="把填的字复制出来" text={draftWords(form, waiting.answers)} />
          </Section>
        )}
      </WithForm>
    </div>
  );
}

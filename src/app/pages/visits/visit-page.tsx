import { isWaiting, type VisitRequest } from "../../../domain/fold/visit-requests.ts";
import { CallLink } from "../../care/call-link.tsx";
import { myVisitRequests, visitRequestOfNow } from "../../care/my-visit-requests.ts";
import { VisitStatus } from "../../care/visit-status.tsx";
import { whoHears } from "../../care/whom-to-call.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { TextArea } from "../../components/fields.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { DraftStatusLine } from "../../drafts/draft-status.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { now } from "../../session/now.ts";
import { useReckoned, useSession } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";

/** 请人来一趟: one tap here, offline too, and the branch and the 送学人 hear of it. */
export function VisitPage() {
  const request = useReckoned(visitRequestOfNow);
  const before = useReckoned(myVisitRequests).filter(({ entry }) => entry !== request?.entry);
  return (
    <Page title="请人来一趟" back="/" backLabel="首页">
      <div class="stack">
        {request && <VisitStatus request={request} />}
        {request && isWaiting(request) ? (
          <TakeBack request={request} />
        ) : (
          <Ask again={request !== undefined} />
        )}
        <CallLink />
      </div>
      {before.length > 0 && (
        <Section title="以前的">
          <ul class="stack close">
            {before.slice(0, 5).map(({ entry, at, takenBack, answers, words }) => (
              <li key={entry}>
                {momentWords(at, now.value)}
                {words !== undefined && `，${words}`}
                {takenBack !== undefined && "，后来说不用来了"}
                {answers.map((answer) => `，回话：${answer.words}`)}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

function Ask({ again }: { again: boolean }) {
  const { phone } = useSession();
  const who = useReckoned(whoHears);
  const draft = useDraft("visit", { words: "" });

  async function ask(): Promise<void> {
    const words = draft.content.value.words.trim();
    const body = words === "" ? {} : { words };
    await draft.send(() => phone.write([{ kind: "visit-asked", body }], { draft: draft.id }));
    draft.note({ words: "" });
    draft.rest();
  }

  return (
    <>
      <p>{`点下面的红按钮，${who}就知道您想请人到家里来。没有网也行，一有网就告诉他们。`}</p>
      <TextArea
        label="有什么事（可以不写）"
        rows={2}
        value={draft.content.value.words}
        maxLength={200}
        onInput={(words) => draft.change({ words })}
      />
      <ActionButton kind="primary" block action={ask} working="正在存…">
        {again ? "再请人来一趟" : "请人来一趟"}
      </ActionButton>
      {draft.content.value.words !== "" && <DraftStatusLine draft={draft} words={({ words }) => words} />}
      <Notice>急病等不得，请先打 120，或喊邻居。</Notice>
    </>
  );
}

function TakeBack({ request }: { request: VisitRequest }) {
  const { phone } = useSession();
  const takeBack = () => phone.write([{ kind: "visit-taken-back", body: { entry: request.entry } }]);
  return (
    <ActionButton block action={takeBack} working="正在存…">
      不用来了
    </ActionButton>
  );
}

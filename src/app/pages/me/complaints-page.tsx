import { useSignal } from "@preact/signals";
import { foldComplaints, type Complaint } from "../../../domain/fold/complaints.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { ChoiceField, TextArea } from "../../components/fields.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { DraftStatusLine } from "../../drafts/draft-status.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { now } from "../../session/now.ts";
import { useFold, useMe, useSession } from "../../session/use-session.ts";
import { arrivalWords } from "../../words/arrival-words.ts";
import { momentWords } from "../../words/dates.ts";

/** 意见和投诉: works offline; above means past the branch. */
export function ComplaintsPage() {
  const { phone } = useSession();
  const me = useMe();
  const mine = useFold(foldComplaints).filter(({ of }) => of === me);
  const draft = useDraft<{ to: Complaint["to"]; words: string }>("complaint", { to: "above", words: "" });
  const { to, words } = draft.content.value;
  const error = useSignal<string | undefined>(undefined);
  const sent = useSignal(false);

  async function send(): Promise<void> {
    error.value = words.trim() === "" ? "还没有写字，写一句也行。" : undefined;
    if (error.value !== undefined) return;
    const body = { to, words: words.trim() };
    await draft.send(() => phone.write([{ kind: "complaint-made", body }], { draft: draft.id }));
    draft.note({ words: "" });
    draft.rest();
    sent.value = true;
  }

  return (
    <Page title="意见和投诉" back="/me">
      <div class="stack">
        {sent.value && <Notice kind="kept">已存在本机，有网络就交上去。下面能看到回复。</Notice>}
        <ChoiceField
          label="给谁"
          long
          value={to}
          choices={[
            { value: "above", label: "给上级，支部看不到" },
            { value: "branch", label: "给支部" },
          ]}
          onChange={(value) => draft.change({ to: value })}
        />
        <TextArea
          label="想说的话"
          rows={6}
          value={words}
          maxLength={5000}
          error={error.value}
          onInput={(value) => {
            error.value = undefined;
            sent.value = false;
            draft.change({ words: value });
          }}
        />
        <ActionButton kind="primary" block action={send} working="正在存…">
          交上去
        </ActionButton>
        <DraftStatusLine draft={draft} words={(content) => content.words} />
      </div>
      {mine.length > 0 && (
        <Section title="我说过的">
          <ul class="stack">
            {mine.map((complaint) => (
              <li key={complaint.entry} class="card">
                <p class="muted small">
                  {complaint.to === "above" ? "给上级" : "给支部"} · {momentWords(complaint.at, now.value)} ·{" "}
                  {complaint.received === null ? arrivalWords(complaint) : "已收到"}
                </p>
                <p style={{ whiteSpace: "pre-wrap" }}>{complaint.words}</p>
                {complaint.answers.map((answer) => (
                  <Notice key={answer.entry} kind="kept" title="回复">
                    {answer.words}
                  </Notice>
                ))}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

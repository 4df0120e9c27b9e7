import { useSignal } from "@preact/signals";
import { dayWords } from "../../../domain/day-words.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { DraftStatusLine } from "../../drafts/draft-status.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { goTo } from "../../routing/place.ts";
import { myself, today } from "../../session/reckonings.ts";
import { useReckoned, useSession } from "../../session/use-session.ts";

/** 我换地方了: the city, since when, whom to reach. No employer, no street. */
export function WhereaboutsPage() {
  const { phone } = useSession();
  const known = useReckoned(myself)?.whereabouts;
  const draft = useDraft("whereabouts", { city: "", since: today(), contact: "" });
  const { city, since, contact } = draft.content.value;
  const error = useSignal<string | undefined>(undefined);

  async function send(): Promise<void> {
    error.value = city.trim() === "" ? "请写现在在哪个城市。" : since === "" ? "请选从哪天起。" : undefined;
    if (error.value !== undefined) return;
    const reach = contact.trim();
    const body = { city: city.trim(), since, ...(reach ? { contact: reach } : {}) };
    await draft.send(() => phone.write([{ kind: "whereabouts-told", body }], { draft: draft.id }));
    goTo("/me", true);
  }

  return (
    <Page title="我换地方了" back="/me">
      <div class="stack">
        {known && (
          <Notice title={`上次告诉支部：${known.city}`}>
            {`从${dayWords(known.since, today())}起${known.contact ? `，联系：${known.contact}` : ""}`}
          </Notice>
        )}
        <TextField
          label="现在在哪个城市"
          hint="写到市或县就行，不用写街道和单位"
          value={city}
          maxLength={40}
          error={error.value}
          onInput={(value) => {
            error.value = undefined;
            draft.change({ city: value });
          }}
        />
        <TextField
          label="从哪天起"
          type="date"
          value={since}
          onInput={(value) => draft.change({ since: value })}
        />
        <TextField
          label="怎么联系您（可以不填）"
          value={contact}
          maxLength={60}
          onInput={(value) => draft.change({ contact: value })}
        />
        <ActionButton kind="primary" block action={send} working="正在存…">
          告诉支部
        </ActionButton>
        <DraftStatusLine
          draft={draft}
          words={(content) => `${content.city} ${content.since} ${content.contact}`}
        />
      </div>
    </Page>
  );
}

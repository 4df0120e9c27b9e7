import { useSignal } from "@preact/signals";
import { type ReadyMade, readyMadeForms } from "../../../../domain/forms/ready-made/ready-made-forms.ts";
import type { UnitId } from "../../../../domain/ids.ts";
import { Notice } from "../../../components/notice.tsx";
import { Row, Rows } from "../../../components/rows.tsx";
import { newId } from "../../../new-id.ts";
import { goTo } from "../../../routing/place.ts";
import { useSession } from "../../../session/use-session.ts";
import { failureWords } from "../../../words/failure-words.ts";
import { type FormDraft, formDraftId } from "./form-draft.ts";

/** From a form that is there already, or an empty one. A draft is on the phone before its page is opened. */
export function NewForm({ unit }: { unit: UnitId }) {
  const begin = useBeginForm();
  const failure = useSignal<string | undefined>(undefined);

  async function start(content: FormDraft): Promise<void> {
    failure.value = undefined;
    try {
      await begin(content);
    } catch (error) {
      failure.value = failureWords(error);
    }
  }

  return (
    <>
      <Rows label="现成的表">
        {readyMadeForms.map((ready) => (
          <Row
            key={ready.form.title}
            title={ready.form.title}
            note={ready.about}
            onPress={() => void start(draftFrom(ready, unit))}
          />
        ))}
        <Row
          title="空白的表"
          note="一题一题自己添"
          onPress={() => void start({ unit, form: { title: "", fields: [] } })}
        />
      </Rows>
      {failure.value !== undefined && (
        <Notice kind="error" urgent>
          {failure.value}
        </Notice>
      )}
    </>
  );
}

/** Keeps a draft and opens it. @throws what keeping throws */
export function useBeginForm(): (content: FormDraft) => Promise<void> {
  const { phone } = useSession();
  return async (content) => {
    const id = newId();
    await phone.drafts.save({ id: formDraftId(id), content });
    goTo(`/branch/forms/${id}/edit`);
  };
}

function draftFrom({ form, way, again }: ReadyMade, unit: UnitId): FormDraft {
  return { unit, form, way, ...(again && { again }) };
}

import "./form-edit.css";
import { useEffect, useState } from "preact/hooks";
import { isClosed } from "../../../../domain/fold/forms.ts";
import type { Form } from "../../../../domain/forms/form.ts";
import type { FormId } from "../../../../domain/ids.ts";
import { Notice } from "../../../components/notice.tsx";
import type { PageProps } from "../../../routing/route.ts";
import { serverNow } from "../../../session/reckonings.ts";
import { useReckoned, useSession } from "../../../session/use-session.ts";
import { type MyUnit, TextsFrame, useMyTextUnits } from "../my-units.tsx";
import { FixedForm } from "./fixed-form.tsx";
import { FormEditor } from "./form-editor.tsx";
import { type FormDraft, formDraftId } from "./form-draft.ts";
import { formsOf } from "./form-file.ts";
import { useMyForm } from "./use-form-units.ts";

/** A form as its author makes it; or the next version of one that is out. */
export function FormEditPage({ params }: PageProps) {
  const id = params["form"] ?? "";
  return (
    <TextsFrame title="做表" back="/branch/forms" backLabel="表单">
      {(unit) => <FindForm key={id} id={id} unit={unit} />}
    </TextsFrame>
  );
}

function FindForm({ id, unit }: { id: FormId; unit: MyUnit }) {
  const { phone } = useSession();
  const published = useMyForm(id);
  const now = useReckoned(serverNow);
  const [found, setFound] = useState<FormDraft | "looking" | undefined>("looking");
  useEffect(() => {
    let there = true;
    async function look(): Promise<FormDraft | undefined> {
      const kept = await phone.drafts.load(formDraftId(id));
      if (kept) return kept.content as FormDraft;
      if (!published) return undefined;
      const forms = await formsOf(phone.blobs, [published]);
      const form = forms.get(published.blob);
      return form && { unit: published.unit, form };
    }
    look().then(
      (draft) => there && setFound(draft),
      () => there && setFound(undefined),
    );
    return () => {
      there = false;
    };
  }, [id, published?.blob]);

  if (found === "looking") return <p class="muted">正在取出…</p>;
  if (published?.way === "slips") return <FixedForm id={id} why="slips" />;
  if (published && isClosed(published, now)) return <FixedForm id={id} why="closed" />;
  if (!found?.form) return <Notice>这台手机上没有这张表，可能已经删了，或者还没有收到。</Notice>;
  return <EditForm id={id} begin={{ ...found, unit: found.unit ?? unit.id, form: found.form }} />;
}

function EditForm({ id, begin }: { id: FormId; begin: FormDraft & { form: Form } }) {
  const units = useMyTextUnits();
  if (!units.some((unit) => unit.id === begin.unit))
    return <Notice>这张表是别的单位做的，这里不能改。</Notice>;
  return <FormEditor id={id} begin={begin} />;
}

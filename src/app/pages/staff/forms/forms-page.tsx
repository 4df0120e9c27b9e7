import { isClosed, type PublishedForm } from "../../../../domain/fold/forms.ts";
import { dayOf } from "../../../../domain/day.ts";
import { dayWords } from "../../../../domain/day-words.ts";
import { foldForms } from "../../../../domain/fold/forms.ts";
import { useDraftList } from "../../../drafts/use-draft-list.ts";
import { Section } from "../../../components/page.tsx";
import { Row, Rows } from "../../../components/rows.tsx";
import { serverNow, today } from "../../../session/reckonings.ts";
import { useFold, useReckoned } from "../../../session/use-session.ts";
import { ChooseUnit, type MyUnit, TextsFrame, useMyTextUnits } from "../my-units.tsx";
import { draftOf } from "./form-draft.ts";
import { ImportForm } from "./import-form.tsx";
import { NewForm } from "./new-form.tsx";
import { useMyForms } from "./use-form-units.ts";
import { wayWords } from "./way-words.ts";

/** 表单: what is asked of members, what is being made, and what is closed. */
export function FormsPage() {
  return (
    <TextsFrame title="表单" back="/branch" backLabel="返回">
      {(unit) => <FormList unit={unit} />}
    </TextsFrame>
  );
}

function FormList({ unit }: { unit: MyUnit }) {
  const all = useMyForms();
  const now = useReckoned(serverNow);
  const open = all.filter((form) => !isClosed(form, now));
  const closed = all.filter((form) => isClosed(form, now));
  const drafts = useDraftList().flatMap((draft) => draftOf(draft) ?? []);
  const published = new Set(all.map(({ form }) => form));
  return (
    <div class="stack">
      <PublishedForms title="正在填的" forms={open} />
      {drafts.length > 0 && (
        <Section title="还没有发布的">
          <Rows label="还没有发布的">
            {drafts.map(({ id, form }) => (
              <Row
                key={id}
                title={form.title || "（还没有名称）"}
                note={published.has(id) ? "改了一半的新一版" : "草稿，只在这台手机上"}
                to={`/branch/forms/${id}/edit`}
              />
            ))}
          </Rows>
        </Section>
      )}
      <Section title="做一张新表">
        <ChooseUnit label="给哪个单位做" units={useMyTextUnits()} current={unit.id} />
        <NewForm unit={unit.id} />
        <ImportForm unit={unit.id} />
      </Section>
      {closed.length > 0 && <PublishedForms title="已经截止的" forms={closed} />}
    </div>
  );
}

function PublishedForms({ title, forms }: { title: string; forms: readonly PublishedForm[] }) {
  const { handedIn } = useFold(foldForms);
  return (
    <Section title={title}>
      {forms.length === 0 && <p class="muted">现在没有。</p>}
      <Rows label={title}>
        {forms.map((form) => (
          <Row
            key={form.form}
            title={form.title}
            note={[wayWords[form.way], `${dayWords(dayOf(form.published), today())}发布`].join(" · ")}
            end={form.way === "named" ? `收到 ${handedIn.get(form.form)?.length ?? 0} 份` : undefined}
            to={`/branch/forms/${form.form}`}
          />
        ))}
      </Rows>
    </Section>
  );
}

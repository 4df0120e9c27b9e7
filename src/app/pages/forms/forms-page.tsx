import { foldForms } from "../../../domain/fold/forms.ts";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { useDraftList } from "../../drafts/use-draft-list.ts";
import {
  formOfDraft,
  formsForOthers,
  formsToFill,
  handedInForOthers,
  myHandedIn,
  othersToFillFor,
} from "../../forms/my-forms.ts";
import { useFold, useReckoned } from "../../session/use-session.ts";
import { keepPages } from "../../storage/keep-pages.ts";
import { SlipRows } from "./slip-rows.tsx";
import { untilWords, useWhoAsks, whenWords, whereWords } from "./form-words.ts";

// Also where the first form is still to come.
void keepPages("forms");

/** 填表: what is to be filled in, what is under way, what was handed in. */
export function FormsPage() {
  const { byId } = useFold(foldForms);
  const drafts = useDraftList().flatMap(({ id, savedAt }) => {
    const draft = formOfDraft(id);
    const form = byId.get(draft?.form ?? "");
    return draft && form ? [{ ...draft, title: form.title, savedAt: savedAt ?? 0 }] : [];
  });
  const begun = new Set(drafts.filter(({ of }) => of === undefined).map(({ form }) => form));
  const toFill = useReckoned(formsToFill).filter(({ form }) => !begun.has(form));
  const mine = useReckoned(myHandedIn);
  const forOthers = useReckoned(formsForOthers);
  const byMe = useReckoned(handedInForOthers);
  const others = new Map(useReckoned(othersToFillFor).map(({ id, label }) => [id, label]));
  const who = useWhoAsks();
  const titleOf = (form: string): string => byId.get(form)?.title ?? "一张表";
  const askedBy = (form: string): string => {
    const known = byId.get(form);
    return known ? who(known) : "支部";
  };

  return (
    <Page title="填表" back="/me" backLabel="我的">
      {toFill.length === 0 && drafts.length === 0 && <Notice>现在没有要填的表。发下来的会列在这里。</Notice>}
      {toFill.length > 0 && (
        <Section title="要填的">
          <Rows label="要填的">
            {toFill.map((form) => (
              <Row
                key={form.form}
                title={form.title}
                note={[`${who(form)}发的`, untilWords(form)].filter(Boolean).join("，")}
                to={`/forms/${form.form}`}
              />
            ))}
          </Rows>
        </Section>
      )}
      {drafts.length > 0 && (
        <Section title="写到一半的">
          <Rows label="写到一半的">
            {drafts.map(({ form, of, title, savedAt }) => (
              <Row
                key={`${form} ${of}`}
                title={of === undefined ? title : `替${others.get(of) ?? "别人"}填：${title}`}
                note={`草稿已存在本机，${whenWords({ at: savedAt })}`}
                to={of === undefined ? `/forms/${form}` : `/forms/${form}/for/${of}`}
              />
            ))}
          </Rows>
        </Section>
      )}
      {mine.length > 0 && (
        <Section title="交过的">
          <Rows label="交过的">
            {mine.map((handed) => (
              <Row
                key={handed.entry}
                title={titleOf(handed.form)}
                note={`${whenWords(handed)}，${whereWords(handed, askedBy(handed.form))}`}
                to={`/forms/${handed.form}`}
              />
            ))}
          </Rows>
        </Section>
      )}
      <SlipRows />
      {forOthers.length > 0 && (
        <Section title="替别人填">
          <Rows label="替别人填">
            {forOthers.map(({ form, title }) => (
              <Row
                key={form}
                title={title}
                note="照纸上、电话里的填，或把手机交给他"
                to={`/forms/${form}/for`}
              />
            ))}
          </Rows>
        </Section>
      )}
      {byMe.length > 0 && (
        <Section title="替别人交的">
          <Rows label="替别人交的">
            {byMe.map((handed) => (
              <Row
                key={handed.entry}
                title={`替${others.get(handed.of) ?? "别人"}交了《${titleOf(handed.form)}》`}
                note={`${whenWords(handed)}，${whereWords(handed, askedBy(handed.form))}`}
              />
            ))}
          </Rows>
        </Section>
      )}
    </Page>
  );
}

import "./form-edit.css";
import { useSignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { addDays, dayOf, isDay, startOfDay } from "../../../../domain/day.ts";
import type { FormPublished } from "../../../../domain/entries/forms.ts";
import type { Cohort } from "../../../../domain/entries/membership.ts";
import { foldOrg } from "../../../../domain/fold/org.ts";
import { isClosed, type PublishedForm } from "../../../../domain/fold/forms.ts";
import { formFaults } from "../../../../domain/forms/form-faults.ts";
import type { Form } from "../../../../domain/forms/form.ts";
import { wayFaults } from "../../../../domain/forms/ways.ts";
import type { FormId, UnitId } from "../../../../domain/ids.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { ButtonLink } from "../../../components/button.tsx";
import { CheckField, ChecksField, ChoiceField, SelectField } from "../../../components/fields.tsx";
import { Notice } from "../../../components/notice.tsx";
import { TextField } from "../../../components/text-field.tsx";
import { goTo } from "../../../routing/place.ts";
import type { PageProps } from "../../../routing/route.ts";
import { serverNow, today } from "../../../session/reckonings.ts";
import { useFold, useReckoned, useSession } from "../../../session/use-session.ts";
import { cohortWords } from "../../../words/membership-words.ts";
import { unitWithParent } from "../branch-choices.ts";
import { TextsFrame, useMyOffices, useMyTextUnits } from "../my-units.tsx";
import { FixedForm } from "./fixed-form.tsx";
import { type FormDraft, formDraftId } from "./form-draft.ts";
import { writeForm } from "./form-file.ts";
import { useMyForm } from "./use-form-units.ts";
import { wayAbout, wayWords } from "./way-words.ts";

const COHORTS = Object.entries(cohortWords).map(([value, label]) => ({ value: value as Cohort, label }));
const WAYS = ["named", "slips", "open"] as const;

/** To whom, in which way, until when; then it is out. */
export function FormPublishPage({ params }: PageProps) {
  const id = params["form"] ?? "";
  return (
    <TextsFrame title="发布" back={`/branch/forms/${id}/edit`} backLabel="接着改">
      {() => <FindDraft key={id} id={id} />}
    </TextsFrame>
  );
}

function FindDraft({ id }: { id: FormId }) {
  const { phone } = useSession();
  const before = useMyForm(id);
  const now = useReckoned(serverNow);
  const units = useMyTextUnits();
  const [draft, setDraft] = useState<FormDraft | "looking" | undefined>("looking");
  useEffect(() => {
    let there = true;
    phone.drafts.load(formDraftId(id)).then(
      (kept) => there && setDraft(kept?.content as FormDraft | undefined),
      () => there && setDraft(undefined),
    );
    return () => {
      there = false;
    };
  }, [id]);
  if (draft === "looking") return <p class="muted">正在取出…</p>;
  if (!draft?.form || !units.some((unit) => unit.id === draft.unit))
    return (
      <Notice title="这里没有等着发布的表">
        <ButtonLink to="/branch/forms">看全部表单</ButtonLink>
      </Notice>
    );
  if (before && isClosed(before, now)) return <FixedForm id={id} why="closed" />;
  return <Publish id={id} draft={draft} form={draft.form} before={before} />;
}

interface Errors {
  cohorts?: string;
  closes?: string;
}

function Publish(props: { id: FormId; draft: FormDraft; form: Form; before?: PublishedForm }) {
  const { id, draft, form, before } = props;
  const { phone } = useSession();
  const org = useFold(foldOrg);
  const units = useMyTextUnits();
  const offices = useMyOffices();
  const unit = useSignal<UnitId>(before?.unit ?? draft.unit);
  const way = useSignal<FormPublished["way"]>(before?.way ?? draft.way ?? "named");
  const toWhom = useSignal<"all" | "some">(before?.cohorts ? "some" : "all");
  const cohorts = useSignal<readonly Cohort[]>(before?.cohorts ?? []);
  const closes = useSignal(before?.closes === undefined ? "" : dayOf(before.closes - 1));
  const again = useSignal(before?.again ?? draft.again ?? false);
  const errors = useSignal<Errors>({});

  const mayRepeat = way.value === "named";
  const isAgain = again.value && mayRepeat;
  const faults = [...formFaults(form), ...wayFaults(form, way.value, isAgain)];
  const isOffice = offices.some(({ id: office }) => office === unit.value);
  const hasName = form.fields.some(({ kind }) => kind === "person");

  async function publish(): Promise<void> {
    const day = closes.value.trim();
    errors.value = {
      ...(toWhom.value === "some" && cohorts.value.length === 0 && { cohorts: "请选发给哪几类党员。" }),
      ...(day !== "" && (!isDay(day) || day < today()) && { closes: "请写今天或以后的一天，不定就空着。" }),
    };
    if (Object.keys(errors.value).length > 0) return;
    const bytes = writeForm(form);
    const blob = await phone.blobs.put(bytes, "application/json", "draft");
    const body: FormPublished = {
      form: id,
      unit: unit.value,
      title: form.title.trim(),
      blob,
      size: bytes.length,
      way: way.value,
      ...(toWhom.value === "some" && way.value !== "open" && { cohorts: cohorts.value }),
      ...(day !== "" && { closes: startOfDay(addDays(day, 1)) }),
      ...(isAgain && { again: true }),
    };
    await phone.write([{ kind: "form-published", body }], { draft: formDraftId(id), blobs: [blob] });
    goTo(`/branch/forms/${id}`, true);
  }

  return (
    <div class="stack">
      <p>
        <strong>{form.title}</strong>
      </p>
      {before ? (
        <p>
          {unitWithParent(org, before.unit)} · {wayWords[before.way]}。哪个单位发、怎么填不能再改。
        </p>
      ) : (
        <>
          {units.length > 1 && (
            <SelectField
              label="哪个单位发"
              hint="发给这个单位和下面所有党员；填的内容只有这个单位的书记和办公室看得到。"
              choices={units.map(({ id: value }) => ({ value, label: unitWithParent(org, value) }))}
              value={unit.value}
              onChange={(value) => (unit.value = value)}
            />
          )}
          <ChoiceField
            label="怎么填"
            long
            choices={WAYS.map((value) => ({
              value,
              label: (
                <span class="way-choice">
                  <strong>{wayWords[value]}</strong>
                  <span class="small">{wayAbout[value]}</span>
                </span>
              ),
            }))}
            value={way.value}
            onChange={(value) => (way.value = value)}
          />
        </>
      )}
      {way.value === "named" && isOffice && !hasName && (
        <Notice kind="look">
          办公室的手机上没有各支部的名册，只看得到填了什么。要知道是谁，请添一道“姓名”题。
        </Notice>
      )}
      {way.value !== "open" && (
        <ChoiceField
          label="发给哪些党员"
          choices={[
            { value: "all", label: "所有党员" },
            { value: "some", label: "只发给几类党员" },
          ]}
          value={toWhom.value}
          onChange={(value) => (toWhom.value = value)}
        />
      )}
      {way.value !== "open" && toWhom.value === "some" && (
        <ChecksField
          label="哪几类"
          hint="别的党员看不到这张表，但名称还是会到他们手机上。"
          error={errors.value.cohorts}
          choices={COHORTS}
          values={cohorts.value}
          onChange={(values) => (cohorts.value = values)}
        />
      )}
      <TextField
        label="到哪天为止"
        type="date"
        hint="含这一天；不定就空着，以后可以手动截止。"
        value={closes.value}
        error={errors.value.closes}
        onInput={(value) => (closes.value = value)}
      />
      {mayRepeat && (
        <CheckField
          label="一个人可以填很多次，每次都算（像签到）"
          checked={again.value}
          onChange={(checked) => (again.value = checked)}
        />
      )}
      {faults.length > 0 && (
        <Notice kind="error" title="还不能这样发布">
          <ul class="stack close">
            {faults.slice(0, 8).map(({ words }, i) => (
              <li key={i}>{words}</li>
            ))}
          </ul>
        </Notice>
      )}
      {faults.length === 0 && (
        <ActionButton kind="primary" block working="正在保存…" action={publish}>
          {before ? "发布新的一版" : "发布"}
        </ActionButton>
      )}
      <p class="muted small">没有网络也可以按发布，有了网络就发出去。</p>
    </div>
  );
}

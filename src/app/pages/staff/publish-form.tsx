import { useSignal } from "@preact/signals";
import type { TextPublished } from "../../../domain/entries/texts.ts";
import type { Cohort } from "../../../domain/entries/membership.ts";
import { foldCampaign } from "../../../domain/fold/campaign.ts";
import { foldOrg } from "../../../domain/fold/org.ts";
import { foldTexts, type ImportedText, type PublishedText } from "../../../domain/fold/texts.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { CheckField, ChecksField, ChoiceField, SelectField } from "../../components/fields.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useFold, useSession } from "../../session/use-session.ts";
import { cohortWords } from "../../words/membership-words.ts";
import { PublishUnits } from "./publish-units.tsx";
import { highestOf, useUnitsFor } from "./publish-to.ts";

const COHORTS = Object.entries(cohortWords).map(([value, label]) => ({ value: value as Cohort, label }));

interface Errors {
  title?: string;
  order?: string;
  units?: string;
  cohorts?: string;
}

/**
 * To the members of units and all below, everybody or some cohorts. Published again, it replaces what was there; a unit that is not
 * chosen any more does not have it any more.
 * @param places where it is now, of those whose texts are this person's to give
 */
export function PublishForm(props: { imported: ImportedText; places: readonly PublishedText[] }) {
  const { imported, places } = props;
  const { phone } = useSession();
  const { published: course } = useFold(foldTexts);
  const topics = useFold(campaignTopics);
  const org = useFold(foldOrg);
  const units = useUnitsFor(imported);
  const now = places[0];
  const lastOrder = Math.max(0, ...course.map(({ order }) => order));

  const chosen = useSignal<readonly UnitId[]>(now ? places.map(({ unit }) => unit) : units.slice(0, 1));
  const toWhom = useSignal<"all" | "some">(now?.cohorts ? "some" : "all");
  const cohorts = useSignal<readonly Cohort[]>(now?.cohorts ?? []);
  const required = useSignal(now?.required ?? false);
  const order = useSignal(String(now?.order ?? lastOrder + 1));
  const topic = useSignal(now?.topic ?? "");
  const title = useSignal(now?.title ?? imported.title);
  const errors = useSignal<Errors>({});

  async function publish(): Promise<void> {
    const place = Number(order.value);
    const name = title.value.trim();
    const isPlace = order.value.trim() !== "" && Number.isInteger(place) && place >= 0 && place <= 9999;
    errors.value = {
      ...(name === "" && { title: "请写上标题。" }),
      ...(!isPlace && { order: "请写一个数，比如 3：排在第 3 篇。" }),
      ...(chosen.value.length === 0 && { units: "请选发给哪里。" }),
      ...(toWhom.value === "some" && cohorts.value.length === 0 && { cohorts: "请选发给哪几类党员。" }),
    };
    if (Object.keys(errors.value).length > 0) return;
    const { text, blob, size, characters, pictures } = imported;
    const to = highestOf(org, chosen.value);
    const bodies = to.map((unit): TextPublished => ({
      text,
      unit,
      title: name,
      blob,
      size,
      characters,
      ...(pictures && { pictures }),
      ...(topic.value && { topic: topic.value }),
      ...(toWhom.value === "some" && { cohorts: cohorts.value }),
      required: required.value,
      order: place,
    }));
    await phone.write([
      ...bodies.map((body) => ({ kind: "text-published" as const, body })),
      ...places
        .filter(({ unit }) => !to.includes(unit))
        .map(({ unit }) => ({ kind: "text-withdrawn" as const, body: { text, unit } })),
    ]);
  }

  return (
    <div class="card">
      <TextField
        label="标题"
        hint="党员在目录里看到的，没有认出来的是文件名，请改好。"
        value={title.value}
        error={errors.value.title}
        maxLength={200}
        onInput={(value) => (title.value = value)}
      />
      <PublishUnits
        units={units}
        chosen={chosen.value}
        error={errors.value.units}
        onChange={(value) => (chosen.value = value)}
      />
      <ChoiceField
        label="发给哪些党员"
        choices={[
          { value: "all", label: "所有党员" },
          { value: "some", label: "只发给几类党员" },
        ]}
        value={toWhom.value}
        onChange={(value) => (toWhom.value = value)}
      />
      {toWhom.value === "some" && (
        <ChecksField
          label="哪几类"
          hint="别的党员的学习页里没有这一篇，但题目还是会到他们手机上：不能让人知道的，请不要发。"
          error={errors.value.cohorts}
          choices={COHORTS}
          values={cohorts.value}
          onChange={(values) => (cohorts.value = values)}
        />
      )}
      <TextField
        label="排在第几篇"
        keyboard="numeric"
        value={order.value}
        error={errors.value.order}
        maxLength={4}
        onInput={(value) => (order.value = value)}
      />
      {topics.length > 0 && (
        <SelectField
          label="专题"
          choices={[{ value: "", label: "没有" }, ...topics.map((value) => ({ value, label: value }))]}
          value={topic.value}
          onChange={(value) => (topic.value = value)}
        />
      )}
      <CheckField
        label="必读篇目"
        checked={required.value}
        onChange={(checked) => (required.value = checked)}
      />
      <ActionButton
        kind={imported.isPublished ? "second" : "primary"}
        block
        working="正在保存…"
        action={publish}
      >
        {now ? "按这样重新发布" : "发布给党员"}
      </ActionButton>
    </div>
  );
}

function campaignTopics(entries: Parameters<typeof foldCampaign>[0]): readonly string[] {
  const requirements = foldCampaign(entries)?.requirements ?? [];
  return [...new Set(requirements.flatMap(({ topic }) => (topic ? [topic] : [])))];
}

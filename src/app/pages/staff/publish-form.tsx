import { useSignal } from "@preact/signals";
import { foldCampaign } from "../../../domain/fold/campaign.ts";
import { foldOrg, unitsBelow } from "../../../domain/fold/org.ts";
import { foldTexts, type ImportedText, type PublishedText } from "../../../domain/fold/texts.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { CheckField, SelectField, TextField } from "../../components/fields.tsx";
import { useFold, useSession } from "../../session/use-session.ts";
import { unitWithParent } from "./branch-choices.ts";
import { useMyOffices } from "./my-units.tsx";

/** To the members of a unit and all below it; published again, it replaces what was there. */
export function PublishForm(props: { imported: ImportedText; published: PublishedText | undefined }) {
  const { imported, published } = props;
  const { phone } = useSession();
  const org = useFold(foldOrg);
  const mine = useMyOffices().map(({ id }) => id);
  const texts = useFold(foldTexts);
  const topics = useFold(campaignTopics);
  // A text goes to the unit that it was imported for, or below, and only where this office holds.
  const units = unitsBelow(org, imported.unit).filter((id) =>
    org.units.get(id)?.path.some((above) => mine.includes(above)),
  );
  const lastOrder = Math.max(0, ...texts.published.map(({ order }) => order));

  const unit = useSignal<UnitId>(published?.unit ?? units[0] ?? imported.unit);
  const required = useSignal(published?.required ?? false);
  const order = useSignal(String(published?.order ?? lastOrder + 1));
  const topic = useSignal(published?.topic ?? "");
  const title = useSignal(published?.title ?? imported.title);
  const errors = useSignal<{ title?: string; order?: string }>({});

  async function publish(): Promise<void> {
    const place = Number(order.value);
    const name = title.value.trim();
    const isPlace = order.value.trim() !== "" && Number.isInteger(place) && place >= 0 && place <= 9999;
    errors.value = {
      ...(name === "" && { title: "请写上标题。" }),
      ...(!isPlace && { order: "请写一个数，比如 3：排在第 3 篇。" }),
    };
    if (Object.keys(errors.value).length > 0) return;
    const { text, blob, size, characters, pictures } = imported;
    const body = {
      text,
      unit: unit.value,
      title: name,
      blob,
      size,
      characters,
      ...(pictures && { pictures }),
      required: required.value,
      order: place,
      ...(topic.value && { topic: topic.value }),
    };
    await phone.write([{ kind: "text-published", body }]);
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
      <SelectField
        label="发给哪里的党员"
        choices={(units.length > 0 ? units : [imported.unit]).map((id) => ({
          value: id,
          label: `${unitWithParent(org, id)}${org.units.get(id)?.level === "branch" ? "" : "及以下"}`,
        }))}
        value={unit.value}
        onChange={(value) => (unit.value = value)}
      />
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
        {published ? "按这样重新发布" : "发布给党员"}
      </ActionButton>
    </div>
  );
}

function campaignTopics(entries: Parameters<typeof foldCampaign>[0]): readonly string[] {
  const requirements = foldCampaign(entries)?.requirements ?? [];
  return [...new Set(requirements.flatMap(({ topic }) => (topic ? [topic] : [])))];
}

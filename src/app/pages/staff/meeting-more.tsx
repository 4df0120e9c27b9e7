import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { UnitId } from "../../../domain/ids.ts";
import { ChoiceField, TextArea } from "../../components/fields.tsx";
import { TextField } from "../../components/text-field.tsx";
import { whereWords } from "../../words/how-held-words.ts";
import type { MeetingErrors, MeetingForm } from "./meeting-form.ts";
import { MeetingRepeat } from "./meeting-repeat.tsx";
import { MeetingTexts } from "./meeting-texts.tsx";
import { MeetingWho } from "./meeting-who.tsx";

/** What most meetings do without. In sight from the beginning where something of it is said. */
export function MeetingMore(props: {
  form: MeetingForm;
  errors: MeetingErrors;
  branch: UnitId;
  mayRepeat: boolean;
  onChange: (part: Partial<MeetingForm>) => void;
}) {
  const { form, errors, onChange } = props;
  const isOpen = useSignal(false);
  const isWrong = errors.who !== undefined || errors.repeat !== undefined;
  const isSaid = saysMore(form);
  useEffect(() => {
    if (isSaid || isWrong) isOpen.value = true;
  }, [isSaid, isWrong]);

  return (
    <details open={isOpen.value} onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary>更多：议程、谁来、{props.mayRepeat ? "重复" : "怎么开"}</summary>
      {isOpen.value && (
        <div class="stack">
          <TextArea
            label="议程"
            hint="一行一项。"
            value={form.agenda}
            maxLength={5000}
            onInput={(agenda) => onChange({ agenda })}
          />
          <MeetingTexts texts={form.texts} onChange={(texts) => onChange({ texts })} />
          <MeetingWho form={form} error={errors.who} branch={props.branch} onChange={onChange} />
          <ChoiceField
            label="怎么开"
            choices={(["on-site", "remote", "both"] as const).map((value) => ({
              value,
              label: whereWords[value],
            }))}
            value={form.where}
            onChange={(where) => onChange({ where })}
          />
          {form.where !== "on-site" && (
            <TextField
              label="怎么接入"
              hint="比如“晚上 7:25 在支部群里发起语音通话”，或者要拨的电话。"
              value={form.call}
              maxLength={300}
              onInput={(call) => onChange({ call })}
            />
          )}
          {props.mayRepeat && <MeetingRepeat form={form} error={errors.repeat} onChange={onChange} />}
        </div>
      )}
    </details>
  );
}

function saysMore({ agenda, texts, who, ownOnly, where, repeat }: MeetingForm): boolean {
  return (
    agenda !== "" || texts.length > 0 || who !== "all" || ownOnly || where !== "on-site" || repeat !== "no"
  );
}

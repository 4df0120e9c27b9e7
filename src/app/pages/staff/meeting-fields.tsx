import type { MeetingKind } from "../../../domain/entries/meetings.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { SelectField } from "../../components/fields.tsx";
import { TextField } from "../../components/text-field.tsx";
import { meetingKindWords } from "../../words/meeting-words.ts";
import type { MeetingErrors, MeetingForm } from "./meeting-form.ts";
import { MeetingMore } from "./meeting-more.tsx";

/** The ordinary case is what is in sight; the rest is under 更多. */
export function MeetingFields(props: {
  form: MeetingForm;
  errors: MeetingErrors;
  branch: UnitId;
  /** topics that the campaign asks for */
  topics: readonly string[];
  /** of a meeting that is planned already: its kind does not change, and it is not repeated */
  isPlanned?: boolean;
  onChange: (part: Partial<MeetingForm>) => void;
}) {
  const { form, errors, topics, onChange } = props;
  return (
    <>
      {!props.isPlanned && (
        <SelectField
          label="开什么会"
          choices={(Object.keys(meetingKindWords) as MeetingKind[]).map((value) => ({
            value,
            label: meetingKindWords[value],
          }))}
          value={form.kind}
          onChange={(kind) => onChange({ kind })}
        />
      )}
      <TextField
        label="题目"
        hint="不写，就用会议的类型。"
        value={form.title}
        error={errors.title}
        maxLength={80}
        onInput={(title) => onChange({ title })}
      />
      <TextField
        label="哪一天"
        type="date"
        value={form.day}
        error={errors.day}
        onInput={(day) => onChange({ day })}
      />
      <TextField
        label="几点"
        type="time"
        value={form.time}
        error={errors.time}
        onInput={(time) => onChange({ time })}
      />
      <TextField
        label="大约多少分钟"
        keyboard="numeric"
        value={form.minutes}
        error={errors.minutes}
        maxLength={4}
        onInput={(minutes) => onChange({ minutes })}
      />
      <TextField label="地点" value={form.place} maxLength={80} onInput={(place) => onChange({ place })} />
      {topics.length > 0 && (
        <SelectField
          label="专题"
          hint="活动要求里有这些专题。"
          choices={[{ value: "", label: "没有" }, ...topics.map((value) => ({ value, label: value }))]}
          value={form.topic}
          onChange={(topic) => onChange({ topic })}
        />
      )}
      <MeetingMore
        form={form}
        errors={errors}
        branch={props.branch}
        mayRepeat={!props.isPlanned}
        onChange={onChange}
      />
    </>
  );
}

import { dayOf, startOfDay } from "../../../domain/day.ts";
import type { MeetingKind, MeetingPlanned } from "../../../domain/entries/meetings.ts";
import type { Instant } from "../../../domain/ids.ts";
import { SelectField } from "../../components/fields.tsx";
import { TextField } from "../../components/text-field.tsx";
import { clockWords } from "../../words/dates.ts";
import { meetingKindWords } from "../../words/meeting-words.ts";

/** What the form of a meeting holds while it is filled in. */
export type MeetingForm = {
  kind: MeetingKind;
  title: string;
  topic: string;
  place: string;
  /** YYYY-MM-DD and HH:MM, Shanghai time */
  day: string;
  time: string;
  minutes: string;
};

export type MeetingErrors = Partial<Record<"title" | "day" | "time" | "minutes", string>>;
export type MeetingPlan = Omit<MeetingPlanned, "meeting" | "branch">;

export function formOfMeeting(meeting: MeetingPlan): MeetingForm {
  return {
    kind: meeting.kind,
    title: meeting.title,
    topic: meeting.topic ?? "",
    place: meeting.place ?? "",
    day: dayOf(meeting.starts),
    time: clockWords(meeting.starts),
    minutes: String(meeting.minutes),
  };
}

/** @returns the plan, or what is wrong with it */
export function planOf(form: MeetingForm): { plan: MeetingPlan } | { errors: MeetingErrors } {
  const errors: MeetingErrors = {};
  const starts = startOf(form);
  const minutes = Number(form.minutes);
  if (starts === undefined) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(form.day)) errors.day = "请选哪一天。";
    else errors.time = "请选几点。";
  }
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 24 * 60)
    errors.minutes = "请写分钟数，1 到 1440。";
  if (starts === undefined || Object.keys(errors).length > 0) return { errors };
  const topic = form.topic.trim();
  const place = form.place.trim();
  return {
    plan: {
      kind: form.kind,
      title: form.title.trim() || meetingKindWords[form.kind],
      starts,
      minutes,
      ...(topic && { topic }),
      ...(place && { place }),
    },
  };
}

function startOf({ day, time }: MeetingForm): Instant | undefined {
  const [, hour, minute] = /^(\d{2}):(\d{2})/.exec(time) ?? [];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || hour === undefined || minute === undefined) return undefined;
  return startOfDay(day) + (Number(hour) * 60 + Number(minute)) * 60_000;
}

export function MeetingFields(props: {
  form: MeetingForm;
  errors: MeetingErrors;
  /** topics that the campaign asks for */
  topics: readonly string[];
  /** the kind of a meeting that is planned does not change */
  fixedKind?: boolean;
  onChange: (part: Partial<MeetingForm>) => void;
}) {
  const { form, errors, topics, onChange } = props;
  return (
    <>
      {!props.fixedKind && (
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
    </>
  );
}

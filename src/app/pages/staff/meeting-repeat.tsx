import { dayWords, weekdayWords } from "../../../domain/day-words.ts";
import { type Repeat, repeatDays } from "../../../domain/repeat-days.ts";
import { ChecksField, SelectField } from "../../components/fields.tsx";
import { today } from "../../session/reckonings.ts";
import { daysOf, type MeetingForm } from "./meeting-form.ts";

const MOST_TIMES = 12;

/** How often, and on which days that is, before anything is kept: one on which nobody can come is taken out. */
export function MeetingRepeat(props: {
  form: MeetingForm;
  error?: string;
  onChange: (part: Partial<MeetingForm>) => void;
}) {
  const { form, onChange } = props;
  const { day, repeat } = form;
  // Before the day is chosen there is nothing to repeat.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const days = repeat === "no" ? [] : repeatDays(day, repeat, Number(form.times));
  return (
    <>
      <SelectField<"no" | Repeat>
        label="重复"
        choices={[
          { value: "no", label: "不重复" },
          { value: "weekly", label: `每周（${weekdayWords(day)}）` },
          { value: "fortnightly", label: `每两周（${weekdayWords(day)}）` },
          { value: "monthly-day", label: `每月同一天（${Number(day.slice(8))}日）` },
          { value: "monthly-weekday", label: `每月同一个星期几（${nthWords(day)}）` },
        ]}
        value={repeat}
        onChange={(chosen) => onChange({ repeat: chosen, leftOut: [] })}
      />
      {repeat !== "no" && (
        <>
          <SelectField
            label="一共几次"
            choices={Array.from({ length: MOST_TIMES - 1 }, (_, i) => String(i + 2)).map((value) => ({
              value,
              label: `${value} 次`,
            }))}
            value={form.times}
            onChange={(times) => onChange({ times })}
          />
          <ChecksField
            label="这些天开"
            hint="哪天不开，点一下去掉。"
            error={props.error}
            choices={days.map((value) => ({
              value,
              label: `${dayWords(value, today())} ${weekdayWords(value)}`,
            }))}
            values={daysOf(form)}
            onChange={(kept) => onChange({ leftOut: days.filter((one) => !kept.includes(one)) })}
          />
        </>
      )}
    </>
  );
}

/** "第二个星期三" */
function nthWords(day: string): string {
  return `第${"一二三四五"[Math.ceil(Number(day.slice(8)) / 7) - 1]}个${weekdayWords(day)}`;
}

import type { LaterMeetings } from "../../../domain/fold/meeting-series.ts";
import { ChoiceField } from "../../components/fields.tsx";

export type SeriesPart = "one" | "later";

/** Of a meeting that is one of several: whether the later ones go with it. Nothing where there are none. */
export function SeriesChoice(props: {
  label: string;
  later: LaterMeetings;
  value: SeriesPart;
  onChange: (value: SeriesPart) => void;
}) {
  const { free, settled } = props.later;
  if (free.length === 0) return null;
  return (
    <ChoiceField<SeriesPart>
      label={props.label}
      hint={settled.length > 0 ? `以后还有 ${settled.length} 次已经有签到或记录，那几次不会动。` : undefined}
      choices={[
        { value: "one", label: "只这一次" },
        { value: "later", label: `这一次和以后的，共 ${free.length + 1} 次` },
      ]}
      value={props.value}
      onChange={props.onChange}
      long
    />
  );
}

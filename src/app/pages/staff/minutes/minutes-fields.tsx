import type { MeetingKind } from "../../../../domain/entries/meetings.ts";
import { hasVotes } from "../../../../domain/quorum.ts";
import { TextArea } from "../../../components/fields.tsx";
import { TextField } from "../../../components/text-field.tsx";
import type { MinutesErrors, MinutesForm } from "./minutes-form.ts";
import { PhotosField } from "./photos-field.tsx";
import { VotesFields } from "./votes-fields.tsx";

export function MinutesFields(props: {
  kind: MeetingKind;
  form: MinutesForm;
  errors: MinutesErrors;
  onChange: (part: Partial<MinutesForm>) => void;
}) {
  const { form, errors, onChange } = props;
  return (
    <>
      <TextField
        label="实际开了多少分钟"
        hint="到会的人都按这个记学时。"
        keyboard="numeric"
        value={form.minutes}
        error={errors.minutes}
        maxLength={4}
        onInput={(minutes) => onChange({ minutes })}
      />
      <TextField label="主持人" value={form.host} maxLength={40} onInput={(host) => onChange({ host })} />
      <TextField
        label="记录人"
        value={form.recorder}
        maxLength={40}
        onInput={(recorder) => onChange({ recorder })}
      />
      <TextField
        label="列席人"
        hint="没有可不填。"
        value={form.observers}
        maxLength={200}
        onInput={(observers) => onChange({ observers })}
      />
      <TextArea
        label="主要内容"
        hint={
          props.kind === "committee"
            ? "请来的人都看得到，决议和表决也是。"
            : "本支部党员都看得到，决议和表决也是。"
        }
        rows={6}
        value={form.summary}
        maxLength={20_000}
        onInput={(summary) => onChange({ summary })}
      />
      <TextArea
        label="详细内容"
        hint="谁说了什么，可不填。只有到会的人看得到。"
        rows={6}
        value={form.details}
        maxLength={20_000}
        onInput={(details) => onChange({ details })}
      />
      <TextArea
        label="决议"
        hint="一行一条，没有可不填。"
        rows={3}
        value={form.decisions}
        maxLength={5_000}
        onInput={(decisions) => onChange({ decisions })}
      />
      {(hasVotes(props.kind) || form.votes.length > 0) && (
        <VotesFields
          votes={form.votes}
          errors={errors.votes ?? []}
          onChange={(votes) => onChange({ votes })}
        />
      )}
      <PhotosField photos={form.photos} onChange={(photos) => onChange({ photos })} />
    </>
  );
}

import { useSignal } from "@preact/signals";
import type { StudyLogged } from "../../../domain/entries/study.ts";
import type { Member } from "../../../domain/fold/members.ts";
import { foldTexts } from "../../../domain/fold/texts.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { ChoiceField, SelectField } from "../../components/fields.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useKeptWords } from "../../drafts/use-kept-words.ts";
import { goTo } from "../../routing/place.ts";
import type { PageProps } from "../../routing/route.ts";
import { today } from "../../session/reckonings.ts";
import { useFold } from "../../session/use-session.ts";
import { OneMember } from "./one-member.tsx";

type How = Exclude<StudyLogged["how"], "reader">;

export function MemberLogPage({ params }: PageProps) {
  return (
    <OneMember id={params["member"]} title={(member) => `补记学习：${member.name}`}>
      {(member) => <LogStudy member={member} />}
    </OneMember>
  );
}

/** From paper or by telephone: what the member told, written down by the branch. */
function LogStudy({ member }: { member: Member }) {
  const { published } = useFold(foldTexts);
  const how = useSignal<How>("paper");
  const text = useSignal("");
  const title = useKeptWords(`log:${member.id}`);
  const day = useSignal(today());
  const minutes = useSignal("45");
  const errors = useSignal<{ title?: string; day?: string; minutes?: string }>({});

  async function log(): Promise<void> {
    const length = Number(minutes.value);
    const what = title.value.trim();
    errors.value = {
      ...(text.value === "" && what === "" && { title: "请写学了什么，或从上面选一篇。" }),
      ...(day.value > today() && { day: "这一天还没有到。" }),
      ...((!Number.isInteger(length) || length < 1 || length > 1440) && {
        minutes: "请写分钟数，1 到 1440。",
      }),
    };
    if (Object.values(errors.value).length > 0) return;
    const body: StudyLogged = { how: how.value, day: day.value, minutes: length };
    if (text.value !== "") body.text = text.value;
    else body.title = what;
    await title.write([{ kind: "study-logged", body, for: member.id }]);
    goTo(`/branch/members/${member.id}`, true);
  }

  return (
    <div class="stack">
      <p class="muted">照他写在纸上的、电话里说的记。他的手机上会看到是您代记的。</p>
      <ChoiceField<How>
        label="怎么学的"
        choices={[
          { value: "paper", label: "自学纸质材料" },
          { value: "collective", label: "集中学习" },
          { value: "discussion", label: "讨论" },
        ]}
        value={how.value}
        onChange={(value) => (how.value = value)}
      />
      {published.length > 0 && (
        <SelectField
          label="学的哪一篇"
          choices={[
            { value: "", label: "不在里面，自己写" },
            ...published.map(({ text, title }) => ({ value: text, label: title })),
          ]}
          value={text.value}
          onChange={(value) => (text.value = value)}
        />
      )}
      {text.value === "" && (
        <TextField
          label="学了什么"
          value={title.value}
          error={errors.value.title}
          maxLength={100}
          onInput={(value) => (title.value = value)}
        />
      )}
      <TextField
        label="哪一天"
        type="date"
        value={day.value}
        max={today()}
        error={errors.value.day}
        onInput={(value) => value && (day.value = value)}
      />
      <TextField
        label="多少分钟"
        keyboard="numeric"
        value={minutes.value}
        error={errors.value.minutes}
        maxLength={4}
        onInput={(value) => (minutes.value = value)}
      />
      <ActionButton kind="primary" block working="正在保存…" action={log}>
        记下
      </ActionButton>
    </div>
  );
}

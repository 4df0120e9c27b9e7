import { useSignal } from "@preact/signals";
import { startOfDay } from "../../../domain/day.ts";
import { dayWords } from "../../../domain/day-words.ts";
import type { StudyLogged } from "../../../domain/entries/study.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { ChoiceField } from "../../components/fields.tsx";
import { TextField } from "../../components/text-field.tsx";
import { MinutesField } from "../../components/minutes-field.tsx";
import { Page } from "../../components/page.tsx";
import { DraftStatusLine } from "../../drafts/draft-status.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { goTo } from "../../routing/place.ts";
import { today } from "../../session/reckonings.ts";
import { useSession } from "../../session/use-session.ts";

type How = Exclude<StudyLogged["how"], "reader">;
type Log = { how: How; title: string; day: string; minutes: number };

/** Three taps from the opened app: 记录, 记一次学习, 存下. What stands there is what most will mean. */
export function LogPage() {
  const { phone } = useSession();
  const draft = useDraft<Log>("log", { how: "paper", title: "", day: today(), minutes: 45 });
  const { how, title, day, minutes } = draft.content.value;
  const error = useSignal<string | undefined>(undefined);

  async function save(): Promise<void> {
    error.value = whatIsWrong(draft.content.value);
    if (error.value !== undefined) return;
    const trimmed = title.trim();
    await draft.send(() =>
      phone.write(
        [{ kind: "study-logged", body: { how, ...(trimmed ? { title: trimmed } : {}), day, minutes } }],
        { draft: draft.id },
      ),
    );
    goTo("/record", true);
  }

  return (
    <Page title="记一次学习" back="/record">
      <div class="stack">
        <ChoiceField
          label="怎么学的"
          value={how}
          choices={hows}
          onChange={(value) => draft.change({ how: value })}
        />
        <MinutesField value={minutes} onChange={(value) => draft.change({ minutes: value })} />
        {error.value !== undefined && (
          <p class="field-error" role="alert">
            {error.value}
          </p>
        )}
        <ActionButton kind="primary" block action={save} working="正在存…">
          {day === today() ? "存下，记在今天" : `存下，记在${dayWords(day, today())}`}
        </ActionButton>
        <details open={day !== today() || title !== ""}>
          <summary>不是今天？想写学的什么？</summary>
          <div class="stack">
            <TextField
              label="哪一天"
              type="date"
              value={day}
              max={today()}
              onInput={(value) => draft.change({ day: value })}
            />
            <TextField
              label="学的什么"
              hint="可以不填"
              value={title}
              maxLength={100}
              onInput={(value) => draft.change({ title: value })}
            />
          </div>
        </details>
        <p class="muted small">您写多少就是多少，算作本人确认。写错了，之后还能改、能撤。</p>
        <DraftStatusLine draft={draft} words={(log) => `${log.day} ${log.title} ${log.minutes} 分钟`} />
      </div>
    </Page>
  );
}

const hows: { value: How; label: string }[] = [
  { value: "paper", label: "读纸质材料" },
  { value: "collective", label: "集中学习" },
  { value: "discussion", label: "讨论" },
];

function whatIsWrong({ day, minutes }: Log): string | undefined {
  if (!(minutes > 0)) return "请填学了多少分钟。";
  if (minutes > 24 * 60) return "一天只有 1440 分钟，请再看看分钟数。";
  if (Number.isNaN(startOfDay(day))) return "请选是哪一天。";
  if (day > today()) return "这一天还没有到，请再看看日期。";
  return undefined;
}

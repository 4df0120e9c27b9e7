import { useSignal } from "@preact/signals";
import { creditWords } from "../../../domain/credit-words.ts";
import { dayWords, weekdayWords } from "../../../domain/day-words.ts";
import { foldMeetings } from "../../../domain/fold/meetings.ts";
import { foldMembers } from "../../../domain/fold/members.ts";
import type { RecordLine } from "../../../domain/fold/study-record.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { MinutesField } from "../../components/minutes-field.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { Facts } from "../../components/rows.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useKeptWords } from "../../drafts/use-kept-words.ts";
import type { PageProps } from "../../routing/route.ts";
import { now } from "../../session/now.ts";
import { today } from "../../session/reckonings.ts";
import { useFold, useMe, useReckoned } from "../../session/use-session.ts";
import { arrivalWords } from "../../words/arrival-words.ts";
import { momentWords } from "../../words/dates.ts";
import { HowKnown } from "./how-known.tsx";
import { lineTitle } from "./line-title.ts";
import { ObjectionForm } from "./objection-form.tsx";
import { myRecord } from "./record-page.tsx";

/** One line of the record: how it was reckoned, where it is, and what its owner can do about it. */
export function EntryPage({ params }: PageProps) {
  const line = useReckoned(myRecord).lines.find(({ entry }) => entry === params["entry"]);
  const members = useFold(foldMembers);
  const meetings = useFold(foldMeetings);
  const me = useMe();
  if (!line)
    return (
      <Page title="找不到这一条" back="/record">
        <Notice>它可能还没有传到这部手机上。</Notice>
      </Page>
    );
  const attendance = meetings.byId.get(line.meeting ?? "")?.attendance.get(me);
  const writer = line.by === me ? "本人" : (members.byId.get(line.by)?.name ?? "支部");
  return (
    <Page title={lineTitle(line)} back="/record">
      <div class="stack">
        <p>{creditWords(line)}。</p>
        <Facts
          facts={[
            ["哪天", `${dayWords(line.day, today())} ${weekdayWords(line.day)}`],
            ["谁写的", `${writer}，${momentWords(line.written, now.value)}`],
            ["在哪", arrivalWords(line)],
            ["怎么算", `${line.minutesPerHour} 分钟算一个学时`],
          ]}
        />
        {attendance && <HowKnown attendance={attendance} />}
      </div>
      {line.source === "log" && <Change line={line} />}
      <Section title="这条不对？">
        {line.objections.map((objection) => (
          <Notice key={objection.entry} title={`您说过：${objection.words}`}>
            {objection.answers.length === 0
              ? `${arrivalWords(objection)}，等支部回复。`
              : objection.answers.map(({ words }) => `支部回复：${words}`).join("；")}
          </Notice>
        ))}
        <ObjectionForm entry={line.entry} />
      </Section>
    </Page>
  );
}

/** 改 and 撤: the first stays visible, a correction is an entry of its own. */
function Change({ line }: { line: RecordLine }) {
  const open = useSignal(false);
  const minutes = useSignal(line.stated);
  const why = useKeptWords(`correct:${line.entry}`);

  async function correct(to: number): Promise<void> {
    const reason = why.value.trim();
    await why.write([
      {
        kind: "study-corrected",
        body: { entry: line.entry, minutes: to, ...(reason ? { why: reason } : {}) },
      },
    ]);
    open.value = false;
  }

  if (!open.value)
    return (
      <div class="section side-by-side">
        <Button
          onPress={() => {
            minutes.value = line.stated;
            open.value = true;
          }}
        >
          改分钟数
        </Button>
        {line.stated > 0 && (
          <ActionButton action={() => correct(0)} working="正在存…">
            撤掉这一条
          </ActionButton>
        )}
      </div>
    );
  return (
    <Section title="改分钟数">
      <MinutesField value={minutes.value} onChange={(value) => (minutes.value = value)} />
      <TextField
        label="为什么改（可以不填）"
        value={why.value}
        maxLength={200}
        onInput={(value) => (why.value = value)}
      />
      <div class="side-by-side">
        <ActionButton kind="primary" action={() => correct(minutes.value)} working="正在存…">
          存下
        </ActionButton>
        <Button onPress={() => (open.value = false)}>不改了</Button>
      </div>
    </Section>
  );
}

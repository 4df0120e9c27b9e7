import { dayWords, minutesWords } from "../../../domain/day-words.ts";
import { foldStudyRecord, linesByDay, type RecordLine } from "../../../domain/fold/study-record.ts";
import { creditWords } from "../../../domain/credit-words.ts";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { myMeetings, myself, today } from "../../session/reckonings.ts";
import { credit, myProgress } from "../../session/study-reckonings.ts";
import type { Session } from "../../session/session.ts";
import { useReckoned } from "../../session/use-session.ts";
import { StateLine } from "../../shell/state-line.tsx";
import { arrivalWords } from "../../words/arrival-words.ts";
import { MeetingRows } from "../meetings/meeting-rows.tsx";
import { ProgressSentences } from "./progress-sentences.tsx";
import { useElsewhere } from "./elsewhere.ts";
import { lineTitle } from "./line-title.ts";

export function RecordPage() {
  const record = useReckoned(myRecord);
  const progress = useReckoned(myProgress).filter(({ state }) => state !== "exempt");
  const meetings = useReckoned(myMeetings);
  return (
    <Page title="记录">
      <StateLine />
      <div class="stack">
        <p>
          {record.totals.minutes > 0
            ? `一共学了 ${minutesWords(record.totals.minutes)}，合 ${hoursWords(record.totals.hours)} 学时。`
            : "还没有记过学习。读完一篇，或记一次学习，就会在这里。"}
        </p>
        {progress.length > 0 && <ProgressSentences progress={progress} />}
        <ButtonLink kind="primary" block to="/record/log">
          记一次学习
        </ButtonLink>
        <ButtonLink block to="/notes">
          我的笔记
        </ButtonLink>
        <ButtonLink block to="/record/archive">
          我的学习档案
        </ButtonLink>
      </div>
      {linesByDay(record).map(({ day, lines }) => (
        <Section key={day} title={day === today() ? `今天，${dayWords(day)}` : dayWords(day, today())}>
          <Rows>
            {lines.map((line) => (
              <LineRow key={line.entry} line={line} />
            ))}
          </Rows>
        </Section>
      ))}
      <Section title="会和签到">
        {meetings.length === 0 ? (
          <Notice>支部通知开会以后，会列在这里。不在名单里的会，也可以用会上的数字签到。</Notice>
        ) : (
          <MeetingRows meetings={[...meetings].reverse().slice(0, 20)} />
        )}
        <div class="side-by-side">
          <ButtonLink to="/check-in">签到</ButtonLink>
          <ButtonLink to="/record/certificate">交参学证明</ButtonLink>
        </div>
      </Section>
    </Page>
  );
}

function LineRow({ line }: { line: RecordLine }) {
  const where = useElsewhere(useReckoned(myself)?.homeBranch)(line.meeting);
  return (
    <Row
      title={lineTitle(line)}
      note={
        <>
          {where && `${where} · `}
          {creditWords(line)}
          <br />
          {arrivalWords(line)}
        </>
      }
      to={`/record/entry/${encodeURIComponent(line.entry)}`}
    />
  );
}

/** 学习记录 of who holds this phone. */
export function myRecord(session: Session) {
  return foldStudyRecord(session.entries.value, session.member.value ?? "", session.reckoned(credit));
}

/** At most one decimal, rounded down: nobody is told too much. */
function hoursWords(hours: number): string {
  return String(Math.floor(hours * 10 + 1e-9) / 10);
}

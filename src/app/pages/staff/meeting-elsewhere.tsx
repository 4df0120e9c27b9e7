import { minutesWords, weekdayWords } from "../../../domain/day-words.ts";
import { dayOf } from "../../../domain/day.ts";
import type { Meeting } from "../../../domain/fold/meetings.ts";
import { foldOrg } from "../../../domain/fold/org.ts";
import { Section } from "../../components/page.tsx";
import { Facts, Row, Rows } from "../../components/rows.tsx";
import { now } from "../../session/now.ts";
import { useFold } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";
import { knownWords } from "./known-words.ts";
import { nameAmong } from "./member-names.ts";
import type { MyUnit } from "./my-units.tsx";
import { useRoster } from "./staff-reckonings.ts";

/** A meeting of another branch at which members of this one were: to be read. What is to be put right there, is put right by its staff. */
export function MeetingElsewhere({ meeting, branch }: { meeting: Meeting; branch: MyUnit }) {
  const { units } = useFold(foldOrg);
  const { members, namesakes } = useRoster(branch.id);
  const there = units.get(meeting.branch)?.name ?? "别的支部";
  return (
    <div class="stack">
      <Facts
        facts={[
          ["支部", there],
          ["时间", `${momentWords(meeting.starts, now.value)} ${weekdayWords(dayOf(meeting.starts))}`],
          ["时长", minutesWords(meeting.closed?.minutes ?? meeting.minutes)],
          ...(meeting.place === undefined ? [] : [["地点", meeting.place] as const]),
        ]}
      />
      <p class="muted">
        这是{there}开的会，学时照样记。
        {meeting.state !== "closed" && "那边写好会议记录以后就记上。"}
        哪里不对，请和那边的书记说一声，由他更正。
      </p>
      <Section title="我们支部参加的">
        <Rows label="我们支部参加的">
          {members.flatMap((member) => {
            const attendance = meeting.attendance.get(member.id);
            if (attendance === undefined) return [];
            return [
              <Row
                key={member.id}
                title={nameAmong(member, namesakes)}
                note={knownWords(attendance)}
                to={`/branch/members/${member.id}`}
              />,
            ];
          })}
        </Rows>
      </Section>
    </div>
  );
}

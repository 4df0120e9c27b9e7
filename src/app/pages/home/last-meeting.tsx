import { instantWords } from "../../../domain/day-words.ts";
import { firstSentences } from "../../../domain/first-sentences.ts";
import { countPresent, foldMeetings, meetingsOfBranch, type Meeting } from "../../../domain/fold/meetings.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { ButtonLink } from "../../components/button.tsx";
import { Section } from "../../components/page.tsx";
import { myself, today } from "../../session/reckonings.ts";
import type { Session } from "../../session/session.ts";
import { useReckoned, useSession } from "../../session/use-session.ts";
import { meetingKindWords } from "../../words/meeting-words.ts";

const LINES = 5;
/** Characters: two lines of a narrow phone. */
const WIDTH = 36;

/** The last meeting at home in five lines: when and of what kind, its title, who led it, what came out of it. */
export function LastMeeting() {
  const me = useReckoned(myself);
  const meeting = useReckoned(lastHomeMeeting);
  const { state } = useSession();
  if (!me || !meeting) return null;
  const isAway = me.cohorts.includes("migrant") || me.hostBranch !== undefined;
  // Who was there stands in the record of those who keep it; a member's own phone has but himself.
  const keepsIt = state.value.roles.some(({ role, unit }) => role === "secretary" && unit === meeting.branch);
  const facts = [
    `${instantWords(meeting.starts, today())}，${meetingKindWords[meeting.kind]}`,
    `《${meeting.title}》`,
    ...whoWords(meeting, keepsIt ? countPresent(meeting) : undefined),
  ];
  const { lines, isWhole } = firstSentences(meeting.closed?.summary ?? "", LINES - facts.length, WIDTH);
  return (
    <Section title={isAway ? "家乡上次的会" : "支部上次的会"}>
      <ul class="stack close">
        {facts.map((fact) => (
          <li key={fact} class="muted">
            {fact}
          </li>
        ))}
        {lines.map(({ words }) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <div>
        <ButtonLink to={`/meetings/${meeting.id}`}>{isWhole ? "看这次会" : "看全文"}</ButtonLink>
      </div>
    </Section>
  );
}

function whoWords({ closed }: Meeting, present: number | undefined): string[] {
  const words = [
    ...(closed?.host ? [`${closed.host}主持`] : []),
    ...(present === undefined ? [] : [`到会 ${present} 人`]),
  ];
  return words.length > 0 ? [words.join("，")] : [];
}

/** Of his home branch: the latest that was held and written up. */
export function lastHomeMeeting(session: Session): Meeting | undefined {
  const branch: UnitId | undefined = session.reckoned(myself)?.homeBranch;
  if (branch === undefined) return undefined;
  return meetingsOfBranch(session.folded(foldMeetings), branch)
    .filter(({ state }) => state === "closed")
    .at(-1);
}

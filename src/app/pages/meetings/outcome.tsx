import type { Meeting } from "../../../domain/fold/meetings.ts";
import { minutesOf, otherMinutes } from "../../../domain/fold/minutes.ts";
import { foldRoles } from "../../../domain/fold/roles.ts";
import { voteWords } from "../../../domain/vote-words.ts";
import { Section } from "../../components/page.tsx";
import { now } from "../../session/now.ts";
import { useFold, useSession } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";

/**
 * What came out of a meeting, for the members: main content, decisions, totals of votes, and how the minutes were corrected. Who said what
 * (详细内容) only for who was there: it was said to those in the room, and a sentence of one's own is not to be read by who did not
 * hear what came before it.
 */
export function Outcome({ meeting, wasIn }: { meeting: Meeting; wasIn: boolean }) {
  const { closed } = meeting;
  const { entries } = useSession();
  const roles = useFold(foldRoles);
  if (!closed || meeting.state !== "closed") return null;
  const { host, recorder } = closed;
  const who = [...(host ? [`${host}主持`] : []), ...(recorder ? [`${recorder}记录`] : [])].join("，");
  const parts: readonly (readonly [string, string | undefined])[] = [
    ["主要内容", closed.summary],
    ["决议", closed.decisions],
    ["表决", closed.votes?.map(voteWords).join("\n")],
    ["详细内容", wasIn ? closed.details : undefined],
  ];
  const others = otherMinutes(entries.value, meeting);
  const corrections = minutesOf(entries.value, meeting.id)
    .filter((one) => !others.includes(one))
    .slice(1);
  return (
    <>
      {who !== "" && <p class="muted">{who}</p>}
      {parts.map(
        ([title, words]) =>
          words && (
            <Section key={title} title={title}>
              <p style={{ whiteSpace: "pre-wrap" }}>{words}</p>
            </Section>
          ),
      )}
      {corrections.length > 0 && (
        <Section title="会议记录更正过">
          <ul class="stack close">
            {corrections.map(({ id, by, at, body }) => (
              <li key={id} class="muted">
                {momentWords(at, now.value)} {roles.find(({ member }) => member === by)?.name ?? "支部"}更正
                {body.why && `：${body.why}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

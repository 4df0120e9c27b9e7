import type { MeetingClosed } from "../../../../domain/entries/meetings.ts";
import type { Meeting } from "../../../../domain/fold/meetings.ts";
import { minutesOf } from "../../../../domain/fold/minutes.ts";
import { minutesWords } from "../../../../domain/day-words.ts";
import { voteWords } from "../../../../domain/vote-words.ts";
import { ButtonLink } from "../../../components/button.tsx";
import { Section } from "../../../components/page.tsx";
import { Facts } from "../../../components/rows.tsx";
import { now } from "../../../session/now.ts";
import { useSession } from "../../../session/use-session.ts";
import { momentWords } from "../../../words/dates.ts";
import { BlobPhoto } from "../blob-photo.tsx";
import { useNames } from "../member-names.ts";

/** What the minutes say, and below it what they said before they were corrected. */
export function MinutesView({ meeting }: { meeting: Meeting }) {
  const { entries } = useSession();
  const name = useNames();
  const { closed } = meeting;
  if (!closed) return null;
  const versions = minutesOf(entries.value, meeting.id);
  return (
    <>
      <ButtonLink kind="primary" block to={`/branch/meetings/${meeting.id}/papers`}>
        会议材料
      </ButtonLink>
      {partsOf(closed).map(([title, words]) => (
        <Section key={title} title={title}>
          <p class="said">{words}</p>
        </Section>
      ))}
      {closed.photos && (
        <Section title="照片">
          {closed.photos.map(({ photo, size }, i) => (
            <BlobPhoto key={photo} id={photo} size={size} label={`照片 ${i + 1}`} />
          ))}
        </Section>
      )}
      {versions.length > 1 && (
        <Section title="更正过">
          {versions.map(({ id, by, at, body }, i) => (
            <div key={id} class="record-line">
              <p>
                {momentWords(at, now.value)} {name(by)}
                {i === 0 ? "写的记录" : `更正${body.why ? `：${body.why}` : ""}`}
              </p>
              {i < versions.length - 1 && (
                <details>
                  <summary>看{i === 0 ? "最初" : "这一次"}写的</summary>
                  <Earlier body={body} />
                </details>
              )}
            </div>
          ))}
        </Section>
      )}
    </>
  );
}

function Earlier({ body }: { body: MeetingClosed }) {
  const facts: (readonly [string, string])[] = [["时长", minutesWords(body.minutes)]];
  if (body.host) facts.push(["主持人", body.host]);
  if (body.recorder) facts.push(["记录人", body.recorder]);
  return (
    <div class="said">
      <Facts facts={[...facts, ...partsOf(body)]} />
    </div>
  );
}

function partsOf(body: Omit<MeetingClosed, "meeting">): (readonly [string, string])[] {
  const parts: readonly (readonly [string, string | undefined])[] = [
    ["列席人", body.observers],
    ["主要内容", body.summary],
    ["详细内容", body.details],
    ["决议", body.decisions],
    ["表决", body.votes?.map(voteWords).join("\n")],
  ];
  return parts.filter((part): part is readonly [string, string] => Boolean(part[1]));
}

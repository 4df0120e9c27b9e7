import type { Meeting } from "../../../../domain/fold/meetings.ts";
import { minutesOf, otherMinutes } from "../../../../domain/fold/minutes.ts";
import { ButtonLink } from "../../../components/button.tsx";
import { Section } from "../../../components/page.tsx";
import { now } from "../../../session/now.ts";
import { useSession } from "../../../session/use-session.ts";
import { momentWords } from "../../../words/dates.ts";
import { BlobPhoto } from "../blob-photo.tsx";
import { useNames } from "../member-names.ts";
import { MinutesText, partsOf } from "./minutes-text.tsx";
import { OtherMinutes } from "./other-minutes.tsx";

/** What the minutes say, and below it what they said before they were corrected. */
export function MinutesView({ meeting }: { meeting: Meeting }) {
  const { entries } = useSession();
  const name = useNames();
  const { closed } = meeting;
  if (!closed) return null;
  const others = otherMinutes(entries.value, meeting);
  const versions = minutesOf(entries.value, meeting.id).filter((one) => !others.includes(one));
  return (
    <>
      <ButtonLink kind="primary" block to={`/branch/meetings/${meeting.id}/papers`}>
        会议材料
      </ButtonLink>
      <OtherMinutes others={others}>
        <p>上面算数的是最后写的一份。</p>
        <ButtonLink to={`/branch/meetings/${meeting.id}/close`}>对着看，合成一份</ButtonLink>
      </OtherMinutes>
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
                  <MinutesText body={body} />
                </details>
              )}
            </div>
          ))}
        </Section>
      )}
    </>
  );
}

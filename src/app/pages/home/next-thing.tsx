import type { PublishedText } from "../../../domain/fold/texts.ts";
import { timeWords } from "../../../domain/day-words.ts";
import { ButtonLink } from "../../components/button.tsx";
import { meetingToday, myself } from "../../session/reckonings.ts";
import { useReckoned } from "../../session/use-session.ts";
import { useLoaded } from "../../shell/use-loaded.ts";
import { nextText, sittingWords } from "../../texts/next-text.ts";
import { openOffers } from "../../texts/open-offers.ts";
import { placesRead } from "../../texts/places.ts";

const studyOffer = () => import("../../texts/study-offer.tsx").then((m) => m.StudyOffer);
const listenLink = () => import("./listen-link.tsx").then((m) => m.ListenLink);

/** The one thing to do next: a meeting today, the study just done, then reading. */
export function NextThing() {
  const meeting = useReckoned(meetingToday);
  const [offer] = openOffers();
  const StudyOffer = useLoaded(offer && studyOffer).value;
  const text = useReckoned(nextText);

  return (
    <>
      {meeting && (
        <section class="card" aria-label="今天的会">
          <p>
            今天{timeWords(meeting.starts)}，《{meeting.title}》
            {meeting.place !== undefined && `，${meeting.place}`}
          </p>
          <ButtonLink kind="primary" block to={`/check-in?meeting=${meeting.id}`}>
            签到
          </ButtonLink>
          <ButtonLink block to={`/meetings/${meeting.id}`}>
            看一看，或请假
          </ButtonLink>
        </section>
      )}
      {offer && StudyOffer && <StudyOffer seen={offer} kind={meeting ? "second" : "primary"} />}
      {text && <TenMinutes text={text} isFirst={!meeting && !offer} />}
    </>
  );
}

/** 下班十分钟. Going on reading is one tap also where something else comes first. */
function TenMinutes({ text, isFirst }: { text: PublishedText; isFirst: boolean }) {
  const cohorts = useReckoned(myself)?.cohorts ?? [];
  const ListenLink = useLoaded(listenLink).value;
  const place = useReckoned(placesRead)[text.text];
  return (
    <section class="card" aria-label="十分钟">
      <h2>{cohorts.includes("retired") ? "今天十分钟" : "下班十分钟"}</h2>
      <p>
        《{text.title}》<span class="muted">{sittingWords(text, place)}</span>
      </p>
      <ButtonLink kind={isFirst ? "primary" : "second"} block to={`/texts/${text.text}`}>
        {place ? "接着读" : "开始读"}
      </ButtonLink>
      {ListenLink && <ListenLink text={text} />}
    </section>
  );
}

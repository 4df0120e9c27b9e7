import type { PublishedText } from "../../../domain/fold/texts.ts";
import { estimatedMinutes } from "../../../domain/reading-offer.ts";
import { timeWords } from "../../../domain/day-words.ts";
import { ButtonLink } from "../../components/button.tsx";
import { meetingToday } from "../../session/reckonings.ts";
import { useReckoned } from "../../session/use-session.ts";
import { useLoaded } from "../../shell/use-loaded.ts";
import { nextText } from "../../texts/next-text.ts";
import { readings } from "../../texts/readings.ts";
import { openOffers } from "../../texts/open-offers.ts";

const studyOffer = () => import("../../texts/study-offer.tsx").then((m) => m.StudyOffer);

/** The one thing to do next: a meeting today, the study just done, then reading. */
export function NextThing() {
  const meeting = useReckoned(meetingToday);
  const [offer] = openOffers();
  const StudyOffer = useLoaded(offer && studyOffer).value;
  const text = useReckoned(nextText);
  const begun = text && readings.value.places[text.text] !== undefined;

  if (meeting)
    return (
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
        {offer
          ? StudyOffer && <StudyOffer seen={offer} kind="second" />
          : text && <ReadOn text={text} begun={begun} />}
      </section>
    );
  if (offer)
    return (
      <>
        {StudyOffer && <StudyOffer seen={offer} />}
        {text && <ReadOn text={text} begun={begun} />}
      </>
    );
  if (!text) return null;
  return (
    <section class="card" aria-label="接着学">
      <p>
        {begun ? "上次读到" : "可以读"}《{text.title}》
        <span class="muted">，约 {estimatedMinutes(text.characters)} 分钟</span>
      </p>
      <ButtonLink kind="primary" block to={`/texts/${text.text}`}>
        {begun ? "接着读" : "开始读"}
      </ButtonLink>
    </section>
  );
}

/** Going on reading is one tap also where something else comes first. */
function ReadOn({ text, begun }: { text: PublishedText; begun?: boolean }) {
  return (
    <ButtonLink block to={`/texts/${text.text}`}>
      {begun ? "接着读" : "读"}《{text.title}》
    </ButtonLink>
  );
}

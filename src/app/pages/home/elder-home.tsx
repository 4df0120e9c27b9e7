import "./elder-home.css";
import { timeWords } from "../../../domain/day-words.ts";
import type { PublishedText } from "../../../domain/fold/texts.ts";
import { CallLink } from "../../care/call-link.tsx";
import { visitRequestOfNow } from "../../care/my-visit-requests.ts";
import { VisitNews } from "../../care/visit-news.tsx";
import { ButtonLink, type ButtonKind } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { browserSpeech } from "../../listening/browser-speech.ts";
import { useVoices } from "../../listening/use-voices.ts";
import { nameOf, preferred } from "../../listening/voices.ts";
import { meetingToday, myself } from "../../session/reckonings.ts";
import { useReckoned } from "../../session/use-session.ts";
import { ShedNotice } from "../../storage/shed-notice.tsx";
import { nextText, sittingWords } from "../../texts/next-text.ts";
import { openOffers } from "../../texts/open-offers.ts";
import { placesRead } from "../../texts/places.ts";
import { StudyOffer } from "../../texts/study-offer.tsx";
import { AskedToCome } from "./asked-to-come.tsx";
import { CarriedAnswers } from "./carried-answers.tsx";
import { ElderRow } from "./elder-row.tsx";
import { EssayNews } from "./essay-news.tsx";
import { FormsToFill } from "./forms-to-fill.tsx";
import { LastMeeting } from "./last-meeting.tsx";
import { Tonight } from "./tonight.tsx";
import { UsualRows } from "./usual-rows.tsx";
import { VisitorsRow } from "./visitors-row.tsx";

const speech = browserSpeech();

/** 首页 in 长辈版: one large button to listen, and the two ways to somebody who helps. */
export function ElderHome() {
  const me = useReckoned(myself);
  const today = useReckoned(meetingToday);
  // To whom study is brought home nobody says that he has to go out tonight; it stands among the rows below.
  const meeting = me?.arrangements.includes("study-brought-home") ? undefined : today;
  const [offer] = openOffers();
  const text = useReckoned(nextText);
  const request = useReckoned(visitRequestOfNow);
  return (
    <>
      <ShedNotice />
      <AskedToCome />
      <FormsToFill />
      {meeting && (
        <section class="card" aria-label="今天的会">
          <p>
            今天{timeWords(meeting.starts)}开会：《{meeting.title}》
            {meeting.place !== undefined && `，在${meeting.place}`}
          </p>
          <ButtonLink kind="primary" block to={`/check-in?meeting=${meeting.id}`}>
            签到
          </ButtonLink>
          <ButtonLink block to={`/meetings/${meeting.id}`}>
            看一看，或请假
          </ButtonLink>
        </section>
      )}
      {offer && <StudyOffer seen={offer} kind={meeting ? "second" : "primary"} />}
      {text ? (
        <Listen text={text} kind={meeting || offer ? "second" : "primary"} />
      ) : (
        <Notice>发下来的都学过了。想再听哪一篇，点下面的“学习”。</Notice>
      )}
      <EssayNews />
      {request && <VisitNews request={request} />}
      <div class="ways">
        <CallLink />
        <a class="button block tall" href="#/visit">
          请人来一趟
        </a>
      </div>
      <Tonight />
      <CarriedAnswers />
      <LastMeeting />
      {today && !meeting && (
        <Rows label="今天的会">
          <Row
            title={`今天${timeWords(today.starts)}开会`}
            note={`《${today.title}》，想去就去`}
            to={`/meetings/${today.id}`}
          />
        </Rows>
      )}
      <UsualRows />
      <VisitorsRow />
      <ElderRow />
    </>
  );
}

/**
 * The voice's name stands on the button: whom he heard last, else somebody from home, else the phone itself; where nobody reads it, it
 * is for reading.
 */
function Listen({ text, kind }: { text: PublishedText; kind: ButtonKind }) {
  const voice = preferred(useVoices(text.text, speech).voices);
  const place = useReckoned(placesRead)[text.text];
  const page = `/texts/${text.text}`;
  const look = `button block huge ${kind === "primary" ? "primary" : ""}`;
  return (
    <section class="stack" aria-label="听或者读">
      <p>
        《{text.title}》
        <br />
        <span class="muted">{sittingWords(text, place)}</span>
      </p>
      {voice === undefined ? (
        <a class={look} href={`#${page}`}>
          {place ? "接着读" : "读"}
        </a>
      ) : (
        <>
          <a class={look} href={`#${page}?listen=1`}>
            听{nameOf(voice)}读
          </a>
          <ButtonLink block to={page}>
            自己看
          </ButtonLink>
        </>
      )}
    </section>
  );
}

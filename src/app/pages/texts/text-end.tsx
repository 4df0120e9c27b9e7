import type { PublishedText } from "../../../domain/fold/texts.ts";
import { Button, ButtonLink } from "../../components/button.tsx";
import { useReckoned } from "../../session/use-session.ts";
import { textsToRead } from "../../texts/my-texts.ts";
import { display } from "../../settings/display.ts";
import { listeningNow } from "../../texts/listening-now.ts";
import { openOffers } from "../../texts/open-offers.ts";
import { StudyOffer } from "../../texts/study-offer.tsx";

/** Behind the last line: the time the phone saw, offered, and what stands before and after it in the course of study. */
export function TextEnd({ published }: { published: PublishedText }) {
  const course = useReckoned(textsToRead);
  const here = course.findIndex(({ text }) => text === published.text);
  const previous = course[here - 1];
  // One that is withdrawn has left the course: nothing comes after it.
  const next = here < 0 ? undefined : course[here + 1];
  // While it is being read to him, to go on with that is the one thing to do.
  const isListening = listeningNow.value !== undefined && listeningNow.value.is !== "ended";
  const offer = openOffers().find(({ text }) => text === published.text);
  return (
    <section class="section no-print" aria-label="读完了">
      <p class="muted">这一篇到这里就完了。</p>
      {offer && <StudyOffer seen={offer} kind={isListening ? "second" : "primary"} />}
      {next && (
        <ButtonLink block to={`/texts/${next.text}`}>
          下一篇：{next.title}
        </ButtonLink>
      )}
      {previous && (
        <ButtonLink block to={`/texts/${previous.text}`}>
          上一篇：{previous.title}
        </ButtonLink>
      )}
      <ButtonLink block to="/essays">
        写点体会
      </ButtonLink>
      <ButtonLink block to={`/texts/${published.text}/record`}>
        我来朗读这一篇
      </ButtonLink>
      {!display.value.elder && (
        <Button block onPress={() => print()}>
          打印这一篇
        </Button>
      )}
    </section>
  );
}

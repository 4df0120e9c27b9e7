import { useSignal } from "@preact/signals";
import { foldTexts } from "../../domain/fold/texts.ts";
import { dayWords, minutesWords, timeWords } from "../../domain/day-words.ts";
import { offeredMinutes } from "../../domain/reading-offer.ts";
import { ActionButton } from "../components/action-button.tsx";
import { Button, type ButtonKind } from "../components/button.tsx";
import { today } from "../session/reckonings.ts";
import { useFold, useSession } from "../session/use-session.ts";
import { MinutesField } from "../components/minutes-field.tsx";
import { settleSeen, type SeenReading } from "./readings.ts";

/** The reader offers the time it saw; the member confirms, changes or declines. Only what he says becomes an entry. */
export function StudyOffer({ seen, kind = "primary" }: { seen: SeenReading; kind?: ButtonKind }) {
  const { phone } = useSession();
  const text = useFold(foldTexts).byId.get(seen.text);
  const offered = offeredMinutes(seen.reading, seen.characters);
  const changing = useSignal(false);
  const minutes = useSignal(offered);

  async function log(length: number): Promise<void> {
    const started = seen.isBroken ? {} : { started: seen.started };
    await phone.write([
      {
        kind: "study-logged",
        body: {
          how: "reader",
          text: seen.text,
          title: text?.title,
          day: seen.day,
          ...started,
          minutes: length,
        },
      },
    ]);
    settleSeen(seen);
  }

  // When it began goes along with the entry, so he is told before he says yes.
  const begun = seen.isBroken ? "" : `${timeWords(seen.started)}起，`;
  const when = seen.day === today() ? begun : `${dayWords(seen.day)}${begun}`;
  return (
    <section class="card" aria-label="记上这次学习">
      <p>
        {when}您{howStudied(seen)}了《{text?.title ?? "一篇文章"}》，大约 {minutesWords(offered)}
        。要记作学习吗？
      </p>
      {changing.value ? (
        <>
          <MinutesField value={minutes.value} onChange={(value) => (minutes.value = value)} />
          <ActionButton kind={kind} block action={() => log(minutes.value)} working="正在存…">
            记上 {minutes.value} 分钟
          </ActionButton>
        </>
      ) : (
        <ActionButton kind={kind} block action={() => log(offered)} working="正在存…">
          记上 {offered} 分钟
        </ActionButton>
      )}
      <div class="side-by-side">
        {!changing.value && <Button onPress={() => (changing.value = true)}>改一改</Button>}
        <Button onPress={() => settleSeen(seen)}>不记</Button>
      </div>
    </section>
  );
}

/** Listening counts the same; the sentence says what it was. */
function howStudied({ heardMs = 0, reading }: SeenReading): string {
  const share = heardMs / reading.activeMs;
  if (share > 0.8) return "听";
  return share < 0.2 ? "读" : "读和听";
}

import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { lengthWords, usualLength } from "../../../domain/essay-length.ts";
import { countCharacters } from "../../../domain/fold/essays.ts";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import { myself, today } from "../../session/reckonings.ts";
import type { Session } from "../../session/session.ts";
import { myCampaign } from "../../session/study-reckonings.ts";
import { useReckoned } from "../../session/use-session.ts";
import type { EssayDraft } from "../essay-draft.ts";

const COUNT_AFTER_MS = 250;

/** How much there is. Counted when the fingers rest: a key never waits for it. */
export function LengthLine({ draft }: { draft: OpenDraft<EssayDraft> }) {
  const usual = useReckoned(myUsualLength);
  const text = useComputed(() => draft.content.value.text);
  const count = useSignal(0);
  const counted = useSignal(false);
  useSignalEffect(() => {
    const now = text.value;
    const run = (): void => {
      count.value = countCharacters(now);
      counted.value = true;
    };
    if (!counted.peek()) {
      run();
      return undefined;
    }
    const timer = setTimeout(run, COUNT_AFTER_MS);
    return () => clearTimeout(timer);
  });
  return <p class="muted number">{lengthWords(count.value, usual)}</p>;
}

function myUsualLength(session: Session) {
  const me = session.reckoned(myself);
  const { requirements = [] } = session.reckoned(myCampaign) ?? {};
  return me && usualLength(requirements, me, today());
}

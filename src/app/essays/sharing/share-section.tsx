import { useSignal } from "@preact/signals";
import { TAKE_BACK_MS, type HandedIn } from "../../../domain/fold/essays.ts";
import type { EssayId } from "../../../domain/ids.ts";
import { foldSharings } from "../../../domain/fold/sharing.ts";
import { Button } from "../../components/button.tsx";
import { Section } from "../../components/page.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { myself, serverNow } from "../../session/reckonings.ts";
import { useFold, useMe, useReckoned } from "../../session/use-session.ts";
import { decline, isDeclined, reconsider } from "../sharing-declined.ts";
import { ShareForm, type ShareDraft } from "./share-form.tsx";
import { ShareStanding } from "./share-standing.tsx";
import { wordsToShow } from "./words-to-show.ts";

/**
 * 愿意给大家看看吗: an offer beside an essay that was handed in, and where it stands once it was taken up. Not while it can be taken
 * back: then nobody has seen it, and nobody is asked. What was allowed of an earlier time stands there too, until it is withdrawn.
 * @param offers of what is handed in now; undefined: it is being written at, and nothing is offered
 */
export function ShareSection({ essay, offers }: { essay: EssayId; offers: HandedIn | undefined }) {
  const me = useMe();
  const mine = useFold(foldSharings).all.filter(
    (one) => one.of === me && one.essay === essay && !one.withdrawn,
  );
  const serverTime = useReckoned(serverNow);
  const isSeen =
    offers !== undefined &&
    offers.received !== null &&
    (offers.answers.length > 0 || serverTime >= offers.received + TAKE_BACK_MS);
  const isAllowed = mine.some(({ handedIn }) => handedIn === offers?.entry);
  return (
    <>
      {mine.map((sharing) => (
        <ShareStanding
          key={sharing.share}
          sharing={sharing}
          {...(offers && sharing.handedIn !== offers.entry && { title: "以前交的那一次，您同意给大家看" })}
        />
      ))}
      {isSeen && !isAllowed && <Offer key={offers.entry} handedIn={offers} />}
    </>
  );
}

function Offer({ handedIn }: { handedIn: HandedIn }) {
  const wants = useSignal(false);
  const { text, isPartial } = wordsToShow(handedIn);
  const name = useReckoned(myself)?.name ?? "";
  const draft = useDraft<ShareDraft>(`share:${handedIn.entry}`, {
    title: handedIn.title,
    text,
    named: "no",
    name,
    upward: "no",
  });
  const { is } = draft.status.value;
  const isBegun = is !== "empty" && is !== "loading";

  async function drop(): Promise<void> {
    await draft.discard();
    decline(handedIn.entry);
    wants.value = false;
  }
  if (wants.value || isBegun)
    return <ShareForm handedIn={handedIn.entry} draft={draft} isPartial={isPartial} onDrop={drop} />;
  if (is === "loading") return null;
  if (isDeclined(handedIn.entry))
    return (
      <p>
        <Button kind="quiet" onPress={() => reconsider(handedIn.entry)}>
          以后想给大家看，点这里
        </Button>
      </p>
    );
  return (
    <Section title="愿意给大家看看吗">
      <p>支部有个读书角，大家写的可以互相看看。给不给都好，不给也没有人问。</p>
      <div class="stack close">
        <Button block onPress={() => (wants.value = true)}>
          看看怎么给
        </Button>
        <Button block onPress={() => decline(handedIn.entry)}>
          不用
        </Button>
      </div>
    </Section>
  );
}

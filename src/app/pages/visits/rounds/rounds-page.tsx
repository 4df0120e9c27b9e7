import { useEffect } from "preact/hooks";
import type { Pairing } from "../../../../domain/fold/pairings.ts";
import { myElders } from "../../../care/whom-to-call.ts";
import { CheckField } from "../../../components/fields.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Page, Section } from "../../../components/page.tsx";
import { useDraft } from "../../../drafts/use-draft.ts";
import { today } from "../../../session/reckonings.ts";
import { useReckoned, useSession } from "../../../session/use-session.ts";
import { keepPages } from "../../../storage/keep-pages.ts";
import { DAY_CHOICE, eveningWords, lastVisitWords, type DayChoice } from "../../../visits/my-visits.ts";
import { OutfitCheck } from "./outfit-check.tsx";

/** 送学: whom he visits, what he takes along, and a visit begun with a tap. */
export function RoundsPage() {
  const elders = useReckoned(myElders);
  const evening = useReckoned(eveningWords);
  useEffect(() => void keepPages("visits").catch(() => undefined), []);
  return (
    <Page title="送学" back="/" backLabel="首页">
      {elders.length === 0 ? (
        <Notice>现在没有和您结对的老人。结对由支部来定。</Notice>
      ) : (
        <>
          {evening && <Notice kind={evening.isAll ? "kept" : "info"}>{`${evening.words}。`}</Notice>}
          <Today elders={elders} />
        </>
      )}
    </Page>
  );
}

function Today({ elders }: { elders: readonly Pairing[] }) {
  const session = useSession();
  const draft = useDraft<DayChoice>(DAY_CHOICE, { day: today(), elders: [] });
  const { day, elders: chosen } = draft.content.value;
  const going = day === today() ? elders.filter(({ elder }) => chosen.includes(elder)) : [];

  function choose(elder: string, isGoing: boolean): void {
    const others = going.map((one) => one.elder).filter((one) => one !== elder);
    draft.change({ day: today(), elders: isGoing ? [...others, elder] : others });
  }

  return (
    <>
      <Section title="今天去谁家">
        <ul class="stack close">
          {elders.map((pairing) => (
            <li key={pairing.id}>
              <CheckField
                label={
                  <>
                    {pairing.elderName}
                    <br />
                    <span class="muted small">
                      {lastVisitWords(session, pairing)}
                      {!pairing.agreed && " · 第一次去，先问他愿不愿意"}
                    </span>
                  </>
                }
                checked={going.includes(pairing)}
                onChange={(isGoing) => choose(pairing.elder, isGoing)}
              />
            </li>
          ))}
        </ul>
      </Section>
      <Section title="出门前检查">
        <OutfitCheck elders={going.length} kind="primary" />
      </Section>
    </>
  );
}

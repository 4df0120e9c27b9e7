import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { dayOf } from "../../../../domain/day.ts";
import { dayWords } from "../../../../domain/day-words.ts";
import type { Pairing } from "../../../../domain/fold/pairings.ts";
import { foldVisits } from "../../../../domain/fold/visits.ts";
import { myElders } from "../../../care/whom-to-call.ts";
import { Button } from "../../../components/button.tsx";
import { CheckField } from "../../../components/fields.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Page, Section } from "../../../components/page.tsx";
import { Row, Rows } from "../../../components/rows.tsx";
import { useDraft } from "../../../drafts/use-draft.ts";
import { goTo } from "../../../routing/place.ts";
import { today } from "../../../session/reckonings.ts";
import { useFold, useMe, useReckoned, useSession } from "../../../session/use-session.ts";
import { keepPages } from "../../../storage/keep-pages.ts";
import { beginVisit } from "../../../visits/begin-visit.ts";
import {
  countWords,
  DAY_CHOICE,
  eveningWords,
  lastVisitWords,
  type DayChoice,
} from "../../../visits/my-visits.ts";
import { failureWords } from "../../../words/failure-words.ts";
import { OutfitCheck } from "./outfit-check.tsx";
import { Unfinished } from "./unfinished.tsx";

const SLIPS_SHOWN = 10;

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
          <Slips elders={elders} />
        </>
      )}
    </Page>
  );
}

/** 大字稿 of the last visits, to be printed at home. */
function Slips({ elders }: { elders: readonly Pairing[] }) {
  const visits = (useFold(foldVisits).byHelper.get(useMe()) ?? []).flatMap((visit) => {
    const name = elders.find(({ elder }) => elder === visit.of)?.elderName;
    return name === undefined || visit.outcome !== "done" ? [] : [{ visit, name }];
  });
  if (visits.length === 0) return null;
  return (
    <Section title="大字稿">
      <Rows label="大字稿">
        {visits.slice(0, SLIPS_SHOWN).map(({ visit, name }) => (
          <Row
            key={visit.entry}
            title={`给${name}的`}
            note={dayWords(dayOf(visit.began), today())}
            to={`/rounds/${visit.visit}/slip/${visit.of}`}
          />
        ))}
      </Rows>
    </Section>
  );
}

function Today({ elders }: { elders: readonly Pairing[] }) {
  const session = useSession();
  const trouble = useSignal<string | undefined>(undefined);
  const draft = useDraft<DayChoice>(DAY_CHOICE, { day: today(), elders: [] });
  const { day, elders: chosen } = draft.content.value;
  const going = day === today() ? elders.filter(({ elder }) => chosen.includes(elder)) : [];

  function choose(elder: string, isGoing: boolean): void {
    const others = going.map((one) => one.elder).filter((one) => one !== elder);
    draft.change({ day: today(), elders: isGoing ? [...others, elder] : others });
  }

  async function begin(who: readonly Pairing[]): Promise<void> {
    trouble.value = undefined;
    try {
      goTo(
        await beginVisit(
          session.phone,
          who.map(({ elder }) => elder),
        ),
      );
    } catch (error) {
      trouble.value = failureWords(error);
    }
  }
  const together = going.filter(({ agreed }) => agreed);

  return (
    <>
      <Unfinished elders={elders} />
      <Section title="到了，点名字开始">
        <Rows label="到了，点名字开始">
          {elders.map((pairing) => (
            <Row
              key={pairing.id}
              title={pairing.elderName}
              note={lastVisitWords(session, pairing)}
              end={pairing.agreed ? "开始" : "先问他"}
              {...(pairing.agreed
                ? { onPress: () => void begin([pairing]) }
                : { to: `/rounds/ask/${pairing.id}` })}
            />
          ))}
        </Rows>
        {trouble.value !== undefined && (
          <Notice kind="error" urgent>
            {trouble.value}
          </Notice>
        )}
      </Section>
      <Section title="今天去谁家">
        <ul class="stack close">
          {elders.map((pairing) => (
            <li key={pairing.id}>
              <CheckField
                label={pairing.elderName}
                checked={going.includes(pairing)}
                onChange={(isGoing) => choose(pairing.elder, isGoing)}
              />
            </li>
          ))}
        </ul>
        {together.length > 1 && (
          <Button block onPress={() => void begin(together)}>
            {countWords(together.length)}位在一起学，开始
          </Button>
        )}
      </Section>
      <Section title="出门前检查">
        <OutfitCheck elders={going.length} kind="primary" />
      </Section>
    </>
  );
}

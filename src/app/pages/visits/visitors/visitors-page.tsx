import { useSignal } from "@preact/signals";
import { dayOf } from "../../../../domain/day.ts";
import { dayWords, minutesWords } from "../../../../domain/day-words.ts";
import { foldObjections } from "../../../../domain/fold/complaints.ts";
import { foldPairings, type Pairing } from "../../../../domain/fold/pairings.ts";
import { foldVisits, type Visit } from "../../../../domain/fold/visits.ts";
import { dialled, myHelpers } from "../../../care/whom-to-call.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { Button } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Page, Section } from "../../../components/page.tsx";
import { Facts } from "../../../components/rows.tsx";
import { today } from "../../../session/reckonings.ts";
import { useFold, useMe, useReckoned, useSession } from "../../../session/use-session.ts";
import { deedWords, wayWords, wishToWords } from "../../../visits/visit-words.ts";
import { arrivalWords } from "../../../words/arrival-words.ts";
import { ObjectionForm } from "../../record/objection-form.tsx";

/** The latest visits; older ones stand in 学习档案. */
const VISITS_SHOWN = 10;

/** 谁来送学: to whom it is brought, who comes, until when, and what was written in his name. */
export function VisitorsPage() {
  const me = useMe();
  const helpers = useReckoned(myHelpers);
  const { byElder, wishes } = useFold(foldVisits);
  const visits = byElder.get(me) ?? [];
  const mine = wishes.filter(({ of }) => of === me);
  return (
    <Page title="谁来送学" back="/" backLabel="首页">
      {helpers.length === 0 && <Notice>现在没有人结对送学。想请人来一趟，告诉支部。</Notice>}
      {helpers.map((pairing) => (
        <OneHelper key={pairing.id} pairing={pairing} />
      ))}
      {visits.length > 0 && (
        <Section title="替您记下的">
          <ul class="stack">
            {visits.slice(0, VISITS_SHOWN).map((visit) => (
              <OneVisit key={visit.entry} visit={visit} />
            ))}
          </ul>
        </Section>
      )}
      {mine.length > 0 && (
        <Section title="您想请人办的事">
          <ul class="stack">
            {mine.map((wish) => (
              <li class="card" key={wish.entry}>
                <p class="notice-title">{wish.words}</p>
                <p class="muted">
                  {wishToWords[wish.to]}
                  {wish.isDone ? "，办好了" : wish.to !== "nobody" && wish.answers.length === 0 && "，等回话"}
                </p>
                {wish.answers.map(({ entry, words }) => (
                  <p key={entry}>回话：{words}</p>
                ))}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

function OneHelper({ pairing }: { pairing: Pairing }) {
  const { phone } = useSession();
  const isEnding = useSignal(false);
  const { id, helperName, agreed } = pairing;
  const number = dialled(pairing.helperPhone);
  const agree = () =>
    phone.write([{ kind: "pairing-consented", body: { pairing: id, way: "tap" } }]).then(() => undefined);
  const end = () => phone.write([{ kind: "pairing-ended", body: { pairing: id } }]);
  return (
    <Section title={helperName}>
      <Facts
        facts={[
          ["从哪天起", dayWords(dayOf(pairing.made), today())],
          ["到哪天", dayWords(pairing.until, today())],
          [
            "您答应过吗",
            agreed ? `${dayWords(dayOf(agreed.at), today())}，${wayWords[agreed.way]}` : "还没有问过您",
          ],
        ]}
      />
      {!agreed && (
        <ActionButton kind="primary" block action={agree} working="正在存…">
          愿意让{helperName}来
        </ActionButton>
      )}
      {number !== "" && (
        <a class="button block" href={`tel:${number}`}>
          给{helperName}打电话
        </a>
      )}
      {isEnding.value ? (
        <div class="stack close">
          <Notice kind="look">
            {`真的不用${helperName}来了？以前记下的都还在，别的都不受影响。他和支部会知道。`}
          </Notice>
          <ActionButton block action={end} working="正在存…">
            不用{helperName}来了
          </ActionButton>
          <Button block onPress={() => (isEnding.value = false)}>
            还是让他来
          </Button>
        </div>
      ) : (
        <Button block onPress={() => (isEnding.value = true)}>
          以后不用来了
        </Button>
      )}
    </Section>
  );
}

/** One visit as it was written in his name: by whom, what, and a way to say that it is wrong. */
function OneVisit({ visit }: { visit: Visit }) {
  const pairing = useFold(foldPairings).find(({ id }) => id === visit.pairing);
  const objections = useFold(foldObjections).filter(({ about }) => about === visit.entry);
  const minutes = visit.done.reduce((sum, deed) => sum + deed.minutes, 0);
  return (
    <li class="card stack close">
      <p class="notice-title">{dayWords(dayOf(visit.began), today())}</p>
      {visit.outcome === "not-today" && <p>那天不方便，没有学。</p>}
      {visit.done.length > 0 && (
        <p>
          {visit.done.map(deedWords).join("，")}
          {minutes > 0 && `，一共${minutesWords(minutes)}`}。
        </p>
      )}
      {visit.said !== undefined && <p>您说：{visit.said}</p>}
      {visit.helped !== undefined && <p>帮您办了：{visit.helped}</p>}
      <p class="muted">
        {visit.by === visit.of
          ? "您自己写的"
          : `${pairing?.helperName ?? "支部"}写的，记在${pairing?.elderName ?? "您"}名下`}
        {visit.confirmed && `，您${wayWords[visit.confirmed.way]}`}。{arrivalWords(visit)}。
      </p>
      {objections.map((objection) => (
        <Notice key={objection.entry} title={`您说过：${objection.words}`}>
          {objection.answers.length === 0
            ? `${arrivalWords(objection)}，等支部回复。`
            : objection.answers.map(({ words }) => `支部回复：${words}`).join("；")}
        </Notice>
      ))}
      <ObjectionForm entry={visit.entry} />
    </li>
  );
}

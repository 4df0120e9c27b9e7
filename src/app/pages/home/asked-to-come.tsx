import { foldVisitRequests, isWaiting, type VisitRequest } from "../../../domain/fold/visit-requests.ts";
import type { MemberId } from "../../../domain/ids.ts";
import { Row, Rows } from "../../components/rows.tsx";
import { myElders } from "../../care/whom-to-call.ts";
import { now } from "../../session/now.ts";
import { useFold, useReckoned } from "../../session/use-session.ts";
import { useLoaded } from "../../shell/use-loaded.ts";
import { momentWords } from "../../words/dates.ts";

const visitsAtHome = () => import("../visits/rounds/visits-at-home.tsx").then((m) => m.VisitsAtHome);

/** To a 送学人: his visits; and who of those he visits asks him to come by, and has no answer yet. */
export function AskedToCome() {
  const names = new Map(useReckoned(myElders).map(({ elder, elderName }) => [elder, elderName]));
  const asking = useFold(foldVisitRequests).filter((one) => names.has(one.of) && isWaiting(one));
  const AtHome = useLoaded(names.size > 0 ? visitsAtHome : undefined).value;
  return (
    <>
      {AtHome && <AtHome />}
      {asking.length > 0 && <Asking asking={asking} names={names} />}
    </>
  );
}

function Asking(props: { asking: readonly VisitRequest[]; names: ReadonlyMap<MemberId, string> }) {
  const { asking, names } = props;
  return (
    <Rows label="请您去一趟">
      {asking.map(({ entry, of, at, words }) => (
        <Row
          key={entry}
          title={`${names.get(of)}请您去一趟`}
          note={[momentWords(at, now.value), words].filter(Boolean).join(" · ")}
          end="回话"
          to={`/visits/${entry}`}
        />
      ))}
    </Rows>
  );
}

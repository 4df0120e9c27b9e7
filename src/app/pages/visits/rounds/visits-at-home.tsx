import { myElders } from "../../../care/whom-to-call.ts";
import { Row, Rows } from "../../../components/rows.tsx";
import { useReckoned } from "../../../session/use-session.ts";
import { eveningWords } from "../../../visits/my-visits.ts";
import { Unfinished } from "./unfinished.tsx";

/** On 首页 of a 送学人: the way to his elders, and at night what the branch has. */
export function VisitsAtHome() {
  const elders = useReckoned(myElders);
  const evening = useReckoned(eveningWords);
  if (elders.length === 0) return null;
  return (
    <>
      <Unfinished elders={elders} />
      <Rows label="送学上门">
        <Row title="送学" note={evening?.words ?? `${elders.length} 位老人`} to="/rounds" />
      </Rows>
    </>
  );
}

import { myHelpers } from "../../care/whom-to-call.ts";
import { Row, Rows } from "../../components/rows.tsx";
import { useReckoned } from "../../session/use-session.ts";

/** To whom study is brought: who comes. */
export function VisitorsRow() {
  const helpers = useReckoned(myHelpers);
  if (helpers.length === 0) return null;
  const isToAsk = helpers.some(({ agreed }) => !agreed);
  return (
    <Rows label="送学上门">
      <Row
        title="谁来送学"
        note={`${helpers.map(({ helperName }) => helperName).join("、")}${isToAsk ? " · 等您答应" : ""}`}
        to="/visitors"
      />
    </Rows>
  );
}

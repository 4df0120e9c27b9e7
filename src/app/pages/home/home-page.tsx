import { Page } from "../../components/page.tsx";
import { myself } from "../../session/reckonings.ts";
import { useReckoned } from "../../session/use-session.ts";
import { display } from "../../settings/display.ts";
import { StateLine } from "../../shell/state-line.tsx";
import { UpdateNotice } from "../../shell/update-notice.tsx";
import { useLoaded } from "../../shell/use-loaded.ts";
import { NextThing } from "./next-thing.tsx";
import { UsualRows } from "./usual-rows.tsx";

const studySoFar = () => import("./study-so-far.tsx").then((m) => m.StudySoFar);
const elderHome = () => import("./elder-home.tsx").then((m) => m.ElderHome);

/** The first screen: the state and the one next thing at once, what is reckoned from all study right after. */
export function HomePage() {
  const me = useReckoned(myself);
  return (
    <Page title={me ? `${me.name}同志，您好` : "您好"}>
      <StateLine />
      <div class="stack">
        <UpdateNotice />
        {display.value.elder ? <InLargePrint /> : <Ordinary />}
      </div>
    </Page>
  );
}

function Ordinary() {
  const StudySoFar = useLoaded(studySoFar).value;
  return (
    <>
      <NextThing />
      {StudySoFar ? <StudySoFar /> : <UsualRows />}
    </>
  );
}

/** 长辈版 */
function InLargePrint() {
  const home = useLoaded(elderHome);
  if (home.value) return <home.value />;
  return home.failed ? <Ordinary /> : null;
}

import { path } from "../../routing/place.ts";
import { useSession } from "../../session/use-session.ts";
import { EndedPage } from "./ended-page.tsx";
import { useLoaded } from "../../shell/use-loaded.ts";
import { Waiting } from "../../shell/waiting.tsx";
import { InvitationPage } from "./invitation-page.tsx";
import { RefusedPage, WaitingPage } from "./waiting-page.tsx";

const givePage = () => import("../carry/give-page.tsx").then((m) => m.GivePage);
const carryPage = () => import("../carry/carry-page.tsx").then((m) => m.CarryPage);

/** From an invitation to the first answer of the server, and what may come of it. */
export function Enrolling({ code }: { code?: string }) {
  const { enrolment } = useSession().state.value;
  // An invitation that is opened on a phone whose enrolment has ended or was refused begins anew.
  if (code !== undefined && enrolment !== "waiting") return <InvitationPage key={code} code={code} />;
  if (enrolment === "ended") return <EndedPage />;
  if (enrolment === "refused") return <RefusedPage />;
  if (path.value === "/carry/give" || path.value === "/carry") return <Carried load={path.value} />;
  return <WaitingPage />;
}

/** An enrolment goes with somebody else's phone, too, and its answer comes back so. */
function Carried({ load }: { load: "/carry/give" | "/carry" }) {
  const loaded = useLoaded(load === "/carry" ? carryPage : givePage);
  return loaded.value ? <loaded.value /> : <Waiting for={loaded} />;
}

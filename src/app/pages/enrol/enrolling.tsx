import { useSession } from "../../session/use-session.ts";
import { EndedPage } from "./ended-page.tsx";
import { InvitationPage } from "./invitation-page.tsx";
import { RefusedPage, WaitingPage } from "./waiting-page.tsx";

/** From an invitation to the first answer of the server, and what may come of it. */
export function Enrolling({ code }: { code?: string }) {
  const { enrolment } = useSession().state.value;
  // An invitation that is opened on a phone whose enrolment has ended or was refused begins anew.
  if (code !== undefined && enrolment !== "waiting") return <InvitationPage key={code} code={code} />;
  if (enrolment === "ended") return <EndedPage />;
  if (enrolment === "refused") return <RefusedPage />;
  return <WaitingPage />;
}

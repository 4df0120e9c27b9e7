import { useSession } from "./session/use-session.ts";
import { BeforeEnrolment } from "./shell/before-enrolment.tsx";
import { Shell } from "./shell/shell.tsx";

export function App() {
  const { enrolment, member } = useSession().state.value;
  const inside = member !== undefined && enrolment === "enrolled";
  return inside ? <Shell /> : <BeforeEnrolment />;
}

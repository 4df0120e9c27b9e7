import { useSession } from "../../session/use-session.ts";
import { useLoaded } from "../../shell/use-loaded.ts";

const tonightAtHome = () => import("../staff/tonight/tonight-at-home.tsx").then((m) => m.TonightAtHome);

/** 今晚三件事, for a secretary; on other phones nothing of it is loaded. */
export function Tonight() {
  const keepsBranch = useSession().state.value.roles.some(({ role }) => role === "secretary");
  const AtHome = useLoaded(keepsBranch ? tonightAtHome : undefined).value;
  return AtHome ? <AtHome /> : null;
}

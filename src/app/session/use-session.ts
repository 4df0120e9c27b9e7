import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { MemberId } from "../../domain/ids.ts";
import type { Fold, Reckoning, Session } from "./session.ts";

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("This component needs a SessionContext above it.");
  return session;
}

/** What a fold makes of all entries; the component is drawn again when they change. */
export function useFold<T>(fold: Fold<T>): T {
  return useSession().folded(fold);
}

/** What is reckoned from several folds (`session/reckonings.ts` has those of a member). */
export function useReckoned<T>(reckoning: Reckoning<T>): T {
  return useSession().reckoned(reckoning);
}

/** Who holds this phone. @throws where nobody is enrolled, and then no page is shown */
export function useMe(): MemberId {
  const me = useSession().member.value;
  if (me === undefined) throw new Error("Nobody is enrolled on this phone.");
  return me;
}

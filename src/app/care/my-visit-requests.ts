import { DAY_MS } from "../../domain/day.ts";
import { foldVisitRequests, type VisitRequest } from "../../domain/fold/visit-requests.ts";
import { now } from "../session/now.ts";
import type { Session } from "../session/session.ts";

/** 请人来一趟, of whoever holds this phone, the latest first. */
export function myVisitRequests(session: Session): readonly VisitRequest[] {
  const me = session.member.value;
  return session.folded(foldVisitRequests).filter(({ of }) => of === me);
}

/** An answer of last week is no news any more. */
const NEWS_MS = 7 * DAY_MS;

/** The latest one that he has not taken back, while it waits, and a week from its answer on. */
export function visitRequestOfNow(session: Session): VisitRequest | undefined {
  const [request] = session.reckoned(myVisitRequests).filter(({ takenBack }) => takenBack === undefined);
  const answered = request?.answers.at(-1)?.at;
  return answered !== undefined && answered < now.value - NEWS_MS ? undefined : request;
}

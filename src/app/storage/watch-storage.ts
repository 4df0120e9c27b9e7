import { effect } from "@preact/signals";
import { rename } from "../profiles/people.ts";
import { myself } from "../session/reckonings.ts";
import type { Session } from "../session/session.ts";
import { askToKeep } from "./ask-to-keep.ts";
import { noteShed } from "./shed.ts";
import { markHere } from "./was-here.ts";

/** For as long as the app is open with somebody enrolled. */
export function watchStorage(session: Session): void {
  markHere();
  effect(() => {
    const name = session.reckoned(myself)?.name;
    if (name !== undefined) rename(name);
  });
  effect(() => {
    const { hasShed } = session.state.value;
    if (hasShed !== undefined) noteShed(hasShed);
  });
  const stop = effect(() => {
    const { device } = session.state.value;
    // The first entry is the enrolment; with the second there is something that somebody has written.
    if (!session.entries.value.some((entry) => entry.device === device && entry.n > 1)) return;
    void askToKeep();
    queueMicrotask(() => stop());
  });
}

import { effect, untracked } from "@preact/signals";
import type { BlobId } from "../../domain/ids.ts";
import { rename } from "../profiles/people.ts";
import { myself } from "../session/reckonings.ts";
import type { Session } from "../session/session.ts";
import { askToKeep } from "./ask-to-keep.ts";
import { connection } from "./connection.ts";
import { noteShed } from "./shed.ts";
import { takenBack } from "./taken-back.ts";
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
  effect(() => {
    if (connection.value.by === "mobile") return;
    untracked(() => {
      if (session.state.value.outbox.heldBack) void session.phone.contact();
    });
  });
  effect(() => {
    const { sounds, kept } = session.reckoned(takenBack);
    void dropIfHere(
      session,
      sounds.filter((id) => !kept.has(id)),
    ).catch(() => undefined);
  });
  const stop = effect(() => {
    const { device } = session.state.value;
    // The first entry is the enrolment; with the second there is something that somebody has written.
    if (!session.entries.value.some((entry) => entry.device === device && entry.n > 1)) return;
    void askToKeep();
    queueMicrotask(() => stop());
  });
}

async function dropIfHere({ phone }: Session, ids: readonly BlobId[]): Promise<void> {
  const here = ids.length > 0 ? await phone.blobs.has(ids) : new Set<BlobId>();
  if (here.size > 0) await phone.blobs.remove([...here]);
}

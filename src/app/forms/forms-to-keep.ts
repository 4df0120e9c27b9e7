import { foldForms, isClosed } from "../../domain/fold/forms.ts";
import type { BlobId } from "../../domain/ids.ts";
import { serverNow } from "../session/reckonings.ts";
import type { Session } from "../session/session.ts";
import type { WantedBlob } from "../../sync/phone.ts";
import { formsAskedOfMe, formsForOthers, myHandedIn } from "./my-forms.ts";

/** Which forms are to be on this phone without a tap, and which are not needed any more. */
export interface FormsToKeep {
  wanted: readonly WantedBlob[];
  over: readonly BlobId[];
}

/**
 * What is asked of him, or of those for whom he may answer, so that it can be answered without a network. A form that is over goes, and
 * a version that was replaced; the one that he has answered stays, to be looked at, and all that his own unit has asked, since what came
 * in is read with the version that was answered.
 */
export function formsToKeep(session: Session): FormsToKeep {
  const now = serverNow(session);
  const all = [...session.folded(foldForms).byId.values()];
  const asked = [...session.reckoned(formsAskedOfMe), ...session.reckoned(formsForOthers)];
  const wanted = new Map(
    asked.filter(({ way }) => way !== "open").map(({ blob, size }) => [blob, { id: blob, size }]),
  );
  const needed = new Set([...wanted.keys(), ...session.reckoned(myHandedIn).map(({ blob }) => blob)]);
  const mine = new Set(session.state.value.roles.map(({ unit }) => unit));
  const others = all.filter(({ unit }) => !mine.has(unit));
  const over = others.flatMap((form) =>
    isClosed(form, now) ? form.versions : form.versions.filter((version) => version !== form.blob),
  );
  return { wanted: [...wanted.values()], over: over.filter((blob) => !needed.has(blob)) };
}

import { foldForms } from "../../domain/fold/forms.ts";
import { keepPages } from "../storage/keep-pages.ts";
import type { BlobId } from "../../domain/ids.ts";
import type { Session } from "../session/session.ts";
import { formsToKeep } from "./forms-to-keep.ts";

/** Brings the forms that he is asked to fill in, with the pages that ask them, and clears away what is over. @param tried once each */
export async function takeForms(session: Session, tried: Set<BlobId>): Promise<void> {
  const { blobs } = session.phone;
  const { wanted, over } = session.reckoned(formsToKeep);
  const here = await blobs.has([...wanted.map(({ id }) => id), ...over]);
  if (over.some((blob) => here.has(blob))) {
    // What was made on this phone may not have gone up yet.
    const own = new Set((await blobs.held()).filter(({ isOwn }) => isOwn).map(({ id }) => id));
    await blobs.remove(over.filter((blob) => here.has(blob) && !own.has(blob)));
  }
  void keepPages("forms");
  if ([...session.folded(foldForms).byId.values()].some(({ way }) => way === "slips"))
    void import("./slips/slip-shelf.ts").then((m) => m.slipShelfOf(session)).catch(() => undefined);
  const missing = wanted.filter(({ id }) => !here.has(id) && !tried.has(id));
  for (const { id } of missing) tried.add(id);
  if (missing.length > 0) await blobs.fetch(missing, () => undefined);
}

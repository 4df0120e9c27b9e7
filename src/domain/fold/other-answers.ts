import type { SeenEntry } from "../entry.ts";
import type { EntryId } from "../ids.ts";
import { foldForms, type HandedInForm } from "./forms.ts";
import { headsOf, madeFrom } from "./heads.ts";
import { inOrder } from "./in-order.ts";
import { inJournalOrder } from "./journal-order.ts";

type Answered = SeenEntry<"form-answered">;

/**
 * To a form that may be answered once, of one person: what another phone handed in without knowing of what counts. By the entry that
 * counts, which is the last; the newest first.
 */
export function foldOtherAnswers(
  entries: readonly SeenEntry[],
): ReadonlyMap<EntryId, readonly HandedInForm[]> {
  const { byId, handedIn } = foldForms(entries);
  const said = new Map<string, Answered[]>();
  for (const entry of inOrder(entries)) {
    if (entry.kind !== "form-answered") continue;
    const whose = `${entry.of} ${entry.body.form}`;
    const others = said.get(whose);
    if (others) others.push(entry);
    else said.set(whose, [entry]);
  }
  const others = new Map<EntryId, readonly HandedInForm[]>();
  for (const [form, counting] of handedIn) {
    if (byId.get(form)?.again) continue;
    for (const one of counting) {
      const ofHim = inJournalOrder(said.get(`${one.of} ${form}`) ?? []);
      const heads = headsOf(ofHim, ({ body }) => madeFrom(body));
      const beside = heads.filter(({ id }) => id !== one.entry).reverse();
      if (beside.length > 0) others.set(one.entry, beside.map(handedInOf));
    }
  }
  return others;
}

function handedInOf({ id, at, received, of, by, body }: Answered): HandedInForm {
  return { ...body, entry: id, at, received, of, by };
}

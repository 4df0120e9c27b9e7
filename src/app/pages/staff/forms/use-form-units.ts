import { foldForms, type PublishedForm } from "../../../../domain/fold/forms.ts";
import { useFold } from "../../../session/use-session.ts";
import { useMyTextUnits } from "../my-units.tsx";

/** The forms that this person's units ask, the newest first. */
export function useMyForms(): readonly PublishedForm[] {
  const mine = new Set(useMyTextUnits().map(({ id }) => id));
  return [...useFold(foldForms).byId.values()]
    .filter(({ unit }) => mine.has(unit))
    .sort((a, b) => b.published - a.published || (a.form < b.form ? -1 : 1));
}

export function useMyForm(id: string | undefined): PublishedForm | undefined {
  return useMyForms().find(({ form }) => form === id);
}

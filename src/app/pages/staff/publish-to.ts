import { foldOrg, type Org, unitsBelow } from "../../../domain/fold/org.ts";
import { foldTexts, type ImportedText, type PublishedText } from "../../../domain/fold/texts.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { useFold } from "../../session/use-session.ts";
import { useMyTextUnits } from "./my-units.tsx";

/** Where a text may go: to the unit that it was imported for, or below, and only where this person has a say. The highest first. */
export function useUnitsFor(imported: Pick<ImportedText, "unit">): readonly UnitId[] {
  const org = useFold(foldOrg);
  const mine = useMyTextUnits().map(({ id }) => id);
  return unitsBelow(org, imported.unit).filter((id) =>
    org.units.get(id)?.path.some((above) => mine.includes(above)),
  );
}

/** Where it is or was, of those units. */
export function usePlacesOf(imported: ImportedText): readonly PublishedText[] {
  const units = useUnitsFor(imported);
  const places = useFold(foldTexts).places.get(imported.text) ?? [];
  return places.filter(({ unit }) => units.includes(unit));
}

/** A unit below another that is chosen has it from there. */
export function highestOf(org: Org, chosen: readonly UnitId[]): readonly UnitId[] {
  return chosen.filter(
    (id) => !org.units.get(id)?.path.some((above) => above !== id && chosen.includes(above)),
  );
}

import { foldOrg, type Org } from "../../../domain/fold/org.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { useFold } from "../../session/use-session.ts";

/** The other branches that this phone knows, each with the unit above it: several are called the same. */
export function useOtherBranches(branch: UnitId): { value: UnitId; label: string }[] {
  const org = useFold(foldOrg);
  return [...org.units.values()]
    .filter(({ id, level }) => level === "branch" && id !== branch)
    .map(({ id }) => ({ value: id, label: unitWithParent(org, id) }));
}

/** "望河镇 · 望河村党支部" */
export function unitWithParent(org: Org, id: UnitId): string {
  const unit = org.units.get(id);
  if (!unit) return id;
  const parent = unit.parent === null ? undefined : org.units.get(unit.parent);
  return parent ? `${parent.name} · ${unit.name}` : unit.name;
}

import type { OrgUnit } from "../../../domain/fold/org.ts";
import type { UnitId } from "../../../domain/ids.ts";
import type { ShownEssay } from "./corner-essays.ts";

/** "老梅 · 柳湾村党支部": the name that its writer wished, or none, and whose reading corner it is. */
export function whoseWords({ name, units }: ShownEssay, known: ReadonlyMap<UnitId, OrgUnit>): string {
  const where = units.flatMap((unit) => known.get(unit)?.name ?? []).join("、");
  return [name ?? "没有署名", where].filter((words) => words !== "").join(" · ");
}

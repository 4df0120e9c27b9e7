import type { UnitCorrected } from "../../domain/entries/campaign.ts";
import type { NewEntry } from "../../domain/entry.ts";
import type { Org, OrgUnit } from "../../domain/fold/org.ts";
import type { UnitId } from "../../domain/ids.ts";
import { unitFinder } from "./find-unit.ts";
import type { UnitField, UnitList, UnitRow } from "./parse-units.ts";
import type { Problem } from "./table.ts";

export interface UnitsPlan {
  entries: readonly NewEntry<"unit-added" | "unit-corrected">[];
  problems: readonly Problem[];
  added: number;
  corrected: number;
  same: number;
}

/**
 * Compares a list of units with what is known. A unit is told by its id, else by its name below its parent. A parent may stand
 * above in the same list.
 * @param newUnitId from the parent and the name, always the same for the same
 */
export function planUnits(
  list: UnitList,
  org: Org,
  newUnitId: (parent: UnitId, name: string) => UnitId,
): UnitsPlan {
  const problems: Problem[] = [...list.problems];
  const entries: UnitsPlan["entries"][number][] = [];
  const units = new Map(org.units);
  const seen = new Map<UnitId, number>();
  let same = 0;
  for (const row of list.rows) {
    const problem = (field: UnitField, reason: string) => {
      const column = list.title(field);
      problems.push({ line: row.line, ...(column === undefined ? {} : { column }), reason });
    };
    const parent = parentOf(row, { units, roots: org.roots }, problem);
    if (parent === undefined) continue;
    const known = unitOf(row, parent, units);
    const id = known?.id ?? row.id ?? newUnitId(parent, row.name);
    const before = seen.get(id);
    if (before !== undefined) {
      problem("name", `和第 ${before} 行是同一个单位。`);
      continue;
    }
    seen.set(id, row.line);
    if (known === undefined) {
      const level = row.level ?? "branch";
      const { phone, city, name } = row;
      const rest = { ...(phone === undefined ? {} : { phone }), ...(city === undefined ? {} : { city }) };
      entries.push({ kind: "unit-added", body: { unit: id, name, level, parent, ...rest } });
      units.set(id, { id, name, level, parent, children: [], path: [], ...rest });
    } else {
      if (known.parent !== parent && known.parent !== null) problem("parent", "上级不能在这里改。");
      if (row.level !== undefined && row.level !== known.level) problem("level", "层级不能在这里改。");
      const corrected = correctionOf(row, known);
      if (corrected === undefined) same++;
      else entries.push({ kind: "unit-corrected", body: corrected });
    }
  }
  problems.sort((a, b) => a.line - b.line);
  const added = entries.filter(({ kind }) => kind === "unit-added").length;
  return { entries, problems, added, corrected: entries.length - added, same };
}

function parentOf(
  row: UnitRow,
  org: Org,
  problem: (field: UnitField, reason: string) => void,
): UnitId | undefined {
  if (row.parent === undefined) {
    const [root] = org.roots;
    if (root !== undefined && org.roots.length === 1) return root;
    problem("parent", "没有写上级。");
    return undefined;
  }
  const found = unitFinder(org)(row.parent).filter(({ level }) => level !== "branch");
  if (found.length === 1) return found[0]!.id;
  problem(
    "parent",
    found.length === 0
      ? `没有叫“${row.parent}”的上级；它要么已在系统里，要么写在这张表的前面。`
      : `有几个叫“${row.parent}”的单位，请改写编号：${found.map(({ id }) => id).join("、")}。`,
  );
  return undefined;
}

function unitOf(row: UnitRow, parent: UnitId, units: ReadonlyMap<UnitId, OrgUnit>): OrgUnit | undefined {
  if (row.id !== undefined && units.has(row.id)) return units.get(row.id);
  return [...units.values()].find(
    (unit) =>
      unit.name === row.name && (unit.parent === parent || (unit.parent === null && unit.id === parent)),
  );
}

function correctionOf(row: UnitRow, known: OrgUnit): UnitCorrected | undefined {
  const corrected: UnitCorrected = { unit: known.id };
  if (row.name !== known.name) corrected.name = row.name;
  if (row.phone !== undefined && row.phone !== known.phone) corrected.phone = row.phone;
  if (row.city !== undefined && row.city !== known.city) corrected.city = row.city;
  return Object.keys(corrected).length > 1 ? corrected : undefined;
}

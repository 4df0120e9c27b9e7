import type { Instant, UnitId } from "../../domain/ids.ts";
import { rolesNow } from "../../domain/policy/standing.ts";
import { SMALL_GROUP, type UnitRow, type UnitView } from "../../protocol/views.ts";
import { type Caller, Refusal } from "../core.ts";
import type { UnitDoc } from "../registry/docs.ts";
import { Registry } from "../registry/registry.ts";
import type { Store } from "../store/store.ts";
import { type Figures, NOTHING } from "./figures.ts";

const MAY_LOOK: ReadonlySet<string> = new Set(["office", "guide", "supervisor", "inspector"]);

/** A unit and those right below it, from prepared rows. @throws Refusal forbidden, not-found */
export async function unitView(store: Store, caller: Caller, id: UnitId, now: Instant): Promise<UnitView> {
  const registry = new Registry(store.read, store.dialect, "");
  const { unit, roles } = await registry.answer(() => {
    const member = registry.get("members", caller.member);
    return { unit: registry.get("units", id), roles: member ? rolesNow(member, now) : [] };
  });
  const may = unit && roles.some(({ role, unit: at }) => MAY_LOOK.has(role) && unit.path.includes(at));
  if (!may) throw new Refusal("forbidden", "这个单位的情况您现在不能查看。");
  const rows = await store.read
    .selectFrom("units as u")
    .leftJoin("unit_rows as r", "r.unit", "u.id")
    .select(["u.id", "u.doc", "r.figures"])
    .where((eb) => eb.or([eb("u.id", "=", id), eb("u.parent", "=", id)]))
    .execute();
  const view = rows.map((row) => ({
    id: row.id,
    row: shownRow(
      JSON.parse(row.doc) as UnitDoc,
      row.figures === null ? NOTHING : (JSON.parse(row.figures) as Figures),
    ),
  }));
  const own = view.find((row) => row.id === id)!.row;
  const below = view.filter((row) => row.id !== id).map(({ row }) => row);
  return { unit: own, below: hideOnlyOne(below.sort((a, b) => (a.unit < b.unit ? -1 : 1))) };
}

function shownRow(unit: UnitDoc, figures: Figures): UnitRow {
  const { branches, members, essays, meetings, receivedUntil } = figures;
  const asked = isSmall(figures.hoursAsked) ? null : figures.hoursAsked;
  return {
    unit: unit.id,
    name: unit.name,
    level: unit.level,
    branches,
    members,
    enrolled: shown(figures.enrolled, members),
    hoursComplete: asked === null ? null : shown(figures.hoursComplete, figures.hoursAsked),
    hoursAsked: asked,
    essays,
    meetings,
    receivedUntil,
  };
}

/** A figure that tells of fewer than five persons is not shown; nor one that all but fewer than five make up. */
function shown(count: number, of: number): number | null {
  return isSmall(count) || (count !== of && isSmall(of - count)) ? null : count;
}

function isSmall(count: number): boolean {
  return count > 0 && count < SMALL_GROUP;
}

/** One figure that is left out alone could be reckoned from the sum above: then another goes too. */
function hideOnlyOne(rows: UnitRow[]): UnitRow[] {
  for (const figure of ["enrolled", "hoursComplete", "hoursAsked"] as const) {
    if (rows.length < 2 || rows.filter((row) => row[figure] === null).length !== 1) continue;
    const least = rows
      .filter((row) => row[figure] !== null)
      .reduce((a, b) => (a[figure]! <= b[figure]! ? a : b));
    least[figure] = null;
  }
  return rows;
}

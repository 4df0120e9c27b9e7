import type { UnitAdded, UnitCorrected, UnitLevel } from "../entries/campaign.ts";
import type { SeenEntry } from "../entry.ts";
import type { UnitId } from "../ids.ts";
import { inOrder } from "./in-order.ts";

export interface OrgUnit {
  id: UnitId;
  name: string;
  level: UnitLevel;
  /** null: a root; a parent that is not heard of yet is none of `units` */
  parent: UnitId | null;
  phone?: string;
  city?: string;
  /** in the order in which they were added */
  children: readonly UnitId[];
  /** from the topmost known unit down to and including this one */
  path: readonly UnitId[];
}

/** 党组织 as a tree. */
export interface Org {
  units: ReadonlyMap<UnitId, OrgUnit>;
  /** units whose parent is null or not known here */
  roots: readonly UnitId[];
}

export function foldOrg(entries: readonly SeenEntry[]): Org {
  const first = new Map<UnitId, UnitAdded>();
  const changes: (UnitAdded | UnitCorrected)[] = [];
  for (const entry of inOrder(entries)) {
    if (entry.kind === "unit-added" && !first.has(entry.body.unit)) first.set(entry.body.unit, entry.body);
    else if (entry.kind === "unit-added" || entry.kind === "unit-corrected") changes.push(entry.body);
  }
  const units = new Map<UnitId, OrgUnit & { children: UnitId[]; path: UnitId[] }>();
  for (const { unit, ...rest } of first.values())
    units.set(unit, { ...rest, id: unit, children: [], path: [] });
  for (const body of changes) {
    const unit = units.get(body.unit);
    if (unit !== undefined) Object.assign(unit, fields(body));
  }
  const roots: UnitId[] = [];
  for (const unit of units.values()) {
    unit.path = pathOf(unit, units);
    const parent = unit.path[unit.path.length - 2];
    if (parent === undefined) roots.push(unit.id);
    else units.get(parent)!.children.push(unit.id);
  }
  return { units, roots };
}

/** The unit and all below, itself first. */
export function unitsBelow(org: Org, unit: UnitId): UnitId[] {
  const found: UnitId[] = [];
  const waiting = org.units.has(unit) ? [unit] : [];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    found.push(id);
    waiting.push(...[...(org.units.get(id)?.children ?? [])].reverse());
  }
  return found;
}

/** What a body says of a unit, without its id and without what it leaves open. */
function fields(body: UnitAdded | UnitCorrected): Partial<OrgUnit> {
  const { unit: _unit, ...rest } = body;
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
}

/** A parent that would close a circle is not followed. */
function pathOf(unit: OrgUnit, units: ReadonlyMap<UnitId, OrgUnit>): UnitId[] {
  const path = new Set<UnitId>();
  for (let at: OrgUnit | undefined = unit; at !== undefined && !path.has(at.id);) {
    path.add(at.id);
    at = at.parent === null ? undefined : units.get(at.parent);
  }
  return [...path].reverse();
}

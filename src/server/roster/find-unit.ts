import type { Org, OrgUnit } from "../../domain/fold/org.ts";

/** A unit by its id or by its name as people write it: 中共 in front, 党支部 or 支部 behind, blanks between. */
export function unitFinder(org: Org): (written: string) => readonly OrgUnit[] {
  const exact = new Map<string, OrgUnit[]>();
  const loose = new Map<string, OrgUnit[]>();
  for (const unit of org.units.values()) {
    add(exact, unit.id, unit);
    add(exact, tidy(unit.name), unit);
    add(loose, bare(unit.name), unit);
  }
  return (written) => exact.get(tidy(written)) ?? exact.get(written.trim()) ?? loose.get(bare(written)) ?? [];
}

function add(map: Map<string, OrgUnit[]>, key: string, unit: OrgUnit): void {
  const group = map.get(key);
  if (group === undefined) map.set(key, [unit]);
  else if (!group.includes(unit)) group.push(unit);
}

function tidy(name: string): string {
  return name.normalize("NFKC").replaceAll(/\s/g, "");
}

function bare(name: string): string {
  return tidy(name)
    .replace(/^(中国共产党|中共)/, "")
    .replace(/(党支部委员会|支部委员会|党支部|支部)$/, "");
}

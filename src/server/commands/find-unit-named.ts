import type { Org } from "../../domain/fold/org.ts";
import type { UnitId } from "../../domain/ids.ts";
import { unitFinder } from "../roster/find-unit.ts";
import { CommandError } from "./command.ts";

/** The one unit that somebody means by a name or an id. @throws CommandError where it is none or several */
export function unitNamed(org: Org, written: string, kind: "unit" | "branch" = "unit"): UnitId {
  const word = kind === "branch" ? "支部" : "单位";
  const found = unitFinder(org)(written).filter(({ level }) => kind === "unit" || level === "branch");
  if (found.length === 1) return found[0]!.id;
  if (found.length === 0) throw new CommandError(`没有叫“${written}”的${word}。`);
  throw new CommandError(
    `有几个叫“${written}”的${word}，请写编号：${found.map(({ id }) => id).join("、")}。`,
  );
}

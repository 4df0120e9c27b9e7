import type { UnitLevel } from "../../domain/entries/campaign.ts";
import { plain } from "./cells.ts";
import { type ColumnRules, findColumns } from "./columns.ts";
import type { Problem, Table } from "./table.ts";

/** One 党组织 as a list of them tells it. */
export interface UnitRow {
  line: number;
  name: string;
  id?: string;
  level?: UnitLevel;
  /** as written: a unit's name or id */
  parent?: string;
  phone?: string;
  city?: string;
}

export interface UnitList {
  rows: readonly UnitRow[];
  problems: readonly Problem[];
  title(field: UnitField): string | undefined;
}

export type UnitField = "name" | "id" | "level" | "parent" | "phone" | "city";

const RULES: ColumnRules<UnitField> = {
  names: {
    name: ["名称", "单位", "单位名称", "党组织", "党组织名称", "支部", "支部名称", "党支部", "党支部名称"],
    id: ["编号", "代码", "单位编号"],
    level: ["层级", "级别", "类型", "类别"],
    parent: ["上级", "上级党组织", "上级单位", "所属党委", "所属乡镇", "乡镇"],
    phone: ["电话", "联系电话"],
    city: ["城市", "所在城市"],
  },
  needed: ["name"],
  several: [],
};

const LEVELS: Readonly<Record<UnitLevel, readonly string[]>> = {
  province: ["省", "自治区", "直辖市", "province"],
  city: ["市", "州", "地区", "city"],
  county: ["县", "区", "县市区", "county"],
  township: ["乡镇", "乡", "镇", "街道", "党委", "township"],
  branch: ["支部", "党支部", "branch"],
};

/** @throws TableError where the table has no head */
export function parseUnits(table: Table): UnitList {
  const columns = findColumns(table, RULES);
  const problems: Problem[] = [...columns.problems];
  const rows: UnitRow[] = [];
  const title = (field: UnitField) => {
    const index = columns.at.get(field)?.[0];
    return index === undefined ? undefined : columns.title(index);
  };
  for (const { line, cells } of table.rows.slice(columns.firstRow)) {
    const cell = (field: UnitField) => plain(cells[columns.at.get(field)?.[0] ?? -1] ?? "");
    const problem = (field: UnitField, reason: string) => {
      const column = title(field);
      problems.push({ line, ...(column === undefined ? {} : { column }), reason });
    };
    const told = Object.fromEntries(
      (["name", "id", "parent", "phone", "city"] as const)
        .map((field) => [field, cell(field)])
        .filter(([, text]) => text),
    ) as Partial<UnitRow>;
    if (Object.keys(told).length === 0) continue;
    const written = cell("level");
    const level = (Object.keys(LEVELS) as UnitLevel[]).find((one) => LEVELS[one].includes(written));
    if (written !== "" && level === undefined)
      problem("level", `不认识“${written}”。可以写：省、市、县、乡镇、支部。`);
    if (told.id !== undefined && !/^[a-z0-9-]{1,40}$/.test(told.id)) {
      problem("id", `“${told.id}”不能用作编号，只能用小写字母、数字和短横，最多 40 个。`);
    }
    if (told.name === undefined) problem("name", "没有写名称。");
    else rows.push({ ...told, line, name: told.name, ...(level === undefined ? {} : { level }) });
  }
  return { rows, problems, title };
}

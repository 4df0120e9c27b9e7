import type { Arrangement, Cohort, MemberStatus } from "../../domain/entries/membership.ts";
import { plain, type Read, readGroup, readIdentityKey, readName, readPhone, wordsIn } from "./cells.ts";
import { type ColumnRules, type Columns, findColumns } from "./columns.ts";
import type { Problem, Table, TableRow } from "./table.ts";
import { ARRANGEMENT, COHORT, meaningOf, offered, STATUS } from "./words.ts";

/** One member as the roster tells him. What is absent was left blank: it leaves what is known as it is. */
export interface RosterRow {
  line: number;
  name: string;
  /** as written: a unit's name or id */
  homeBranch?: string;
  hostBranch?: string;
  identityKey?: string;
  status?: MemberStatus;
  cohorts?: readonly Cohort[];
  arrangements?: readonly Arrangement[];
  phone?: string;
  /** 党小组 */
  group?: string;
}

export interface Roster {
  rows: readonly RosterRow[];
  problems: readonly Problem[];
  unused: readonly string[];
  /** the title of a field's column, for problems found later */
  title(field: RosterField): string | undefined;
}

export type RosterField = "name" | "home" | "host" | "kind" | "key" | "phone" | "group" | "arrangements";

const RULES: ColumnRules<RosterField> = {
  names: {
    name: ["姓名", "党员姓名", "名字"],
    home: [
      "支部",
      "党支部",
      "所在支部",
      "所在党支部",
      "所属支部",
      "所属党支部",
      "支部名称",
      "党支部名称",
      "流出地支部",
      "流出地党支部",
      "组织关系所在支部",
      "组织关系所在党支部",
      "党组织",
    ],
    host: ["流入地支部", "流入地党支部", "流入地党组织", "接收支部", "参学支部"],
    kind: [
      "状态",
      "党员状态",
      "类别",
      "人员类别",
      "党员类别",
      "党员类型",
      "类型",
      "特殊类型",
      "特殊类别",
      "备注类别",
    ],
    key: [
      "身份标识",
      "标识",
      "证件后四位",
      "证件号后四位",
      "身份证后四位",
      "身份证号后四位",
      "身份证后4位",
      "身份证号后4位",
      "后四位",
      "身份证号",
      "身份证号码",
      "公民身份号码",
      "证件号",
      "证件号码",
      "身份证",
      "编号",
      "党员编号",
      "工号",
    ],
    phone: ["电话", "手机", "手机号", "手机号码", "联系电话", "联系方式", "电话号码"],
    group: ["党小组", "所在党小组", "所属党小组", "党小组名称", "小组"],
    arrangements: ["安排", "学习安排", "照顾安排", "送学安排"],
  },
  needed: ["name"],
  several: ["kind"],
};

/** Reads a whole roster; problems of all rows are told at once. @throws TableError where it has no head */
export function parseRoster(table: Table): Roster {
  const columns = findColumns(table, RULES);
  const problems: Problem[] = [...columns.problems];
  const rows: RosterRow[] = [];
  for (const row of table.rows.slice(columns.firstRow)) {
    const found = new RowReader(row, columns);
    if (found.isEmpty()) continue;
    const parsed = found.read();
    problems.push(...found.problems);
    if (parsed !== undefined) rows.push(parsed);
  }
  const title = (field: RosterField) => {
    const index = columns.at.get(field)?.[0];
    return index === undefined ? undefined : columns.title(index);
  };
  return { rows, problems, unused: columns.unused, title };
}

class RowReader {
  readonly problems: Problem[] = [];
  private readonly row: TableRow;
  private readonly columns: Columns<RosterField>;

  constructor(row: TableRow, columns: Columns<RosterField>) {
    this.row = row;
    this.columns = columns;
  }

  /** Numbered lines that nobody has filled in are no rows. */
  isEmpty(): boolean {
    return [...this.columns.at.values()].flat().every((index) => this.text(index) === "");
  }

  read(): RosterRow | undefined {
    const name = this.one("name", readName);
    const kinds = this.kinds();
    const arrangements = this.arrangements();
    const rest = {
      homeBranch: this.one("home", (text) => ({ value: text })),
      hostBranch: this.one("host", (text) => ({ value: text })),
      identityKey: this.one("key", (text, title) => readIdentityKey(text, /后(四|4)位/.test(title))),
      status: kinds.status,
      cohorts: kinds.cohorts,
      arrangements,
      phone: this.one("phone", readPhone),
      group: this.one("group", readGroup),
    };
    if (name === undefined) {
      if (this.problems.length === 0) this.problem("name", "没有写姓名。");
      return undefined;
    }
    const told = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    return { line: this.row.line, name, ...told };
  }

  private one<T>(field: RosterField, read: (text: string, title: string) => Read<T>): T | undefined {
    const index = this.columns.at.get(field)?.[0];
    const text = index === undefined ? "" : this.text(index);
    if (index === undefined || text === "") return undefined;
    const found = read(text, this.columns.title(index));
    if ("value" in found) return found.value;
    this.problem(field, found.reason);
    return undefined;
  }

  /** 状态 and 类别 stand in one column or in two, and people mix them. */
  private kinds(): { status?: MemberStatus; cohorts?: readonly Cohort[] } {
    const statuses = new Set<MemberStatus>();
    const cohorts = new Set<Cohort>();
    for (const index of this.columns.at.get("kind") ?? []) {
      for (const word of wordsIn(this.text(index))) {
        const status = meaningOf(STATUS, word);
        const cohort = meaningOf(COHORT, word);
        if (status !== undefined) statuses.add(status);
        else if (cohort !== undefined) cohorts.add(cohort);
        else {
          const known = `${offered(STATUS)}；${offered(COHORT)}`;
          this.problems.push(this.at(index, `不认识“${word}”。可以写：${known}。`));
        }
      }
    }
    if (statuses.size > 1)
      this.problem("kind", `写了几种状态：${[...statuses].map((one) => STATUS[one][0]).join("、")}。`);
    const [status] = statuses;
    return {
      ...(status === undefined ? {} : { status }),
      ...(cohorts.size === 0 ? {} : { cohorts: [...cohorts] }),
    };
  }

  private arrangements(): readonly Arrangement[] | undefined {
    const index = this.columns.at.get("arrangements")?.[0];
    const words = index === undefined ? [] : wordsIn(this.text(index));
    const found = new Set<Arrangement>();
    for (const word of words) {
      const one = meaningOf(ARRANGEMENT, word);
      if (one !== undefined) found.add(one);
      else this.problem("arrangements", `不认识“${word}”。可以写：${offered(ARRANGEMENT)}。`);
    }
    return found.size === 0 ? undefined : [...found];
  }

  private text(index: number): string {
    return plain(this.row.cells[index] ?? "");
  }

  private problem(field: RosterField, reason: string): void {
    const index = this.columns.at.get(field)?.[0];
    this.problems.push(index === undefined ? { line: this.row.line, reason } : this.at(index, reason));
  }

  private at(index: number, reason: string): Problem {
    return { line: this.row.line, column: this.columns.title(index), reason };
  }
}

import { dayOf } from "../../domain/day.ts";
import { foldMembers } from "../../domain/fold/members.ts";
import { foldOrg } from "../../domain/fold/org.ts";
import { parseRoster, type Roster } from "../roster/parse-roster.ts";
import { planRoster } from "../roster/plan-roster.ts";
import { readTables } from "../roster/read-table.ts";
import { type Table, TableError } from "../roster/table.ts";
import { type Command, CommandError, UsageError } from "./command.ts";
import { unitNamed } from "./find-unit-named.ts";
import { newId } from "./invitation.ts";
import { noteLines, refuseProblems } from "./table-report.ts";

const KINDS = ["unit-added", "unit-corrected", "member-added", "member-corrected", "member-moved"] as const;

export const members: Command = {
  help: `
用法
  npm run admin -- members 花名册.xlsx
  npm run admin -- members 柳湾.csv --branch 柳湾村党支部 --check

表格
  要有“姓名”，还要有“支部”（或用 --branch 说明整张表是哪个支部）。认得的列：
    姓名、支部（流出地支部）、流入地支部、状态／类别、身份标识（证件后四位）、电话、党小组、安排
  状态：正式、预备、转出、去世。类别：流动党员、离退休、年老体弱等。安排：送学上门、可口述、免写、免学时要求。
  证件号只取后四位，用来分清同名的人。别的列一律不导入。CSV 可以是 UTF-8 或 GB18030。

选项
  --branch 名称或编号   没有写支部的行归这个支部
  --check               只检查，不写

做了什么
  先检查整张表；有一行不对，就说出是第几行、哪一列、为什么，一条也不导入。
  新的人加入，改了的更正，换了支部的按今天转移；没有变的不动，表里没有的人也不动，空格子不改原来的内容。
  同一张表再导入一次，什么也不会改。`,
  options: { branch: { type: "string" }, check: { type: "boolean" } },
  async run(given, { now, say, withCore }) {
    const [file, ...more] = given.paths;
    if (file === undefined || more.length > 0) throw new UsageError("请写一个花名册文件。");
    const roster = rosterIn(await tablesOf(file));
    await withCore(async ({ office }) => {
      const known = await office.read(KINDS);
      const org = foldOrg(known);
      const branch = given.text("branch");
      const plan = planRoster(roster, {
        org,
        members: foldMembers(known),
        today: dayOf(now),
        newMemberId: newId,
        ...(branch === undefined ? {} : { branch: unitNamed(org, branch, "branch") }),
      });
      refuseProblems(file, plan.problems);
      const checkOnly = given.flag("check");
      if (!checkOnly && plan.entries.length > 0) await office.write(plan.entries);
      const counts = `新加 ${plan.added} 人，更正 ${plan.corrected} 人，转移 ${plan.moved} 人，没有变 ${plan.same} 人`;
      say(checkOnly ? `检查过了，没有问题。导入的话：${counts}。` : `导入完成：${counts}。`);
      if (roster.unused.length > 0) say(`没有导入的列：${roster.unused.join("、")}。`);
      for (const line of noteLines("请留意：", plan.notes)) say(line);
    });
  },
};

export async function tablesOf(file: string): Promise<Table[]> {
  try {
    return await readTables(file);
  } catch (error) {
    if (error instanceof TableError) throw new CommandError(error.message);
    throw error;
  }
}

/** The first sheet that is a roster; others may hold notes. */
function rosterIn(tables: readonly Table[]): Roster {
  let first: TableError | undefined;
  for (const table of tables) {
    try {
      return parseRoster(table);
    } catch (error) {
      if (!(error instanceof TableError)) throw error;
      first ??= error;
    }
  }
  throw new CommandError(first?.message ?? "表格是空的。");
}

import { createHash } from "node:crypto";
import { foldOrg } from "../../domain/fold/org.ts";
import { parseUnits } from "../roster/parse-units.ts";
import { planUnits } from "../roster/plan-units.ts";
import { TableError } from "../roster/table.ts";
import { type Command, CommandError, UsageError } from "./command.ts";
import { tablesOf } from "./members.ts";
import { refuseProblems } from "./table-report.ts";

export const units: Command = {
  help: `
用法
  npm run admin -- units 党组织.csv

表格
  要有“名称”。认得的列：名称、上级、层级（省、市、县、乡镇、支部，默认支部）、编号、电话、城市。
  上级写名称或编号，可以是这张表前面的行；不写就是最上面的党组织。编号不写会自动给一个。

选项
  --check   只检查，不写

做了什么
  和 members 一样：先检查整张表，有一行不对就说出第几行、哪一列、为什么，一条也不导入；再导入一次什么也不会改。
  名称（按编号）、电话、城市可以更正；上级和层级不能在这里改。`,
  options: { check: { type: "boolean" } },
  async run(given, { say, withCore }) {
    const [file, ...more] = given.paths;
    if (file === undefined || more.length > 0) throw new UsageError("请写一个列表文件。");
    const [table] = await tablesOf(file);
    const list = listIn(() => parseUnits(table ?? { rows: [] }));
    await withCore(async ({ office }) => {
      const plan = planUnits(list, foldOrg(await office.read(["unit-added", "unit-corrected"])), newUnitId);
      refuseProblems(file, plan.problems);
      if (!given.flag("check") && plan.entries.length > 0) await office.write(plan.entries);
      const counts = `新加 ${plan.added} 个，更正 ${plan.corrected} 个，没有变 ${plan.same} 个`;
      say(given.flag("check") ? `检查过了，没有问题。导入的话：${counts}。` : `导入完成：${counts}。`);
    });
  },
};

function listIn<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof TableError) throw new CommandError(error.message);
    throw error;
  }
}

/** The same list gives the same ids on any day, so that a second run, or a run that was cut off, makes no double. */
function newUnitId(parent: string, name: string): string {
  return `u-${createHash("sha256").update(`${parent}\n${name}`).digest("hex").slice(0, 10)}`;
}

import { describe, expect, test } from "vitest";
import type { SeenEntry } from "../../domain/entry.ts";
import { foldOrg } from "../../domain/fold/org.ts";
import { readCsv } from "./csv.ts";
import { parseUnits } from "./parse-units.ts";
import { planUnits, type UnitsPlan } from "./plan-units.ts";
import { problemWords } from "./table.ts";

function office() {
  const seen: SeenEntry[] = [];
  const write = (entries: readonly Pick<SeenEntry, "kind" | "body">[]) => {
    for (const { kind, body } of entries) {
      const n = seen.length + 1;
      seen.push({
        id: `d.${n}`,
        device: "d",
        n,
        by: "",
        of: "",
        kind,
        at: n,
        body,
        received: n,
      } as SeenEntry);
    }
  };
  write([{ kind: "unit-added", body: { unit: "county", name: "云岭县", level: "county", parent: null } }]);
  const run = (csv: string): UnitsPlan => {
    const plan = planUnits(
      parseUnits(readCsv(csv)),
      foldOrg(seen),
      (parent, name) => `u-${parent}-${Buffer.from(name).toString("hex")}`,
    );
    if (plan.problems.length === 0) write(plan.entries);
    return plan;
  };
  return { run, org: () => foldOrg(seen) };
}

describe("a list of units", () => {
  const csv =
    "党组织名称,上级党组织,层级,编号,电话\n清溪镇,,乡镇,qingxi,\n柳湾村党支部,清溪镇,支部,liuwan,0000-8100101\n竹坪村党支部,qingxi,,,";

  test("is a tree, parents before children, and a second run changes nothing", () => {
    const { run, org } = office();
    expect(run(csv)).toMatchObject({ added: 3, corrected: 0, same: 0, problems: [] });
    expect(org().units.get("liuwan")).toMatchObject({
      path: ["county", "qingxi", "liuwan"],
      phone: "0000-8100101",
    });
    expect([...org().units.values()].at(-1)).toMatchObject({
      name: "竹坪村党支部",
      level: "branch",
      parent: "qingxi",
    });
    expect(run(csv)).toMatchObject({ added: 0, corrected: 0, same: 3, entries: [] });
  });

  test("corrects name by id, telephone and city", () => {
    const { run } = office();
    run(csv);
    const again = run("名称,编号,上级,城市\n柳湾社区党支部,liuwan,清溪镇,云岭");
    expect(again.entries).toEqual([
      { kind: "unit-corrected", body: { unit: "liuwan", name: "柳湾社区党支部", city: "云岭" } },
    ]);
  });

  test("names what is wrong, and then takes nothing", () => {
    const { run, org } = office();
    const plan = run(
      "名称,上级,层级,编号\n,云岭县,支部,x\n甲支部,某镇,支部,\n乙支部,,连队,\n丙支部,,支部,大写A\n丁支部,,,\n丁支部,,,",
    );
    expect(plan.problems.map(problemWords)).toEqual([
      "第 2 行“名称”（A 列）：没有写名称。",
      "第 3 行“上级”（B 列）：没有叫“某镇”的上级；它要么已在系统里，要么写在这张表的前面。",
      "第 4 行“层级”（C 列）：不认识“连队”。可以写：省、市、县、乡镇、支部。",
      "第 5 行“编号”（D 列）：“大写A”不能用作编号，只能用小写字母、数字和短横，最多 40 个。",
      "第 7 行“名称”（A 列）：和第 6 行是同一个单位。",
    ]);
    expect(org().units.size).toBe(1);
  });
});

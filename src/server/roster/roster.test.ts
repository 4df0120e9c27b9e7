import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NewEntry, SeenEntry } from "../../domain/entry.ts";
import { foldMembers } from "../../domain/fold/members.ts";
import { foldOrg } from "../../domain/fold/org.ts";
import { readCsv } from "./csv.ts";
import { parseRoster } from "./parse-roster.ts";
import { planRoster, type RosterPlan } from "./plan-roster.ts";
import { problemWords } from "./table.ts";

/** The office's journal in memory: what it wrote is what the next run knows. */
function office() {
  const seen: SeenEntry[] = [];
  const write = (entries: readonly NewEntry[]) => {
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
  write([
    { kind: "unit-added", body: { unit: "county", name: "云岭县", level: "county", parent: null } },
    { kind: "unit-added", body: { unit: "liuwan", name: "柳湾村党支部", level: "branch", parent: "county" } },
    {
      kind: "unit-added",
      body: { unit: "zhuping", name: "竹坪村党支部", level: "branch", parent: "county" },
    },
  ]);
  let made = 0;
  const plan = (csv: string, branch?: string): RosterPlan =>
    planRoster(parseRoster(readCsv(csv)), {
      org: foldOrg(seen),
      members: foldMembers(seen),
      today: "2026-03-12",
      newMemberId: () => `member-${++made}`,
      ...(branch === undefined ? {} : { branch }),
    });
  const run = (csv: string, branch?: string): RosterPlan => {
    const result = plan(csv, branch);
    if (result.problems.length === 0) write(result.entries);
    return result;
  };
  return { run, members: () => [...foldMembers(seen).byId.values()] };
}

function wordsOf(result: RosterPlan): string[] {
  return result.problems.map(problemWords);
}

const csv = (rows: readonly { name: string; branch: string; key: string; kind: string }[]) =>
  ["姓名,支部,标识,类别", ...rows.map((one) => [one.name, one.branch, one.key, one.kind].join(","))].join(
    "\n",
  );

describe("a roster", () => {
  test("is read under the heads that people write, and only what is needed is kept", () => {
    const { run, members } = office();
    const result = run(
      [
        "柳湾村党支部党员花名册,,,,,,,,",
        "序号,姓 名（必填）,性别,组织关系所在党支部,人员类别,特殊类型,身份证号,手机号码,安排",
        "1,张　三,男,柳湾村支部,正式党员,,11010119500101002x,１３８ 0000 1234,",
        "2,阿依古丽.买买提,女,中共柳湾村党支部,预备,流动党员、学生,,/,",
        "3,李秀英,女,liuwan,已故,无,,,",
        "4,王福,男,柳湾村党支部,,老党员,,,送学上门、免写",
        "5,,,,,,,,",
      ].join("\n"),
    );
    expect(wordsOf(result)).toEqual([]);
    expect(result).toMatchObject({ added: 4, corrected: 0, moved: 0, same: 0 });
    expect(members()).toMatchObject([
      { name: "张三", identityKey: "002X", status: "full", phone: "13800001234", homeBranch: "liuwan" },
      { name: "阿依古丽·买买提", status: "probationary", cohorts: ["migrant", "student"] },
      { name: "李秀英", status: "deceased", cohorts: [] },
      { name: "王福", cohorts: ["elderly-or-frail"], arrangements: ["study-brought-home", "no-writing"] },
    ]);
    expect(JSON.stringify(members())).not.toContain("11010119500101");
  });

  test("says of what it did not use", () => {
    expect(parseRoster(readCsv("姓名,支部,民族,学历\n张三,柳湾村,汉,高中")).unused).toEqual(["民族", "学历"]);
  });

  test("names every wrong row with line, column and reason, and then nothing is written", () => {
    const { run, members } = office();
    const result = run(
      [
        "姓名,支部,状态,证件后四位,电话,安排",
        "张三,柳湾村党支部,正式,1234,13800001234,",
        ",柳湾村党支部,正式,,,",
        "李四,柳弯村党支部,正式,,,",
        "王五,云岭县,在册,,,",
        "赵六,柳湾村党支部,正式、预备,,1.38E+10,",
        "孙7,柳湾村党支部,,,,",
        "周八,,,,12,休息",
      ].join("\n"),
    );
    expect(wordsOf(result)).toEqual([
      "第 3 行“姓名”（A 列）：没有写姓名。",
      "第 4 行“支部”（B 列）：没有叫“柳弯村党支部”的支部。",
      expect.stringMatching(/^第 5 行“状态”（C 列）：不认识“在册”。可以写：正式、预备、转出、去世；流动党员/),
      "第 5 行“支部”（B 列）：“云岭县”不是支部，党员要放在支部里。",
      "第 6 行“状态”（C 列）：写了几种状态：正式、预备。",
      "第 6 行“电话”（E 列）：表格把号码变成了科学计数法，后几位已经丢失，请把这一列设成文本再填。",
      "第 7 行“姓名”（A 列）：“孙7”里有数字，不像姓名。",
      "第 8 行“安排”（F 列）：不认识“休息”。可以写：送学上门、可口述、免写、免学时要求。",
      "第 8 行“电话”（E 列）：“12”不像电话号码。",
      "第 8 行“支部”（B 列）：没有写支部。",
    ]);
    expect(members()).toEqual([]);
  });

  test("without a head is refused, and so are two columns of one thing", () => {
    expect(() => parseRoster(readCsv("张三,柳湾村\n李四,柳湾村"))).toThrow(/找不到表头.*“姓名”/);
    const twice = parseRoster(readCsv("姓名,支部,手机,联系电话\n张三,柳湾村,1,2")).problems;
    expect(twice.map(problemWords)[0]).toBe(
      "第 1 行：“手机”（C 列）和“联系电话”（D 列）是同一项，请只留一列。",
    );
  });

  test("takes the 党小组, and changes it where it is written anew, not where it is left blank", () => {
    const { run, members } = office();
    run(`姓名,支部,所在党小组\n张三,柳湾村,第一 党小组\n李四,柳湾村,/`);
    expect(members().map(({ group }) => group)).toEqual(["第一党小组", undefined]);
    expect(run("姓名,支部,党小组\n张三,柳湾村,\n李四,柳湾村,第二党小组")).toMatchObject({
      corrected: 1,
      same: 1,
    });
    expect(members().map(({ group }) => group)).toEqual(["第一党小组", "第二党小组"]);
    const long = parseRoster(readCsv(`姓名,党小组\n张三,${"组".repeat(61)}`)).problems;
    expect(long.map(problemWords)).toEqual(["第 2 行“党小组”（B 列）：党小组的名称太长，请写 60 个字以内。"]);
  });

  test("run a second time changes nothing", () => {
    const { run } = office();
    const csv =
      "姓名,支部,状态,证件后四位,流入地支部\n张三,柳湾村,正式,1234,竹坪村\n张三,柳湾村,预备,5678,\n李四,竹坪村,,,";
    expect(run(csv)).toMatchObject({ added: 3 });
    expect(run(csv)).toMatchObject({ entries: [], added: 0, corrected: 0, moved: 0, same: 3 });
  });

  test("keeps two members of one name two, in one file and over two", () => {
    const { run, members } = office();
    run("姓名,支部,证件后四位\n张三,柳湾村,1234\n张三,柳湾村,0056");
    run("姓名,支部\n张三,竹坪村");
    expect(members().map(({ homeBranch, identityKey }) => [homeBranch, identityKey])).toEqual([
      ["liuwan", "1234"],
      ["liuwan", "0056"],
      ["zhuping", undefined],
    ]);
  });

  test("asks for a key where it cannot tell who is who", () => {
    const { run } = office();
    expect(wordsOf(run("姓名,支部,标识\n张三,柳湾村,\n张三,柳湾村,2"))).toEqual([
      "第 2 行“标识”（C 列）：和第 3 行同名，两位都要写身份标识（例如证件后四位）。",
    ]);
    expect(wordsOf(run("姓名,支部,标识\n张三,柳湾村,1\n张三,柳湾村,1"))).toEqual([
      "第 3 行“标识”（C 列）：和第 2 行的姓名、身份标识都一样。",
    ]);
    run("姓名,支部,标识\n张三,柳湾村,1\n张三,柳湾村,2");
    expect(wordsOf(run("姓名,支部\n张三,柳湾村"))).toEqual([
      "第 2 行：已有同名的张三，分不清是哪一位，请在两边都写上身份标识。",
    ]);
  });

  test("does not guess which of two is the one that was known without a key", () => {
    const { run, members } = office();
    run("姓名,支部\n张三,柳湾村");
    expect(wordsOf(run("姓名,支部,标识\n张三,柳湾村,1\n张三,柳湾村,2"))).toEqual([
      "第 2 行“标识”（C 列）：已有同名的张三，分不清是哪一位，请在两边都写上身份标识。",
      "第 3 行“标识”（C 列）：已有同名的张三，分不清是哪一位，请在两边都写上身份标识。",
    ]);
    expect(members()).toHaveLength(1);
    expect(run("姓名,支部,标识\n张三,柳湾村,1")).toMatchObject({ added: 0, corrected: 1 });
  });

  test("puts back the zeros that a spreadsheet took from four digits", () => {
    const { run, members } = office();
    run("姓名,支部,证件后四位\n张三,柳湾村,7\n李四,柳湾村,012");
    expect(members().map(({ identityKey }) => identityKey)).toEqual(["0007", "0012"]);
  });

  test("corrects what has changed, and only that; a blank leaves things as they are", () => {
    const { run, members } = office();
    run("姓名,支部,状态,电话,类别\n张三,柳湾村,预备,13800001234,流动");
    const result = run("姓名,支部,状态,电话,标识,类别\n张三,柳湾村,正式,,0001,");
    expect(result.entries).toEqual([
      { kind: "member-corrected", body: { member: "member-1", identityKey: "0001", status: "full" } },
    ]);
    expect(members()[0]).toMatchObject({ phone: "13800001234", cohorts: ["migrant"], status: "full" });
  });

  test("sees by the key that a member has moved", () => {
    const { run } = office();
    run("姓名,支部,标识\n张三,柳湾村,1");
    expect(run("姓名,支部,标识\n张三,竹坪村,1").entries).toEqual([
      {
        kind: "member-moved",
        body: { member: "member-1", homeBranch: "zhuping", hostBranch: null, since: "2026-03-12" },
      },
    ]);
  });

  test("takes a host branch that is not on this server as a note, not as a fault", () => {
    const { run } = office();
    const result = run("姓名,支部,流入地支部\n张三,柳湾村,外省某社区党支部");
    expect(wordsOf(result)).toEqual([]);
    expect(result.notes.map(problemWords)).toEqual([
      "第 2 行“流入地支部”（C 列）：“外省某社区党支部”不在本系统里，流入地支部没有记下。",
    ]);
  });

  test("of one branch need not name it on each row", () => {
    const { run, members } = office();
    expect(run("姓名,电话\n张三,13800001234", "zhuping").added).toBe(1);
    expect(members()[0]?.homeBranch).toBe("zhuping");
  });

  test("property: whatever rosters came before, the same one twice is the same as once", () => {
    const row = fc.record({
      name: fc.constantFrom("张三", "李四"),
      branch: fc.constantFrom("柳湾村", "竹坪村"),
      key: fc.constantFrom("", "1", "2"),
      kind: fc.constantFrom("", "正式", "预备", "流动"),
    });
    fc.assert(
      fc.property(fc.array(fc.array(row, { maxLength: 4 }), { maxLength: 4 }), (rosters) => {
        const { run } = office();
        for (const rows of rosters) {
          const first = run(csv(rows));
          if (first.problems.length > 0) continue;
          expect(run(csv(rows))).toMatchObject({ problems: [], entries: [] });
        }
      }),
      { numRuns: 300 },
    );
  });
});

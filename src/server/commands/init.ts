import { addDays, DAY_MS, daysBetween, isDay } from "../../domain/day.ts";
import type { Campaign, UnitLevel } from "../../domain/entries/campaign.ts";
import type { NewEntry } from "../../domain/entry.ts";
import type { Day } from "../../domain/ids.ts";
import { publicUrlFor } from "../config.ts";
import { type Command, CommandError, type Given, UsageError } from "./command.ts";
import { newId, newInvitation } from "./invitation.ts";
import { invitationLines } from "./show-invitation.ts";

const LEVELS: readonly UnitLevel[] = ["province", "city", "county", "township", "branch"];
const INVITED_DAYS = 14;

export const init: Command = {
  help: `
用法
  npm run admin -- init --unit 云岭县 --campaign 学习实践活动 --from 2026-03-01 --to 2026-08-31 --person 王芳

选项
  --unit 名称        最上面的党组织
  --level 层级       province 省、city 市、county 县（默认）、township 乡镇、branch 支部
  --id 编号          这个党组织的编号，小写字母、数字和短横，默认 root
  --city 城市        党组织所在的城市：同城的流动党员归流入地支部
  --campaign 名称    活动名称，按当地的叫法
  --from、--to 日期  活动起止，写成 2026-03-01；三个阶段先按时间平分，以后办公室可以改
  --office 名称      办公室名称，默认“活动名称＋办公室”
  --person 姓名      办公室第一个人
  --phone 电话       他的电话，可以不写
  --branch 名称      他的组织关系所在支部，默认“机关党支部”；单位本身是支部时不用写

做了什么
  在空的数据里写下这些，各是办公室的一条记录；给这个人办公室的权限，并发出一个 ${INVITED_DAYS} 天有效的邀请。
  数据里已有单位时什么也不做，并以非零退出。以后的单位用 units 导入，党员用 members 导入。`,
  options: {
    unit: { type: "string" },
    level: { type: "string" },
    id: { type: "string" },
    city: { type: "string" },
    campaign: { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    office: { type: "string" },
    person: { type: "string" },
    phone: { type: "string" },
    branch: { type: "string" },
  },
  async run(given, { config, now, say, withCore }) {
    const root = rootOf(given);
    const campaign = campaignOf(given, root.unit);
    const member = newId();
    const expires = now + INVITED_DAYS * DAY_MS;
    const name = given.needed("person");
    const invitation = await newInvitation(member, expires);
    await withCore(async ({ office }) => {
      const units = await office.read(["unit-added"]);
      if (units.length > 0) {
        throw new CommandError(
          "这里已经有单位了，init 只用于空的数据。什么也没有改。加单位用 units，加党员用 members。",
        );
      }
      const branch = branchOf(given, root);
      const phone = given.text("phone");
      await office.write([
        root.entry,
        ...branch.entries,
        { kind: "campaign-set", body: { campaign } },
        {
          kind: "member-added",
          body: {
            member,
            name,
            status: "full",
            cohorts: [],
            homeBranch: branch.unit,
            arrangements: [],
            ...(phone === undefined ? {} : { phone }),
          },
        },
        { kind: "role-granted", body: { member, name, role: "office", unit: root.unit } },
        invitation.entry,
      ]);
    });
    say(
      `已写下：${root.name}（编号 ${root.unit}）、${campaign.office}、${campaign.name}（${campaign.starts} 至 ${campaign.ends}）。`,
    );
    say("");
    for (const line of invitationLines(publicUrlFor(config), name, invitation.code, expires)) say(line);
  },
};

interface Root {
  unit: string;
  name: string;
  level: UnitLevel;
  entry: NewEntry;
}

function rootOf(given: Given): Root {
  const name = given.needed("unit");
  const unit = given.text("id") ?? "root";
  if (!/^[a-z0-9-]{1,40}$/.test(unit)) throw new UsageError("--id 只能用小写字母、数字和短横，最多 40 个。");
  const level = LEVELS.find((one) => one === (given.text("level") ?? "county"));
  if (level === undefined) throw new UsageError(`--level 应是 ${LEVELS.join("、")} 之一。`);
  const city = given.text("city");
  const body = { unit, name, level, parent: null, ...(city === undefined ? {} : { city }) };
  return { unit, name, level, entry: { kind: "unit-added", body } };
}

function branchOf(given: Given, root: Root): { unit: string; entries: NewEntry[] } {
  if (root.level === "branch") return { unit: root.unit, entries: [] };
  const unit = `${root.unit.slice(0, 33)}-office`;
  const name = given.text("branch") ?? "机关党支部";
  return {
    unit,
    entries: [{ kind: "unit-added", body: { unit, name, level: "branch", parent: root.unit } }],
  };
}

/** Three phases of equal length, and no requirements yet: those are for the office to set, on its screen. */
function campaignOf(given: Given, unit: string): Campaign {
  const name = given.needed("campaign");
  const [starts, ends] = [dayIn(given, "from"), dayIn(given, "to")];
  const days = daysBetween(starts, ends) + 1;
  if (days < 3) throw new UsageError("--to 要在 --from 之后，至少三天。");
  const cut = (third: number): Day => addDays(starts, Math.round((days * third) / 3));
  return {
    id: `campaign-${starts}`,
    name,
    unit,
    office: given.text("office") ?? `${name}办公室`,
    starts,
    ends,
    phases: ["学习动员", "分析检查", "整改提高"].map((phase, i) => ({
      id: `phase-${i + 1}`,
      name: phase,
      starts: cut(i),
      ends: addDays(cut(i + 1), -1),
    })),
    credit: [{ from: starts, minutesPerHour: 45, dailyCapMinutes: 360, perTextCapMinutes: 135 }],
    requirements: [],
  };
}

function dayIn(given: Given, option: "from" | "to"): Day {
  const text = given.needed(option);
  const is: boolean = isDay(text);
  if (!is) throw new UsageError(`--${option} 是“${text}”，应写成 2026-03-01 这样的日期。`);
  return text;
}

import { DAY_MS } from "../../domain/day.ts";
import type { Role } from "../../domain/entries/campaign.ts";
import type { NewEntry } from "../../domain/entry.ts";
import { foldMembers, type Member } from "../../domain/fold/members.ts";
import { foldOrg, type Org } from "../../domain/fold/org.ts";
import { holds, foldRoles } from "../../domain/fold/roles.ts";
import { publicUrlFor } from "../config.ts";
import { type Command, type Given, UsageError } from "./command.ts";
import { memberNamed, WHICH_MEMBER, WHICH_MEMBER_HELP } from "./find-member-named.ts";
import { unitNamed } from "./find-unit-named.ts";
import { newInvitation } from "./invitation.ts";
import { invitationLines } from "./show-invitation.ts";

const ROLES: Readonly<Record<Role, string>> = {
  helper: "送学人",
  secretary: "支部书记",
  office: "活动办公室",
  guide: "指导员",
  supervisor: "督导组",
  inspector: "巡回检查组",
};
const KINDS = [
  "unit-added",
  "unit-corrected",
  "member-added",
  "member-corrected",
  "member-moved",
  "role-granted",
  "role-ended",
] as const;

export const invite: Command = {
  help: `
用法
  npm run admin -- invite 张三
  npm run admin -- invite 张三 --branch 柳湾村党支部 --key 1234
  npm run admin -- invite 高远 --role secretary

选项
${WHICH_MEMBER_HELP}
  --days 天数           有效天数，默认 14，最多 90
  --role 角色           同时给他一个角色：${Object.entries(ROLES)
    .map(([role, word]) => `${role} ${word}`)
    .join("、")}
  --unit 名称或编号     角色在哪个单位，默认他的支部（办公室、督导等要写明单位）

做了什么
  写下一个邀请（只存它的校验，不存码），把链接、邀请码和二维码显示一次。发过的邀请不受影响，各用一次有效。`,
  options: {
    ...WHICH_MEMBER,
    days: { type: "string" },
    role: { type: "string" },
    unit: { type: "string" },
  },
  async run(given, { config, now, say, withCore }) {
    const [name, ...more] = given.paths;
    if (name === undefined || more.length > 0) throw new UsageError("请写一位党员的姓名。");
    const expires = now + daysOf(given) * DAY_MS;
    await withCore(async ({ office }) => {
      const known = await office.read(KINDS);
      const org = foldOrg(known);
      const member = memberNamed(foldMembers(known).present, name, given, org);
      const { code, entry } = await newInvitation(member.id, expires);
      const role = roleOf(given, member, org);
      const held = foldRoles(known).some(
        (one) =>
          one.member === member.id && one.role === role?.role && one.unit === role.unit && holds(one, now),
      );
      const granted: NewEntry[] =
        role === undefined || held ? [] : [{ kind: "role-granted", body: { ...role, name: member.name } }];
      await office.write([...granted, entry]);
      if (role !== undefined) {
        const unit = org.units.get(role.unit)?.name ?? role.unit;
        say(`${member.name}${held ? "本来就是" : "现在是"}${unit}的${ROLES[role.role]}。`);
      }
      for (const line of invitationLines(publicUrlFor(config), member.name, code, expires)) say(line);
    });
  },
};

function daysOf(given: Given): number {
  const text = given.text("days") ?? "14";
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 90)
    throw new UsageError(`--days 是“${text}”，应是 1 到 90 的整数。`);
  return days;
}

function roleOf(
  given: Given,
  member: Member,
  org: Org,
): { member: string; role: Role; unit: string } | undefined {
  const text = given.text("role");
  if (text === undefined) {
    if (given.text("unit") !== undefined) throw new UsageError("--unit 要和 --role 一起用。");
    return undefined;
  }
  const role = (Object.keys(ROLES) as Role[]).find((one) => one === text || ROLES[one] === text);
  if (role === undefined) throw new UsageError(`--role 应是 ${Object.keys(ROLES).join("、")} 之一。`);
  return { member: member.id, role, unit: unitOf(given, role, member, org) };
}

function unitOf(given: Given, role: Role, member: Member, org: Org): string {
  const written = given.text("unit");
  if (written === undefined) {
    if (role === "secretary" || role === "helper") return member.homeBranch;
    throw new UsageError(`${ROLES[role]}要用 --unit 说明在哪个单位。`);
  }
  return unitNamed(org, written);
}

import type { Member } from "../../domain/fold/members.ts";
import type { Org } from "../../domain/fold/org.ts";
import { STATUS } from "../roster/words.ts";
import { CommandError, type Given } from "./command.ts";
import { unitNamed } from "./find-unit-named.ts";

/** What tells people of one name apart, for a command's `options` and its help. */
export const WHICH_MEMBER = {
  branch: { type: "string" },
  key: { type: "string" },
  member: { type: "string" },
} as const;
export const WHICH_MEMBER_HELP = `
  --branch 名称或编号   有同名的人时，说明是哪个支部
  --key 标识            同支部也有同名时，说明身份标识
  --member 编号         这样还分不清时，写列出来的编号`.slice(1);

/** The one whom somebody means by a name. @throws CommandError where it is nobody, or several: it lists them */
export function memberNamed(all: readonly Member[], name: string, given: Given, org: Org): Member {
  const branchText = given.text("branch");
  const branch = branchText === undefined ? undefined : unitNamed(org, branchText, "branch");
  const key = given.text("key");
  const id = given.text("member");
  const found = all.filter(
    (member) =>
      member.name === name &&
      (branch === undefined || member.homeBranch === branch || member.hostBranch === branch) &&
      (key === undefined || member.identityKey === key) &&
      (id === undefined || member.id === id),
  );
  if (found.length === 1) return found[0]!;
  if (found.length === 0) throw new CommandError(`没有找到${name}。名册用 members 导入。`);
  const lines = found.map((member) => `  ${whichMember(member, org)} 编号 ${member.id}`);
  throw new CommandError(
    [`有 ${found.length} 位${name}，请用 --branch、--key 或 --member 说明是哪一位：`, ...lines].join("\n"),
  );
}

/** "柳湾村党支部（n1） 标识 1234 转出": what stands beside a name that is not the only one. */
export function whichMember({ homeBranch, identityKey, status }: Member, org: Org): string {
  const unit = org.units.get(homeBranch)?.name ?? homeBranch;
  const word = status === "full" ? "" : ` ${STATUS[status][0]}`;
  return `${unit}（${homeBranch}）${identityKey === undefined ? "" : ` 标识 ${identityKey}`}${word}`;
}

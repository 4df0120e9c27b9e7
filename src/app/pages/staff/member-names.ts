import { foldMembers, type Member } from "../../../domain/fold/members.ts";
import { foldRoles } from "../../../domain/fold/roles.ts";
import type { MemberId } from "../../../domain/ids.ts";
import { useFold } from "../../session/use-session.ts";

/** "李秀英", and where another has the same name "李秀英（2231）". */
export function nameAmong(member: Member, namesakes: ReadonlySet<MemberId>): string {
  if (!namesakes.has(member.id)) return member.name;
  return `${member.name}（${member.identityKey ?? "未填区分号"}）`;
}

/** Names for what was written, also of those who moved out since. */
export function useNames(): (member: MemberId) => string {
  const { byId } = useFold(foldMembers);
  const roles = useFold(foldRoles);
  return (id) =>
    byId.get(id)?.name ??
    // An office has not the rosters of its branches, but it named their secretaries.
    roles.find(({ member }) => member === id)?.name ??
    (id === "" ? "活动办公室" : "（不在本机名册里）");
}

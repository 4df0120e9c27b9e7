import { foldRoles, holds } from "../../../domain/fold/roles.ts";
import type { MemberId } from "../../../domain/ids.ts";
import { Notice } from "../../components/notice.tsx";
import type { PageProps } from "../../routing/route.ts";
import { now } from "../../session/now.ts";
import { useFold } from "../../session/use-session.ts";
import { InviteMember } from "./invite-member.tsx";
import { OneMember } from "./one-member.tsx";

/** A secretary invites a member of his. */
export function InvitePage({ params }: PageProps) {
  return (
    <OneMember id={params["member"]} title={(member) => `邀请：${member.name}`}>
      {(member, branch) => (
        <div class="stack">
          <NotMine member={member.id} />
          <InviteMember member={member} unit={branch.name} />
        </div>
      )}
    </OneMember>
  );
}

/** Whoever lets a phone in could use it himself: for somebody with a role it takes the office that named him. */
function NotMine({ member }: { member: MemberId }) {
  const isStaff = useFold(foldRoles).some(
    (role) => role.member === member && role.role !== "helper" && holds(role, now.value),
  );
  if (!isStaff) return null;
  return (
    <Notice kind="look">
      他担任支部或办公室的职务，要由任命他的办公室来邀请；这里发的邀请码，服务器不会收下。
    </Notice>
  );
}

import { foldRoles } from "../../../domain/fold/roles.ts";
import { foldOrg } from "../../../domain/fold/org.ts";
import { Notice } from "../../components/notice.tsx";
import type { PageProps } from "../../routing/route.ts";
import { useFold } from "../../session/use-session.ts";
import { InviteMember } from "./invite-member.tsx";
import { useNames } from "./member-names.ts";
import { OfficePage } from "./my-units.tsx";

/** An office invites whom it has named: only it may let a phone of theirs in. */
export function OfficeInvitePage({ params }: PageProps) {
  const id = params["member"] ?? "";
  const held = useFold(foldRoles).find(({ member }) => member === id);
  const org = useFold(foldOrg);
  const name = useNames()(id);
  return (
    <OfficePage title={`邀请：${name}`} back="/office/roles" backLabel="职务">
      {() =>
        held ? (
          <InviteMember member={{ id, name }} unit={org.units.get(held.unit)?.name ?? ""} />
        ) : (
          <Notice>他现在没有职务，请支部来邀请。</Notice>
        )
      }
    </OfficePage>
  );
}

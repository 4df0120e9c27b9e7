import type { ComponentChildren } from "preact";
import { foldMembers, type Member } from "../../../domain/fold/members.ts";
import type { MemberId } from "../../../domain/ids.ts";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { useFold } from "../../session/use-session.ts";
import { BranchPage, type MyUnit } from "./my-units.tsx";

/** The frame of a page about one member; by default the way back leads to that member's own page. */
export function OneMember(props: {
  id: MemberId | undefined;
  title: (member: Member) => string;
  back?: string;
  backLabel?: string;
  wide?: boolean;
  children: (member: Member, branch: MyUnit) => ComponentChildren;
}) {
  const member = useFold(foldMembers).byId.get(props.id ?? "");
  if (!member) {
    return (
      <Page title="找不到这位党员" back="/branch/members" backLabel="党员">
        <Notice>这台手机上没有他的记录：可能已经迁到别的支部，或者还没有收到。</Notice>
      </Page>
    );
  }
  const { back = `/branch/members/${member.id}`, backLabel = member.name } = props;
  return (
    <BranchPage title={props.title(member)} back={back} backLabel={backLabel} wide={props.wide}>
      {(branch) => props.children(member, branch)}
    </BranchPage>
  );
}

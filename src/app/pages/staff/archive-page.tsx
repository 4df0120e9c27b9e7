import { ArchiveView } from "../../export/archive-view.tsx";
import { archiveSource } from "../../export/archive-source.ts";
import type { Member } from "../../../domain/fold/members.ts";
import type { PageProps } from "../../routing/route.ts";
import { useSession } from "../../session/use-session.ts";
import type { MyUnit } from "./my-units.tsx";
import { OneMember } from "./one-member.tsx";
import { useBranchProgress } from "./staff-reckonings.ts";

/** 学习档案 of one member, as far as this phone has his records. His notes are his alone and not in it. */
export function ArchivePage({ params }: PageProps) {
  return (
    <OneMember id={params["member"]} title={(member) => `${member.name}的学习档案`} wide>
      {(member, branch) => <Archive member={member} branch={branch} />}
    </OneMember>
  );
}

function Archive({ member, branch }: { member: Member; branch: MyUnit }) {
  const session = useSession();
  const { credit } = useBranchProgress(branch.id);
  return <ArchiveView source={archiveSource(session, member, credit)} />;
}

import type { ComponentChildren } from "preact";
import { foldMeetings, type Meeting } from "../../../domain/fold/meetings.ts";
import type { MeetingId } from "../../../domain/ids.ts";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { useFold } from "../../session/use-session.ts";
import { MeetingElsewhere } from "./meeting-elsewhere.tsx";
import { BranchPage, type MyUnit, useMyBranches } from "./my-units.tsx";

/** The frame of a page about one meeting; by default the way back leads to that meeting's own page. */
export function OneMeeting(props: {
  id: MeetingId | undefined;
  title: (meeting: Meeting) => string;
  back?: string;
  backLabel?: string;
  wide?: boolean;
  children: (meeting: Meeting, branch: MyUnit) => ComponentChildren;
}) {
  const branches = useMyBranches();
  const meeting = useFold(foldMeetings).byId.get(props.id ?? "");
  if (!meeting) {
    return (
      <Page title="找不到这次会议" back="/branch/meetings" backLabel="会议">
        <Notice>这台手机上没有这次会议的记录，可能还没有收到。</Notice>
      </Page>
    );
  }
  if (!branches.some(({ id }) => id === meeting.branch)) {
    return (
      <BranchPage title={meeting.title} back="/branch/members" backLabel="党员">
        {(branch) => <MeetingElsewhere meeting={meeting} branch={branch} />}
      </BranchPage>
    );
  }
  const { back = `/branch/meetings/${meeting.id}`, backLabel = "会议" } = props;
  return (
    <BranchPage title={props.title(meeting)} back={back} backLabel={backLabel} wide={props.wide}>
      {(branch) => props.children(meeting, branch)}
    </BranchPage>
  );
}

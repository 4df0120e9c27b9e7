import { Notice } from "../../../components/notice.tsx";
import { ButtonLink } from "../../../components/button.tsx";
import type { PageProps } from "../../../routing/route.ts";
import { OneMeeting } from "../one-meeting.tsx";
import { ScanMembers } from "./scan-members.tsx";

/** The organiser scans one member after another, face to face: 我的签到码 on their phones. Without a network. */
export function ScanPage({ params }: PageProps) {
  return (
    <OneMeeting id={params["meeting"]} title={(meeting) => `扫码：${meeting.title}`}>
      {(meeting) =>
        meeting.state === "closed" || meeting.state === "cancelled" ? (
          <div class="stack">
            <Notice>{`这次会议${meeting.state === "closed" ? "已经结束" : "已取消"}，不再扫码。`}</Notice>
            <ButtonLink kind="primary" block to={`/branch/meetings/${meeting.id}/roster`}>
              去点名那一页更正
            </ButtonLink>
          </div>
        ) : (
          <ScanMembers meeting={meeting} />
        )
      }
    </OneMeeting>
  );
}

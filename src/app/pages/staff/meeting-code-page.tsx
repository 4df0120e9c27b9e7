import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { spacedCode } from "../../../domain/check-in-code.ts";
import { countPresent, type Meeting } from "../../../domain/fold/meetings.ts";
import type { Instant } from "../../../domain/ids.ts";
import { checkInLink } from "../../check-in/check-in-link.ts";
import { heard } from "../../check-in/heard.ts";
import { organiserCode } from "../../check-in/organiser-code.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Qr } from "../../components/qr.tsx";
import type { PageProps } from "../../routing/route.ts";
import { useSession } from "../../session/use-session.ts";
import { keepScreenOn } from "../../keep-screen-on.ts";
import { countAttendance } from "../../../domain/attendance-count.ts";
import { OneMeeting } from "./one-meeting.tsx";
import { useRoster } from "./staff-reckonings.ts";

export function MeetingCodePage({ params }: PageProps) {
  return (
    <OneMeeting id={params["meeting"]} title={(meeting) => `签到：${meeting.title}`}>
      {(meeting) => <MeetingCode meeting={meeting} />}
    </OneMeeting>
  );
}

function MeetingCode({ meeting }: { meeting: Meeting }) {
  const { phone, state } = useSession();
  const { codeSeed, device } = state.value;
  const { members } = useRoster(meeting.branch);
  // Every phone that opens a meeting has codes of its own; another's opening is no use here.
  const openedHere = meeting.openings.find((opening) => opening.device === device);
  const page = `/branch/meetings/${meeting.id}`;

  if (meeting.state === "closed" || meeting.state === "cancelled") {
    return <Notice>{`这次会议${meeting.state === "closed" ? "已经结束" : "已取消"}，不再签到。`}</Notice>;
  }
  return (
    <div class="stack">
      {codeSeed === undefined ? (
        <Notice kind="look" title="这台手机还不能出签到码">
          <p>联网一次就有了。现在可以先点名，一样算数。</p>
        </Notice>
      ) : openedHere ? (
        <RotatingCode seed={codeSeed} meeting={meeting} from={openedHere.at} />
      ) : (
        <>
          <p>
            {meeting.openings.length > 0
              ? "签到已经在另一台手机上开始了。这台手机也可以出码，两边的码都有效。"
              : "开始之后，屏幕上每分钟换一个签到码，不需要网络。"}
          </p>
          <ActionButton
            kind="primary"
            block
            action={() =>
              phone.write([{ kind: "meeting-opened", body: { meeting: meeting.id, ...heard(phone) } }])
            }
          >
            开始签到
          </ActionButton>
        </>
      )}
      <p role="status">
        这台手机已知道到会 {countPresent(meeting)} 人，应到 {countAttendance(meeting, members).expected} 人。
      </p>
      <div class="staff-actions">
        <ButtonLink to={`${page}/scan`}>扫党员的码</ButtonLink>
        <ButtonLink to={`${page}/roster`}>点名</ButtonLink>
        <ButtonLink to={`${page}/close`}>结束会议</ButtonLink>
      </div>
      <p class="muted small">没有网络的人也能签：码先存在他的手机上，联网后自动核对。</p>
    </div>
  );
}

/** @param props.from when this phone opened the meeting: a clock that was set back since shows the first code until then */
function RotatingCode(props: { seed: string; meeting: Meeting; from: Instant }) {
  const { seed, meeting, from } = props;
  const { clockOffset } = useSession().state.value.contact;
  const at = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => (at.value = Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  useEffect(keepScreenOn, []);

  // The clock that this phone's entries are written with: between opening and closing by it, the server looks for the code.
  const { code, secondsLeft } = organiserCode(seed, meeting.id, Math.max(from, at.value + clockOffset));
  return (
    <section class="card check-in-card" aria-label="签到码">
      <p class="check-in-digits" aria-label={`签到码 ${spacedCode(code)}`} role="img">
        {spacedCode(code)}
      </p>
      <p class="muted number">
        还有 <span class="seconds">{secondsLeft}</span> 秒换下一个
      </p>
      <Qr
        text={checkInLink(location.origin, { branch: meeting.branch, meeting: meeting.id, code })}
        label="签到二维码"
      />
      <p>打开送学，点“签到”，输入这 7 位数字，或者扫码。</p>
    </section>
  );
}

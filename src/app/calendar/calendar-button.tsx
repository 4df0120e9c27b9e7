import { useSignal } from "@preact/signals";
import { dayOf } from "../../domain/day.ts";
import { laterOfSeries } from "../../domain/fold/meeting-series.ts";
import { foldMeetings, type Meeting } from "../../domain/fold/meetings.ts";
import { Button } from "../components/button.tsx";
import { saveFile } from "../components/save-file.ts";
import { inWeChat } from "../enrolment/browser.ts";
import { serverNow } from "../session/reckonings.ts";
import { useFold, useSession } from "../session/use-session.ts";
import { calendarFile } from "./calendar-file.ts";
import { meetingEvent } from "./meeting-event.ts";

/** 存进手机日历: made on the phone, so it works without network too. Nothing of a meeting that is over. */
export function CalendarButton({ meeting }: { meeting: Meeting }) {
  const session = useSession();
  const saved = useSignal(false);
  const later = laterOfSeries(useFold(foldMeetings), meeting).free;
  const { starts, minutes, state } = meeting;
  if (state === "closed" || starts + minutes * 60_000 < serverNow(session)) return null;

  function save(...those: readonly Meeting[]): void {
    const events = those.map((one) => meetingEvent(one, session.entries.value, Date.now(), location.origin));
    saveFile(calendarFile(...events), `送学-会议-${dayOf(starts)}.ics`, "text/calendar;charset=utf-8");
    saved.value = true;
  }

  return (
    <>
      <Button block onPress={() => save(meeting)}>
        {state === "cancelled" ? "把“已取消”存进手机日历" : "存进手机日历"}
      </Button>
      {state !== "cancelled" && later.length > 0 && (
        <Button block onPress={() => save(meeting, ...later)}>
          连以后的 {later.length} 次一起存进日历
        </Button>
      )}
      {saved.value && (
        <p role="status">
          {inWeChat()
            ? "没有反应？微信里存不了文件，请在浏览器里打开送学再存。"
            : "已交给手机：打开刚下载的文件，日历会问要不要添加，开会前 1 小时提醒。时间改了，请来再存一次。"}
        </p>
      )}
    </>
  );
}

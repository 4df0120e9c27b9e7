import { codeDoubt } from "../../../domain/code-doubt.ts";
import { reasonForStaff } from "../../../domain/evidence-reason-words.ts";
import type { Objection } from "../../../domain/fold/complaints.ts";
import { foldMeetings } from "../../../domain/fold/meetings.ts";
import { useFold, useSession } from "../../session/use-session.ts";
import { knownWords } from "./known-words.ts";

/** Where an objection is about being at a meeting: how he is down there by now, and the way to decide it. */
export function AtWhichMeeting({ objection }: { objection: Pick<Objection, "of" | "about"> }) {
  const { entries } = useSession();
  const { byId } = useFold(foldMeetings);
  const about = entries.value.find(({ id }) => id === objection.about);
  if (about?.kind !== "attendance-claimed" && about?.kind !== "attendance-marked") return null;
  const meeting = byId.get(about.body.meeting ?? about.meeting ?? "");
  const attendance = meeting?.attendance.get(objection.of);
  if (!meeting || !attendance) return null;
  const { reason } = codeDoubt(attendance);
  const typed = attendance.evidence === undefined && reason !== undefined;
  return (
    <p>
      《{meeting.title}》：{knownWords(attendance)}
      {typed && ` · 他输的码：${reasonForStaff(reason)}`}。{" "}
      <a href={`#/branch/meetings/${meeting.id}/roster`}>到点名里记他到没到</a>
    </p>
  );
}

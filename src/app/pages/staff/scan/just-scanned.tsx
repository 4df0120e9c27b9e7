import type { Attendance } from "../../../../domain/attendance.ts";
import { attendanceWords } from "../../../../domain/evidence-words.ts";
import type { Meeting } from "../../../../domain/fold/meetings.ts";
import type { MemberId } from "../../../../domain/ids.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { Section } from "../../../components/page.tsx";
import { myself } from "../../../session/reckonings.ts";
import { useReckoned, useSession } from "../../../session/use-session.ts";
import { undoMark } from "./undo-mark.ts";

export interface Scanned {
  member: MemberId;
  name: string;
  state: "present" | "late";
  /** what was known of him before */
  before: Attendance | undefined;
}

/** 刚才扫的, the latest first, each with the way back. */
export function JustScanned(props: {
  meeting: Meeting;
  scanned: readonly Scanned[];
  onUndone: (member: MemberId) => void;
}) {
  const { phone } = useSession();
  const me = useReckoned(myself)?.name;
  if (props.scanned.length === 0) return null;
  return (
    <Section title="刚才扫的">
      <ul class="rows" aria-label="刚才扫的">
        {props.scanned.map(({ member, name, state, before }) => {
          const body = undoMark(props.meeting.id, member, before);
          return (
            <li key={member} class="roster-row">
              <p>
                <strong>{name}</strong>
                <br />
                <span class="muted small">
                  {attendanceWords(state)}
                  {body ? `；撤销后记为${attendanceWords(body.state)}` : "；他自己也签过，要改请去点名"}
                </span>
              </p>
              {body && (
                <ActionButton
                  label={`撤销 ${name}`}
                  action={async () => {
                    await phone.write([
                      { kind: "attendance-marked", body: { ...body, ...(me && { name: me }) } },
                    ]);
                    props.onUndone(member);
                  }}
                >
                  撤销
                </ActionButton>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

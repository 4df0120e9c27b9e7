import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { judgeMemberCode, type Judged } from "../../../check-in/judge-member-code.ts";
import { countAttendance, countWords } from "../../../../domain/attendance-count.ts";
import type { Attendance } from "../../../../domain/attendance.ts";
import { attendanceWords } from "../../../../domain/evidence-words.ts";
import type { Meeting } from "../../../../domain/fold/meetings.ts";
import type { MemberId } from "../../../../domain/ids.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { ButtonLink } from "../../../components/button.tsx";
import { ChoiceField } from "../../../components/fields.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Sheet } from "../../../components/sheet.tsx";
import { Scanner } from "../../../scan/scanner.tsx";
import { clockOffset } from "../../../session/now.ts";
import { myself } from "../../../session/reckonings.ts";
import { useReckoned, useSession } from "../../../session/use-session.ts";
import { failureWords } from "../../../words/failure-words.ts";
import { nameAmong } from "../member-names.ts";
import { useInvitations, useRoster } from "../staff-reckonings.ts";
import { announcer, type Announcer } from "./announce.ts";
import { JustScanned, type Scanned } from "./just-scanned.tsx";
import { askWords, noWords } from "./scan-words.ts";

type There = "present" | "late";

/** What stands large on the screen until the next one. */
interface Shown {
  name: string;
  words: string;
}

export function ScanMembers({ meeting }: { meeting: Meeting }) {
  const { phone } = useSession();
  const { members, namesakes } = useRoster(meeting.branch);
  const { devices } = useInvitations();
  const me = useReckoned(myself)?.name;
  const state = useSignal<There>("present");
  const shown = useSignal<Shown | undefined>(undefined);
  const trouble = useSignal<string | undefined>(undefined);
  const asking = useSignal<Extract<Judged, { is: "ask" }> | undefined>(undefined);
  const scanned = useSignal<readonly Scanned[]>([]);
  const aloud = useRef<Announcer | undefined>(undefined);
  useEffect(() => {
    const made = (aloud.current = announcer());
    return () => made.close();
  }, []);

  function nameOf(member: MemberId): string {
    const known = members.find(({ id }) => id === member);
    return known ? nameAmong(known, namesakes) : "";
  }

  function isOnRoster(member: MemberId): boolean {
    return members.some(({ id }) => id === member);
  }

  async function read(text: string): Promise<void> {
    if (asking.value) return;
    const now = Date.now() + clockOffset.value;
    const judged = await judgeMemberCode(text, { devices, isOnRoster, now });
    if (asking.value) return;
    trouble.value = undefined;
    if (judged.is === "here") return mark(judged.member, "scan");
    aloud.current?.look();
    shown.value = undefined;
    if (judged.is === "ask") asking.value = judged;
    else trouble.value = noWords[judged.why];
  }

  async function mark(member: MemberId, seen: "scan" | "face"): Promise<void> {
    const name = nameOf(member);
    const before = meeting.attendance.get(member);
    if (isMarkedThere(before)) {
      shown.value = { name, words: `已经记过：${attendanceWords(before.state)}` };
      aloud.current?.marked(`${name}，记过了`);
      return;
    }
    const body = { meeting: meeting.id, member, state: state.value, seen, ...(me && { name: me }) };
    try {
      await phone.write([{ kind: "attendance-marked", body }]);
    } catch (error) {
      shown.value = undefined;
      trouble.value = failureWords(error);
      aloud.current?.look();
      return;
    }
    const words = attendanceWords(state.value);
    shown.value = { name, words: `${words}，记下了` };
    scanned.value = [{ member, name, state: state.value, before }, ...scanned.value];
    aloud.current?.marked(`${name}，${words}`);
  }

  async function confirm(member: MemberId): Promise<void> {
    await mark(member, "face");
    asking.value = undefined;
  }

  return (
    <div class="stack">
      <div role="status" class="scan-said">
        {shown.value && (
          <>
            <p class="scan-name">{shown.value.name}</p>
            <p>{shown.value.words}</p>
          </>
        )}
      </div>
      {trouble.value !== undefined && (
        <Notice kind="look" urgent>
          {trouble.value}
        </Notice>
      )}
      <Scanner aim="把党员手机上的“我的签到码”放进框里，一个接一个。" onText={(text) => void read(text)}>
        <ChoiceField<There>
          label="扫到的人记为"
          choices={[
            { value: "present", label: "到会" },
            { value: "late", label: "迟到" },
          ]}
          value={state.value}
          onChange={(value) => (state.value = value)}
        />
        <p role="status">{countWords(countAttendance(meeting, members))}</p>
        <JustScanned
          meeting={meeting}
          scanned={scanned.value}
          onUndone={(member) => {
            scanned.value = scanned.value.filter((one) => one.member !== member);
            shown.value = undefined;
          }}
        />
      </Scanner>
      <ButtonLink block to={`/branch/meetings/${meeting.id}/roster`}>
        没带手机的，去点名
      </ButtonLink>
      {asking.value && (
        <Sheet title={`${nameOf(asking.value.member)}？`} onClose={() => (asking.value = undefined)}>
          <p>{askWords(asking.value.why)}</p>
          <ActionButton kind="primary" block action={() => confirm(asking.value!.member)}>
            是本人，当面记{attendanceWords(state.value)}
          </ActionButton>
        </Sheet>
      )}
    </div>
  );
}

/** The organiser has said so already; a code that the member typed is made certain by the scan. */
function isMarkedThere(attendance: Attendance | undefined): attendance is Attendance {
  return attendance?.evidence === "A";
}

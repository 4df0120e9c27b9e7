import { useSignal } from "@preact/signals";
import type { Meeting } from "../../../domain/fold/meetings.ts";
import { myself } from "../../session/reckonings.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { ButtonLink } from "../../components/button.tsx";
import { TextArea } from "../../components/fields.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Notice } from "../../components/notice.tsx";
import { DraftStatusLine } from "../../drafts/draft-status.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { goTo } from "../../routing/place.ts";
import type { PageProps } from "../../routing/route.ts";
import { useReckoned, useSession } from "../../session/use-session.ts";
import { countAttendance, countWords } from "../../../domain/attendance-count.ts";
import { nameAmong } from "./member-names.ts";
import { OneMeeting } from "./one-meeting.tsx";
import { useRoster } from "./staff-reckonings.ts";

export function MeetingClosePage({ params }: PageProps) {
  return (
    <OneMeeting
      id={params["meeting"]}
      title={(meeting) => (meeting.state === "closed" ? "更正会议记录" : "会议记录")}
    >
      {(meeting) => <CloseMeeting meeting={meeting} />}
    </OneMeeting>
  );
}

function CloseMeeting({ meeting }: { meeting: Meeting }) {
  const { phone } = useSession();
  const { members, namesakes } = useRoster(meeting.branch);
  const me = useReckoned(myself)?.name ?? "";
  const { closed } = meeting;
  const draft = useDraft(`meeting-close:${meeting.id}`, {
    minutes: String(closed?.minutes ?? meeting.minutes),
    host: closed?.host ?? me,
    recorder: closed?.recorder ?? "",
    summary: closed?.summary ?? "",
  });
  const form = draft.content.value;
  const error = useSignal<string | undefined>(undefined);
  const count = countAttendance(meeting, members);

  async function close(): Promise<void> {
    const minutes = Number(form.minutes);
    const isLength =
      form.minutes.trim() !== "" && Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440;
    error.value = isLength ? undefined : "请写分钟数，1 到 1440。";
    if (!isLength) return;
    const host = form.host.trim();
    const recorder = form.recorder.trim();
    const summary = form.summary.trim();
    const body = {
      meeting: meeting.id,
      minutes,
      ...(host && { host }),
      ...(recorder && { recorder }),
      ...(summary && { summary }),
    };
    await draft.send(() => phone.write([{ kind: "meeting-closed", body }], { draft: draft.id }));
    goTo(`/branch/meetings/${meeting.id}`, true);
  }

  return (
    <div class="stack">
      <Notice kind={count.unknown.length > 0 ? "look" : "info"} title={countWords(count)}>
        {count.unknown.length > 0 && (
          <>
            <p>还没有记：{count.unknown.map((member) => nameAmong(member, namesakes)).join("、")}</p>
            <p>写完记录以后也可以再补。</p>
            <div>
              <ButtonLink to={`/branch/meetings/${meeting.id}/roster`}>去点名</ButtonLink>
            </div>
          </>
        )}
      </Notice>
      <TextField
        label="实际开了多少分钟"
        hint="到会的人都按这个记学时。"
        keyboard="numeric"
        value={form.minutes}
        error={error.value}
        maxLength={4}
        onInput={(minutes) => draft.change({ minutes })}
      />
      <TextField label="主持人" value={form.host} maxLength={40} onInput={(host) => draft.change({ host })} />
      <TextField
        label="记录人"
        value={form.recorder}
        maxLength={40}
        onInput={(recorder) => draft.change({ recorder })}
      />
      <TextArea
        label="主要内容"
        rows={8}
        value={form.summary}
        maxLength={20_000}
        onInput={(summary) => draft.change({ summary })}
      />
      <DraftStatusLine draft={draft} words={({ summary }) => summary} />
      <ActionButton kind="primary" block working="正在保存…" action={close}>
        {meeting.state === "closed" ? "保存更正" : "结束会议并保存"}
      </ActionButton>
    </div>
  );
}

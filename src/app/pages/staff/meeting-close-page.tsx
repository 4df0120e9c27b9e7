import { useSignal } from "@preact/signals";
import { countAttendance, countWords } from "../../../domain/attendance-count.ts";
import type { Meeting } from "../../../domain/fold/meetings.ts";
import { minutesOf, otherMinutes } from "../../../domain/fold/minutes.ts";
import { hasVotes, quorumOf, quorumWords } from "../../../domain/quorum.ts";
import { myself } from "../../session/reckonings.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button, ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { TextField } from "../../components/text-field.tsx";
import { DraftStatusLine } from "../../drafts/draft-status.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { goTo } from "../../routing/place.ts";
import type { PageProps } from "../../routing/route.ts";
import { useReckoned, useSession } from "../../session/use-session.ts";
import { nameAmong } from "./member-names.ts";
import { MinutesFields } from "./minutes/minutes-fields.tsx";
import {
  fieldsOf,
  minutesBodyOf,
  type MinutesErrors,
  type MinutesForm,
  minutesFormOf,
  withOther,
} from "./minutes/minutes-form.ts";
import { OtherMinutes } from "./minutes/other-minutes.tsx";
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
  const { phone, entries } = useSession();
  const me = useReckoned(myself)?.name ?? "";
  const draft = useDraft<MinutesForm>(`meeting-close:${meeting.id}`, minutesFormOf(meeting, me));
  const form = draft.content.value;
  const errors = useSignal<MinutesErrors>({});
  const isCorrection = meeting.closed !== undefined;
  const { base } = form;
  const standing = minutesOf(entries.value, meeting.id).find(({ id }) => id === meeting.closed?.entry);
  // Also what came while these were written.
  const others = [
    ...(standing && base !== undefined && standing.id !== base ? [standing] : []),
    ...otherMinutes(entries.value, meeting).filter(({ id }) => id !== base),
  ];

  function change(part: Partial<MinutesForm>): void {
    const isBegun = base !== undefined || draft.status.peek().is === "saved";
    draft.change({ ...(!isBegun && { base: meeting.closed?.entry ?? null }), ...part });
  }
  async function close(): Promise<void> {
    const result = minutesBodyOf(
      form,
      meeting,
      others.map(({ id }) => id),
    );
    errors.value = "errors" in result ? result.errors : {};
    if ("errors" in result) return;
    const write = [{ kind: "meeting-closed" as const, body: result.body }];
    const had = new Set((meeting.closed?.photos ?? []).map(({ photo }) => photo));
    const blobs = form.photos.map(({ photo }) => photo).filter((photo) => !had.has(photo));
    await draft.send(() => phone.write(write, { draft: draft.id, blobs }));
    goTo(`/branch/meetings/${meeting.id}`, true);
  }

  return (
    <div class="stack">
      <WhoIsThere meeting={meeting} />
      {!isCorrection && (
        <p class="muted">可以边开边写，写了的都存着；会开完了再按最下面的“结束会议并保存”。</p>
      )}
      <OtherMinutes
        others={others}
        actions={({ body }) => (
          <>
            <Button onPress={() => change(withOther(form, body))}>把这一份写的接在下面</Button>
            {/* What is being written would go. */}
            {base === undefined && <Button onPress={() => change(fieldsOf(body))}>换成这一份写的</Button>}
          </>
        )}
      >
        <p>要用哪一份里的话，在下面写成一份。存下的算数，原来的几份以后也都看得到。</p>
      </OtherMinutes>
      <MinutesFields kind={meeting.kind} form={form} errors={errors.value} onChange={change} />
      {isCorrection && (
        <TextField
          label="为什么更正"
          hint="原来写的也会留着。"
          value={form.why}
          error={errors.value.why}
          maxLength={200}
          onInput={(why) => change({ why })}
        />
      )}
      <DraftStatusLine draft={draft} words={wordsOf} />
      {Object.keys(errors.value).length > 0 && (
        <Notice kind="error" urgent>
          还没有保存：上面有一处要看看。
        </Notice>
      )}
      <ActionButton kind="primary" block working="正在保存…" action={close}>
        {isCorrection ? "保存更正" : "结束会议并保存"}
      </ActionButton>
    </div>
  );
}

/** What one would not want to write again. */
function wordsOf({ summary, details, decisions }: MinutesForm): string {
  return [summary, details, decisions].filter(Boolean).join("\n\n");
}

function WhoIsThere({ meeting }: { meeting: Meeting }) {
  const { members, namesakes } = useRoster(meeting.branch);
  const count = countAttendance(meeting, members);
  const quorum = hasVotes(meeting.kind) ? quorumOf(meeting, members) : undefined;
  return (
    <Notice kind={count.unknown.length > 0 ? "look" : "info"} title={countWords(count)}>
      {quorum && <p>{quorumWords(quorum)}。预备党员没有表决权，要无记名的票仍在纸上投。</p>}
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
  );
}

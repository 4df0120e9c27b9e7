import { useSignal } from "@preact/signals";
import { changeForLater, laterOfSeries } from "../../../domain/fold/meeting-series.ts";
import { foldMeetings, type Meeting } from "../../../domain/fold/meetings.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { DraftStatusLine } from "../../drafts/draft-status.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { goTo } from "../../routing/place.ts";
import type { PageProps } from "../../routing/route.ts";
import { useFold, useSession } from "../../session/use-session.ts";
import { MeetingFields } from "./meeting-fields.tsx";
import { changeOf, formOfMeeting, type MeetingErrors, type MeetingForm, planOf } from "./meeting-form.ts";
import { useTopics } from "./meeting-topics.ts";
import { OneMeeting } from "./one-meeting.tsx";
import { SeriesChoice, type SeriesPart } from "./series-choice.tsx";

export function MeetingChangePage({ params }: PageProps) {
  return (
    <OneMeeting id={params["meeting"]} title={() => "改会议安排"}>
      {(meeting) => <ChangeMeeting meeting={meeting} />}
    </OneMeeting>
  );
}

function ChangeMeeting({ meeting }: { meeting: Meeting }) {
  const { phone } = useSession();
  // Only what was changed: what somebody else changes meanwhile stands.
  const draft = useDraft<Partial<MeetingForm>>(`meeting-change:${meeting.id}`, {});
  const form = { ...formOfMeeting(meeting), ...draft.content.value };
  const errors = useSignal<MeetingErrors>({});
  const later = laterOfSeries(useFold(foldMeetings), meeting);
  const part = useSignal<SeriesPart>("one");
  const topics = useTopics(meeting.branch);

  async function save(): Promise<void> {
    const result = planOf(form);
    errors.value = "errors" in result ? result.errors : {};
    if ("errors" in result) return;
    const body = changeOf(meeting, result.plan);
    const rest = part.value === "later" ? later.free : [];
    const bodies = [body, ...rest.map((one) => changeForLater(body, meeting, one))];
    if (Object.keys(body).length > 1)
      await draft.send(() =>
        phone.write(
          bodies.map((one) => ({ kind: "meeting-changed" as const, body: one })),
          { draft: draft.id },
        ),
      );
    else await draft.discard();
    goTo(`/branch/meetings/${meeting.id}`, true);
  }

  async function leave(): Promise<void> {
    await draft.discard();
    goTo(`/branch/meetings/${meeting.id}`, true);
  }

  return (
    <div class="stack">
      <SeriesChoice
        label="改哪几次"
        later={later}
        value={part.value}
        onChange={(value) => (part.value = value)}
      />
      {part.value === "later" && (
        <p class="muted small">只改动了的几项会一起改。这次挪几天，以后的也挪几天；几点开，都照这次的。</p>
      )}
      <MeetingFields
        form={form}
        errors={errors.value}
        branch={meeting.branch}
        topics={topics}
        isPlanned
        onChange={(changed) => draft.change(changed)}
      />
      <DraftStatusLine draft={draft} words={({ agenda = "" }) => agenda} />
      <ActionButton kind="primary" block working="正在保存…" action={save}>
        保存
      </ActionButton>
      {draft.status.value.is !== "empty" && (
        <ActionButton block action={leave}>
          不改了
        </ActionButton>
      )}
    </div>
  );
}

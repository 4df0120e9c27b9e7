import { useSignal } from "@preact/signals";
import type { MeetingChanged } from "../../../domain/entries/meetings.ts";
import type { Meeting } from "../../../domain/fold/meetings.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { goTo } from "../../routing/place.ts";
import type { PageProps } from "../../routing/route.ts";
import { useSession } from "../../session/use-session.ts";
import {
  formOfMeeting,
  type MeetingErrors,
  MeetingFields,
  type MeetingPlan,
  planOf,
} from "./meeting-fields.tsx";
import { useTopics } from "./meeting-topics.ts";
import { OneMeeting } from "./one-meeting.tsx";

export function MeetingChangePage({ params }: PageProps) {
  return (
    <OneMeeting id={params["meeting"]} title={() => "改会议安排"}>
      {(meeting) => <ChangeMeeting meeting={meeting} />}
    </OneMeeting>
  );
}

function ChangeMeeting({ meeting }: { meeting: Meeting }) {
  const { phone } = useSession();
  const form = useSignal(formOfMeeting(meeting));
  const errors = useSignal<MeetingErrors>({});
  const topics = useTopics(meeting.branch);

  async function save(): Promise<void> {
    const result = planOf(form.value);
    errors.value = "errors" in result ? result.errors : {};
    if ("errors" in result) return;
    const body = changeOf(meeting, result.plan);
    if (Object.keys(body).length > 1) await phone.write([{ kind: "meeting-changed", body }]);
    goTo(`/branch/meetings/${meeting.id}`, true);
  }

  return (
    <div class="stack">
      <MeetingFields
        form={form.value}
        errors={errors.value}
        topics={topics}
        fixedKind
        onChange={(part) => (form.value = { ...form.value, ...part })}
      />
      <ActionButton kind="primary" block working="正在保存…" action={save}>
        保存
      </ActionButton>
    </div>
  );
}

/** Only what differs. */
export function changeOf(meeting: Meeting, plan: MeetingPlan): MeetingChanged {
  const body: MeetingChanged = { meeting: meeting.id };
  if (plan.title !== meeting.title) body.title = plan.title;
  if ((plan.topic ?? "") !== (meeting.topic ?? "")) body.topic = plan.topic ?? "";
  if ((plan.place ?? "") !== (meeting.place ?? "")) body.place = plan.place ?? "";
  if (plan.starts !== meeting.starts) body.starts = plan.starts;
  if (plan.minutes !== meeting.minutes) body.minutes = plan.minutes;
  return body;
}

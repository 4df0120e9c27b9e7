import { useSignal } from "@preact/signals";
import type { Meeting } from "../../../domain/fold/meetings.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { goTo } from "../../routing/place.ts";
import type { PageProps } from "../../routing/route.ts";
import { useSession } from "../../session/use-session.ts";
import { MeetingFields } from "./meeting-fields.tsx";
import { changeOf, formOfMeeting, type MeetingErrors, planOf } from "./meeting-form.ts";
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
        branch={meeting.branch}
        topics={topics}
        isPlanned
        onChange={(part) => (form.value = { ...form.value, ...part })}
      />
      <ActionButton kind="primary" block working="正在保存…" action={save}>
        保存
      </ActionButton>
    </div>
  );
}

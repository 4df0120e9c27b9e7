import { useSignal } from "@preact/signals";
import { addDays } from "../../../domain/day.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { newId } from "../../new-id.ts";
import { goTo } from "../../routing/place.ts";
import { today } from "../../session/reckonings.ts";
import { useSession } from "../../session/use-session.ts";
import { MeetingFields } from "./meeting-fields.tsx";
import { daysOf, type MeetingErrors, type MeetingForm, plainMeeting, planOf } from "./meeting-form.ts";
import { useTopics } from "./meeting-topics.ts";
import { BranchPage } from "./my-units.tsx";

export function MeetingPlanPage() {
  return (
    <BranchPage title="安排会议" back="/branch/meetings" backLabel="会议">
      {(branch) => <PlanMeeting branch={branch.id} />}
    </BranchPage>
  );
}

function PlanMeeting({ branch }: { branch: UnitId }) {
  const { phone } = useSession();
  const topics = useTopics(branch);
  const draft = useDraft<MeetingForm>(`meeting-plan:${branch}`, {
    kind: "collective-study",
    title: "",
    topic: "",
    place: "",
    day: addDays(today(), 1),
    time: "19:30",
    minutes: "90",
    ...plainMeeting,
  });
  const errors = useSignal<MeetingErrors>({});

  async function plan(): Promise<void> {
    const result = planOf(draft.content.value);
    errors.value = "errors" in result ? result.errors : {};
    if ("errors" in result) return;
    const { plan, starts } = result;
    const series = starts.length > 1 ? { series: newId() } : {};
    const bodies = starts.map((at) => ({ meeting: newId(), branch, ...plan, starts: at, ...series }));
    await draft.send(() =>
      phone.write(
        bodies.map((body) => ({ kind: "meeting-planned" as const, body })),
        { draft: draft.id },
      ),
    );
    goTo(`/branch/meetings/${bodies[0]!.meeting}`, true);
  }

  const count = daysOf(draft.content.value).length;
  return (
    <div class="stack">
      <MeetingFields
        form={draft.content.value}
        errors={errors.value}
        branch={branch}
        topics={topics}
        onChange={(part) => draft.change(part)}
      />
      <ActionButton kind="primary" block working="正在保存…" action={plan}>
        {count > 1 ? `安排这 ${count} 次` : "安排"}
      </ActionButton>
    </div>
  );
}

import { useSignal } from "@preact/signals";
import { laterOfSeries } from "../../../domain/fold/meeting-series.ts";
import { foldMeetings, type Meeting } from "../../../domain/fold/meetings.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useKeptWords } from "../../drafts/use-kept-words.ts";
import { useFold } from "../../session/use-session.ts";
import { SeriesChoice, type SeriesPart } from "./series-choice.tsx";

/** Asks why, and of one of several whether the later ones go with it. */
export function CancelMeeting({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const later = laterOfSeries(useFold(foldMeetings), meeting);
  const part = useSignal<SeriesPart>("one");
  const why = useKeptWords(`cancel:${meeting.id}`);

  async function cancel(): Promise<void> {
    const reason = why.value.trim();
    const those = part.value === "later" ? [meeting, ...later.free] : [meeting];
    await why.write(
      those.map(({ id }) => ({
        kind: "meeting-cancelled" as const,
        body: { meeting: id, ...(reason && { why: reason }) },
      })),
    );
    onClose();
  }

  return (
    <Sheet title="取消这次会议" closeLabel="不取消，返回" onClose={onClose}>
      <SeriesChoice
        label="取消哪几次"
        later={later}
        value={part.value}
        onChange={(value) => (part.value = value)}
      />
      <TextField
        label="为什么（可不填，党员会看到）"
        value={why.value}
        maxLength={100}
        onInput={(value) => (why.value = value)}
      />
      <ActionButton kind="primary" block action={cancel}>
        取消会议
      </ActionButton>
    </Sheet>
  );
}

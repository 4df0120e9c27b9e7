import { foldMeetings, type Meeting, meetingsOfBranch } from "../../../../domain/fold/meetings.ts";
import { foldTexts } from "../../../../domain/fold/texts.ts";
import { foldOrg } from "../../../../domain/fold/org.ts";
import { heardOf } from "../../../../domain/papers/catch-up.ts";
import type { PapersSource } from "../../../../domain/papers/paper.ts";
import { useFold } from "../../../session/use-session.ts";
import { meetingKindWords } from "../../../words/meeting-words.ts";
import { useNames } from "../member-names.ts";
import { useBranchProgress, useRoster } from "../staff-reckonings.ts";

/** What the papers of a meeting are made from, as this phone knows it. */
export function usePapersSource(meeting: Meeting, branch: string): PapersSource {
  const { members } = useRoster(meeting.branch);
  const { credit } = useBranchProgress(meeting.branch);
  const meetings = useFold(foldMeetings);
  const { units } = useFold(foldOrg);
  const texts = useFold(foldTexts);
  return {
    meeting,
    meetings: meetingsOfBranch(meetings, meeting.branch),
    branch,
    members,
    credit,
    nameOf: useNames(),
    unitOf: (unit) => units.get(unit)?.name ?? "外支部",
    textTitle: (text) => texts.byId.get(text)?.title,
    kindWords: meetingKindWords[meeting.kind],
  };
}

/** When each member's phone was last heard from. */
export function useHeard(): ReturnType<typeof heardOf> {
  return useFold(heardOf);
}

import { reckonCredit } from "../credit-hours.ts";
import type { SeenEntry } from "../entry.ts";
import { foldMeetings, meetingsOfBranch } from "../fold/meetings.ts";
import { foldMembers, membersOfBranch } from "../fold/members.ts";
import { type CatchUp, catchUpList, heardOf } from "../papers/catch-up.ts";
import { hoursPaper } from "../papers/hours.ts";
import { messageWords } from "../papers/message.ts";
import { copyPaper, minutesPaper } from "../papers/minutes.ts";
import type { Paper, PapersSource } from "../papers/paper.ts";
import { signInPaper } from "../papers/sign-in.ts";

export interface PapersOfOne {
  source: PapersSource;
  signIn: Paper;
  minutes: Paper;
  copy: Paper;
  hours: Paper;
  message: string;
  catchUp: CatchUp;
}

/** Every paper of every meeting in a history, closed or not. */
export function papersOfAll(entries: readonly SeenEntry[]): PapersOfOne[] {
  const meetings = foldMeetings(entries);
  const members = foldMembers(entries);
  const credit = reckonCredit(entries, [], meetings);
  const heard = heardOf(entries);
  return meetings.list.map((meeting) => {
    const source: PapersSource = {
      meeting,
      meetings: meetingsOfBranch(meetings, meeting.branch),
      branch: meeting.branch,
      members: membersOfBranch(members, meeting.branch),
      credit,
      nameOf: (member) => member,
      unitOf: (unit) => unit,
      textTitle: (text) => text,
      kindWords: meeting.kind,
    };
    return {
      source,
      signIn: signInPaper(source),
      minutes: minutesPaper(source),
      copy: copyPaper(source),
      hours: hoursPaper(source),
      message: messageWords(source),
      catchUp: catchUpList(source, heard),
    };
  });
}

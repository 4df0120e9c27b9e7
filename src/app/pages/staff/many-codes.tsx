import { codeDoubt, MANY_MISSES } from "../../../domain/code-doubt.ts";
import { missesWords } from "../../../domain/evidence-reason-words.ts";
import type { Meeting } from "../../../domain/fold/meetings.ts";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { useNames } from "./member-names.ts";

/** Somebody typed code after code, and none fitted: the branch asks him, and one mark on the roster settles it. */
export function ManyCodes({ meeting }: { meeting: Meeting }) {
  const name = useNames();
  const who = [...meeting.attendance.values()].flatMap((attendance) => {
    const { misses } = codeDoubt(attendance);
    return attendance.marked === undefined && misses >= MANY_MISSES
      ? [{ member: attendance.member, misses }]
      : [];
  });
  if (who.length === 0) return null;
  return (
    <Notice kind="look" title="有人的签到码没有对上">
      {who.map(({ member, misses }) => (
        <p key={member}>
          {name(member)}：{missesWords(misses)}。
        </p>
      ))}
      <ButtonLink to={`/branch/meetings/${meeting.id}/roster`}>去点名里记一下</ButtonLink>
    </Notice>
  );
}

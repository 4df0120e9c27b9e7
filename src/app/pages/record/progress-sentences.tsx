import { progressWords } from "../../../domain/requirement-words.ts";
import type { RequirementProgress } from "../../../domain/requirement-progress.ts";
import { receivedUntilWords } from "../../../domain/day-words.ts";
import { today } from "../../session/reckonings.ts";

/** What is asked, as sentences. Who is exempt sees no deficit. */
export function ProgressSentences({ progress }: { progress: readonly RequirementProgress[] }) {
  const until = progress[0]?.receivedUntil;
  return (
    <div class="stack close">
      <ul class="stack close">
        {progress.map((one) => (
          <li key={one.requirement.id}>
            <span class="muted">{one.requirement.title}：</span>
            <span>{progressWords(one, today())}</span>
          </li>
        ))}
      </ul>
      {until !== undefined && (
        <p class="muted small">{receivedUntilWords(until, today())}，手机上刚写的也算在内</p>
      )}
    </div>
  );
}

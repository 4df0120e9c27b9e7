import * as v from "valibot";
import { RecoveryAnswer } from "../../protocol/recovery.ts";

/** Whether this browser was somebody's and lost its storage; undefined: no, or no network. */
export async function askRecovery(): Promise<RecoveryAnswer | undefined> {
  try {
    const answer = await fetch("/api/recovery", { credentials: "same-origin" });
    return answer.ok ? v.parse(RecoveryAnswer, await answer.json()) : undefined;
  } catch {
    return undefined;
  }
}

import type { RecoveryAnswer } from "../../protocol/recovery.ts";

/**
 * Whether this browser was somebody's and lost its storage; undefined: no, or no network. Looked at for its outline only, as
 * every answer is (`sync/read-answer.ts`): this stands on a stranger's first page, which carries no schemas.
 */
export async function askRecovery(): Promise<RecoveryAnswer | undefined> {
  try {
    const reply = await fetch("/api/recovery", { credentials: "same-origin" });
    const answer = reply.status === 200 ? ((await reply.json()) as Partial<RecoveryAnswer> | null) : null;
    return typeof answer?.consent === "number" &&
      [answer.name, answer.branch, answer.device].every((field) => typeof field === "string")
      ? (answer as RecoveryAnswer)
      : undefined;
  } catch {
    return undefined;
  }
}

import type { weaknessOf } from "../../../local-db/lock/pin-lock.ts";

/** "30 秒", "2 分钟" */
export function waitWords(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds < 90 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`;
}

/** Why something is no PIN. */
export const weakWords: Record<NonNullable<ReturnType<typeof weaknessOf>>, string> = {
  short: "太短了，至少要 6 位。",
  long: "太长了，最多 64 位。",
  guessed: "这个谁都会先试。请换一个，不要连号，也不要全一样。",
};

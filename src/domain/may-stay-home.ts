import type { Arrangement } from "./entries/membership.ts";

/**
 * Nobody waits for him at a meeting: study is brought to him, or no hours are asked of him. He may come whenever he likes, and where
 * nothing is known of him he is not missing.
 */
export function mayStayHome({ arrangements }: { arrangements: readonly Arrangement[] }): boolean {
  return arrangements.some((one) => one === "study-brought-home" || one === "no-hours");
}

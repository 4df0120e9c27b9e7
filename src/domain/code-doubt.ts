import type { Attendance } from "./attendance.ts";
import type { EvidenceReason, SeenEntry } from "./entry.ts";

/** What could not be checked of the codes that a member typed at one meeting. */
export interface CodeDoubt {
  /**
   * Of the best known of them, why; `waiting`: the server has not looked at it, since it has not heard of the meeting's opening.
   * Absent where one of them is known to be good, or none was typed.
   */
  reason?: EvidenceReason | "waiting";
  /** how many different codes did not fit */
  misses: number;
}

/** So many different codes that do not fit are no slip of the finger: the check digit tells nine slips in ten. The branch is told. */
export const MANY_MISSES = 5;

export function codeDoubt({ claims = [] }: Pick<Attendance, "claims">): CodeDoubt {
  const missed = new Set<string>();
  let best: CodeDoubt["reason"];
  let isKnown = claims.length === 0;
  for (const claim of claims) {
    if (claim.evidence !== undefined && claim.evidence !== "C") {
      isKnown = true;
      continue;
    }
    const reason = reasonOf(claim);
    if (best === undefined || rank(reason) < rank(best)) best = reason;
    if (rank(reason) > rank("waiting")) missed.add(claim.body.code);
  }
  return { ...(best !== undefined && !isKnown ? { reason: best } : {}), misses: missed.size };
}

/** Facts of before reasons were said, and reasons that only a newer server knows, come to: not found. */
function reasonOf({ evidence, evidenceReason }: SeenEntry): NonNullable<CodeDoubt["reason"]> {
  if (evidence === undefined) return "waiting";
  return evidenceReason !== undefined && ORDER.includes(evidenceReason) ? evidenceReason : "no-such-code";
}

/** One that was shown is the best known, then one that may still turn out to be. */
const ORDER: readonly NonNullable<CodeDoubt["reason"]>[] = [
  "after-closing",
  "waiting",
  "no-such-code",
  "same-again",
  "not-yet-shown",
  "many-tries",
];
function rank(reason: NonNullable<CodeDoubt["reason"]>): number {
  return ORDER.indexOf(reason);
}

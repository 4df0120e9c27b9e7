import type { PairingMade } from "../entries/membership.ts";
import type { SeenEntry } from "../entry.ts";
import type { Day, Instant, MemberId, PairingId } from "../ids.ts";
import { inOrder } from "./in-order.ts";

/** 送学人 and the elder he visits. */
export interface Pairing extends Omit<PairingMade, "pairing"> {
  id: PairingId;
  made: Instant;
  ended?: { at: Instant; by: MemberId };
}

/** All ever made, the earliest first. */
export function foldPairings(entries: readonly SeenEntry[]): readonly Pairing[] {
  const pairings = new Map<PairingId, Pairing>();
  const ends: SeenEntry<"pairing-ended">[] = [];
  for (const entry of inOrder(entries)) {
    if (entry.kind === "pairing-made" && !pairings.has(entry.body.pairing)) {
      const { pairing, ...rest } = entry.body;
      pairings.set(pairing, { ...rest, id: pairing, made: entry.at });
    } else if (entry.kind === "pairing-ended") ends.push(entry);
  }
  for (const { body, at, by } of ends) {
    const pairing = pairings.get(body.pairing);
    if (pairing !== undefined) pairing.ended ??= { at, by };
  }
  return [...pairings.values()];
}

/** `until` is the last day on which it holds. */
export function pairingHolds(pairing: Pairing, day: Day): boolean {
  return pairing.ended === undefined && day <= pairing.until;
}

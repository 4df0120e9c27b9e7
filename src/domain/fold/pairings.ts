import type { PairingMade } from "../entries/membership.ts";
import type { Confirmation, ConfirmationProof } from "../entries/visits.ts";
import type { SeenEntry } from "../entry.ts";
import type { Day, Instant, MemberId, PairingId } from "../ids.ts";
import { inOrder } from "./in-order.ts";

/** 送学人 and the elder he visits. */
export interface Pairing extends Omit<PairingMade, "pairing"> {
  id: PairingId;
  made: Instant;
  /** he has said yes; absent: the 送学人 has still to ask him, and writes nothing for him before */
  agreed?: Agreed;
  ended?: { at: Instant; by: MemberId };
}

export interface Agreed {
  way: Confirmation;
  at: Instant;
  by: MemberId;
  proof?: ConfirmationProof;
}

/** All ever made, the earliest first. */
export function foldPairings(entries: readonly SeenEntry[]): readonly Pairing[] {
  const pairings = new Map<PairingId, Pairing>();
  const ends: SeenEntry<"pairing-ended">[] = [];
  const yeses: SeenEntry<"pairing-consented">[] = [];
  for (const entry of inOrder(entries)) {
    if (entry.kind === "pairing-made" && !pairings.has(entry.body.pairing)) {
      const { pairing, ...rest } = entry.body;
      const { consent: way } = rest;
      const agreed = way === "to-ask" ? {} : { agreed: { way, at: entry.at, by: entry.by } };
      pairings.set(pairing, { ...rest, id: pairing, made: entry.at, ...agreed });
    } else if (entry.kind === "pairing-ended") ends.push(entry);
    else if (entry.kind === "pairing-consented") yeses.push(entry);
  }
  for (const { body, at, by, of } of yeses) {
    const pairing = pairings.get(body.pairing);
    if (pairing?.elder !== of) continue;
    const { way, proof } = body;
    pairing.agreed ??= { way, at, by, ...(proof && { proof }) };
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

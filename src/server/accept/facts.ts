import type { EvidenceLevel, EvidenceReason, VerdictReason } from "../../domain/entry.ts";
import type { FeedId } from "../../domain/feeds.ts";
import type { EntryId, Instant, MeetingId, MemberId, ShareId } from "../../domain/ids.ts";
import { concat, fromBase64Url, toBase64Url } from "../../protocol/bytes.ts";
import { utf8 } from "../../protocol/utf8.ts";
import { sha256 } from "./crypto.ts";

/**
 * What the server found out or did about the entries `from`…`to` of one journal, at `at`. Stored as its exact JSON, chained:
 *
 *     link(0) = H(0x04 ‖ device)      link(f) = H(0x05 ‖ link(f-1) ‖ fact)
 *
 * The first fact about an entry tells when it was received.
 */
export type Fact =
  | (About & { fact: "accepted"; feeds: readonly FeedId[]; due?: Instant; by?: EntryId })
  | (About & { fact: "pending"; reason: VerdictReason; ref?: string })
  /** `feeds`: of the staff who may let it in; `due`: they are not shown it before, since it may be taken back */
  | (About & {
      fact: "quarantined";
      reason: VerdictReason;
      detail?: string;
      feeds?: readonly FeedId[];
      due?: Instant;
    })
  /** to further feeds: when it could no longer be taken back, or its owner had moved */
  | (About & { fact: "published"; feeds: readonly FeedId[] })
  | (About & { fact: "taken-back"; by: EntryId })
  | (About & { fact: "erased"; by: EntryId; above?: true; share?: ShareId })
  | (About & {
      fact: "evidence";
      level: EvidenceLevel;
      why?: EvidenceReason;
      meeting: MeetingId;
      feeds: readonly FeedId[];
    })
  | (About & { fact: "enrolled"; member: MemberId })
  | (About & { fact: "revoked"; by: EntryId });

interface About {
  from: number;
  to: number;
  at: Instant;
}

export function firstFactLink(device: string): string {
  return toBase64Url(sha256(concat(Uint8Array.of(4), utf8(device))));
}

export function nextFactLink(link: string, fact: string): string {
  return toBase64Url(sha256(concat(Uint8Array.of(5), fromBase64Url(link) ?? new Uint8Array(), utf8(fact))));
}

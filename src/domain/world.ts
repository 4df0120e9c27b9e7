import type { Role, UnitLevel } from "./entries/campaign.ts";
import type { SharingAllowed } from "./entries/essays.ts";
import type { WishTold } from "./entries/visits.ts";
import type { FormPublished } from "./entries/forms.ts";
import type { MeetingKind } from "./entries/meetings.ts";
import type { MemberStatus } from "./entries/membership.ts";
import type {
  BlobId,
  Day,
  DeviceId,
  EntryId,
  FormId,
  Instant,
  InvitationId,
  MeetingId,
  MemberId,
  PairingId,
  ShareId,
  TextId,
  UnitId,
} from "./ids.ts";

/**
 * What the policy needs to know of the world, as look-ups: the server answers from its registry tables, a phone from its folds.
 * `undefined` means "not heard of yet", which makes what refers to it pending, not wrong.
 */
export interface World {
  member(id: MemberId): KnownMember | undefined;
  unit(id: UnitId): KnownUnit | undefined;
  device(id: DeviceId): KnownDevice | undefined;
  text(id: TextId): KnownText | undefined;
  meeting(id: MeetingId): KnownMeeting | undefined;
  form(id: FormId): KnownForm | undefined;
  pairing(id: PairingId): KnownPairing | undefined;
  pairingsOf(helper: MemberId): readonly KnownPairing[];
  /** those in which he is the elder */
  pairingsFor(elder: MemberId): readonly KnownPairing[];
  share(id: ShareId): KnownShare | undefined;
  invitation(id: InvitationId): KnownInvitation | undefined;
  /** An entry that another refers to, whatever its verdict; undefined also while its writer is not known. */
  entry(id: EntryId): KnownEntry | undefined;
}

export interface KnownMember {
  id: MemberId;
  status: MemberStatus;
  homeBranch: UnitId;
  hostBranch?: UnitId;
  roles: readonly { role: Role; unit: UnitId; until?: Instant }[];
}

export interface KnownUnit {
  id: UnitId;
  /** from the root down to and including the unit */
  path: readonly UnitId[];
  level: UnitLevel;
  city?: string;
}

export interface KnownDevice {
  id: DeviceId;
  /** the office's own device on the server: what it does by command */
  isServer?: boolean;
  /** whose it is; undefined until its enrolment has been accepted */
  member?: MemberId;
  revoked: boolean;
}

export interface KnownText {
  id: TextId;
  unit: UnitId;
  /** the blob that a named person has proofread, if any */
  proofread?: BlobId;
}

export interface KnownMeeting {
  id: MeetingId;
  branch: UnitId;
  kind?: MeetingKind;
  /** who is asked by name; empty or absent: nobody in particular */
  named?: readonly MemberId[];
}

export interface KnownForm {
  id: FormId;
  /** who asks */
  unit: UnitId;
  way: FormPublished["way"];
  /** the newest version */
  blob: BlobId;
}

export interface KnownPairing {
  id: PairingId;
  helper: MemberId;
  elder: MemberId;
  until: Day;
  /** the elder has said yes */
  agreed: boolean;
  ended: boolean;
}

export interface KnownShare {
  id: ShareId;
  /** the sharing-allowed entry: `World.entry` says what it allows */
  entry: EntryId;
  /** by its writer, everywhere */
  withdrawn: boolean;
}

export interface KnownInvitation {
  id: InvitationId;
  member: MemberId;
  /** who made it; undefined: the server's own device */
  by?: MemberId;
  expires: Instant;
  /** the device that used it */
  usedBy?: DeviceId;
  withdrawn: boolean;
}

export interface KnownEntry {
  id: EntryId;
  kind: string;
  by: MemberId;
  of: MemberId;
  received: Instant;
  /** of a complaint: it went past the branch. True also where its body has been erased. */
  above?: boolean;
  /** of a wish-told: to whom it went; absent where it has been erased */
  wishTo?: WishTold["to"];
  /** of a sharing-allowed: what may be shown; absent where it has been erased */
  allows?: Pick<SharingAllowed, "title" | "text" | "name" | "upward">;
}

import type { Campaign, UnitLevel } from "../../domain/entries/campaign.ts";
import type { MeetingKind } from "../../domain/entries/meetings.ts";
import type { Arrangement, Cohort } from "../../domain/entries/membership.ts";
import type { DeviceId, EntryId, Instant, MemberId, UnitId } from "../../domain/ids.ts";
import type {
  KnownForm,
  KnownInvitation,
  KnownMeeting,
  KnownMember,
  KnownPairing,
  KnownShare,
  KnownText,
  KnownUnit,
} from "../../domain/world.ts";

/**
 * What the registry keeps of each thing: what the policy asks for, and what views, invitations and check-ins need beside it.
 * `stamps` says of each value when it was said, so that any order of arrival gives the same.
 */
export interface Stamped {
  stamps: Record<string, Stamp>;
}
/** time, device and number of the entry that said it: the order of `compareEntries` */
export type Stamp = readonly [at: Instant, device: DeviceId, n: number];

export interface UnitDoc extends KnownUnit, Stamped {
  name: string;
  level: UnitLevel;
  parent: UnitId | null;
  phone?: string;
}

export interface MemberDoc extends KnownMember, Stamped {
  name: string;
  cohorts: readonly Cohort[];
  arrangements: readonly Arrangement[];
  roles: KnownMember["roles"];
}

export interface TextDoc extends KnownText, Stamped {}

export interface MeetingDoc extends KnownMeeting, Stamped {
  kind: MeetingKind;
  /** everybody who was ever asked by name */
  everNamed?: readonly MemberId[];
  /** every entry that plans, changes, opens, closes or cancels it, in their order; absent: written before this was kept */
  course?: readonly Stamp[];
  /** the device whose seed its code secret derives from, unless another opened it */
  planner: DeviceId;
  starts: Instant;
  minutes: number;
  cancelled: boolean;
  /** when it was opened and closed, on the clock of which device: what check-in codes are verified against */
  openings: readonly Turn[];
  closings: readonly Turn[];
}
export interface Turn {
  device: DeviceId;
  n: number;
  at: Instant;
  received: Instant;
  /** of an opening: the server's clock when that phone last heard of it before */
  heard?: Instant;
}

/** `closed`: by hand. `closes`: at latest, by the server's clock. */
export interface FormDoc extends KnownForm, Stamped {
  title: string;
  /** first; not moved by another version */
  published: Instant;
  cohorts?: readonly Cohort[];
  closes?: Instant;
  closed: boolean;
}

/**
 * `shown`: the entries that hold a copy of its words; they go when it is withdrawn or erased. `stamps`: by unit, when its staff
 * last took it down there.
 */
export interface ShareDoc extends KnownShare, Stamped {
  shown: readonly ShownCopy[];
}
export interface ShownCopy {
  entry: EntryId;
  unit: UnitId;
}

/** `agreed`: where he had still to be asked, because of one of `yes`, entries that say so. */
export interface PairingDoc extends KnownPairing, Stamped {
  isToAsk: boolean;
  yes: readonly EntryId[];
}
export interface InvitationDoc extends KnownInvitation, Stamped {
  purpose: "enrol" | "hand-over";
}
export interface CampaignDoc extends Stamped {
  id: string;
  campaign: Campaign;
}

export interface Docs {
  units: UnitDoc;
  members: MemberDoc;
  texts: TextDoc;
  meetings: MeetingDoc;
  forms: FormDoc;
  shares: ShareDoc;
  pairings: PairingDoc;
  invitations: InvitationDoc;
  campaigns: CampaignDoc;
}
export type DocTable = keyof Docs;

export const DOC_TABLES: readonly DocTable[] = [
  "units",
  "members",
  "texts",
  "meetings",
  "forms",
  "shares",
  "pairings",
  "invitations",
  "campaigns",
];

/** The columns beside `id` and `doc` by which a table is looked up. */
export const LOOKUP_COLUMNS: { [T in DocTable]: Readonly<Record<string, (doc: Docs[T]) => string | null>> } =
  {
    units: { parent: (unit) => unit.parent },
    members: {
      home_branch: (member) => member.homeBranch,
      host_branch: (member) => member.hostBranch ?? null,
    },
    texts: {},
    meetings: { branch: (meeting) => meeting.branch },
    forms: { unit: (form) => form.unit },
    shares: {},
    pairings: { helper: (pairing) => pairing.helper, elder: (pairing) => pairing.elder },
    invitations: {},
    campaigns: {},
  };

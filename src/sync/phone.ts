import type { EntryKind, NewEntry, SeenEntry, VerdictReason } from "../domain/entry.ts";
import type { Role } from "../domain/entries/campaign.ts";
import type { BlobId, DeviceId, EntryId, Instant, MemberId, TextId, UnitId } from "../domain/ids.ts";
import type { BundleTrouble } from "../protocol/carry/bundle.ts";
import type { ImportAnswer } from "../protocol/import-file.ts";
import type { UnitView } from "../protocol/views.ts";
import type { FileToImport, Reply } from "./ports.ts";

/**
 * One device of one person: what a screen (or a simulation) holds in its hand. Everything that returns a promise has
 * happened, durably, when it resolves; nothing waits for the network but `contact`.
 */
export interface Phone {
  readonly state: PhoneState;
  /** Called after every change of `state` or of what `entries` gives. @returns stops it */
  subscribe(listener: () => void): () => void;

  /** Own journal and all feeds, once each, in the order of `compareEntries`. The same array until something changes. */
  entries(): readonly SeenEntry[];

  /**
   * Writes entries, in one strict transaction, and removes the draft that they came from in the same one; its files, which were put
   * as such, go up from then on.
   * @throws StorageFull, StorageLost, EntryTooLarge (`protocol/write-entry.ts`): nothing was written; the caller keeps the words
   * on the screen. NotEnrolled: there is no journal yet
   */
  write<K extends EntryKind>(entries: readonly NewEntry<K>[], from?: WrittenFrom): Promise<EntryId[]>;

  /**
   * Makes a key and entry 1. Where an earlier enrolment was refused or has ended, what it had written and the branch has not
   * got goes on in the new journal. @throws EnrolledAlready
   */
  enrol(how: {
    proof?: string;
    consentVersion: number;
    label: string;
    continues?: DeviceId;
    /** what bundles are sealed to, where an invitation brought it: raw P-256 point */
    serverKey?: Uint8Array<ArrayBuffer>;
  }): Promise<void>;

  /** Talks to the server now, if it can be reached. Never throws for the network: see `state.contact`. */
  contact(): Promise<void>;

  readonly drafts: DraftStore;
  readonly blobs: BlobStore;
  readonly carry: Carry;

  /**
   * The member's own code as of now, to be held up to the organiser's camera (`protocol/member-code.ts`); without a network.
   * @throws NotEnrolled: whose phone this is, is not known yet
   */
  memberCode(): Promise<string>;

  /**
   * Asks the server something that is no entry, as this member; an answer that is not kept by sync.
   * @param path behind `/api/` @param body sent as JSON; absent: a GET
   */
  ask(path: string, body?: unknown): Promise<Reply<string>>;

  /** Asked of the server each time and not kept: figures for units above the branch (`protocol/views.ts`). */
  unitView(unit: UnitId): Promise<UnitViewAnswer>;

  /**
   * Sends a file to be read on the server; nothing of it stays there where it is refused. What was read becomes a text with the
   * entry that the caller then writes.
   * @param on called with the bytes sent so far
   */
  importFile(file: FileToImport, on: (sent: number) => void): Promise<ImportFileAnswer>;

  /** Everything of one's own that this phone holds, for export; also what is not uploaded yet. */
  exportOwn(): Promise<string>;
  /** Deletes all of this person's data from the phone. */
  forget(): Promise<void>;
}

/** What is given from phone to phone where there is no network (`protocol/carry/bundle.ts`). */
export interface Carry {
  /**
   * What waits here, as a bundle that only the server can open. It goes on waiting until a receipt says that it has arrived.
   * @param name as the carrier knows who gives it @param most bytes
   * @returns undefined: there is no journal here, or the server's key is not known
   */
  give(name: string, most?: number): Promise<Given | undefined>;
  /** What was given away and whose answer nobody has brought back yet, the oldest first. */
  givenAway(): Promise<readonly GivenAway[]>;
  /**
   * Published texts with their pictures and recordings, as far as they are on this phone, for one without a network. Nobody's name is on them, and they
   * are not sealed: whoever gets them checks them by the hashes that entries name.
   */
  giveTexts(texts: readonly TextId[]): Promise<GivenTexts>;
  /** What bundles are sealed to, for an invitation to bring it to a phone without a network: raw P-256 point, base64url. */
  serverKey(): Promise<string | undefined>;
  /** Takes in what came as a file or by frames: to be carried, or an answer to what was given. */
  takeIn(bytes: Uint8Array<ArrayBuffer>): Promise<TakenIn>;
  /** what this phone carries for others */
  carrying(): Promise<readonly Carrying[]>;
  /** It has been brought back, or is given up. @param key of `Carrying` */
  putDown(key: string): Promise<void>;
}

export interface Given {
  bytes: Uint8Array<ArrayBuffer>;
  entries: number;
  /** there is more than fitted */
  more: boolean;
  /** photos and voices that are in it, and those that did not fit: none fit where `most` was given */
  files: number;
  filesLeft: number;
}

export interface GivenTexts {
  bytes: Uint8Array<ArrayBuffer>;
  files: number;
  /** files that are not here, or not whole, or were too many for one file */
  missing: number;
}

export interface GivenAway {
  at: Instant;
  entries: number;
}

export interface TakenIn {
  /** now carried, each by the name of its giver */
  carried: { name: string; entries: number }[];
  /** photos and voices of theirs, now carried too */
  files: number;
  /** texts, pictures and recordings that are now here, whole */
  texts: number;
  /** of those, the ones that no entry here names yet: nothing shows them before one does */
  unnamed: number;
  /** was here already */
  known: number;
  /** answers to this phone that were heard */
  heard: number;
  /** photos and voices of this phone that are now known to be on the server */
  filesThere: number;
  /** answers that are kept for somebody else */
  forOthers: number;
  /** answers that said nothing new */
  old: number;
  /** @see BundleTrouble; changed: an answer that the server did not write in this way */
  trouble: { why: BundleTrouble | "changed"; at: number }[];
}

export interface Carrying {
  key: string;
  /** who gave it */
  name: string;
  device: DeviceId;
  /** by his clock */
  at: Instant;
  entries: number;
  /** a piece of a photo or voice, and no entries */
  isFile?: true;
  /** waiting: for a network · answered: the answer can be brought back */
  state: "waiting" | "answered";
  /** what goes on: the bundle itself, or the answer to it */
  bytes: Uint8Array<ArrayBuffer>;
  /** the server will not have it: a code of `protocol/errors.ts` */
  refused?: string;
}

export interface WrittenFrom {
  draft: string;
  /** put with `draft` */
  blobs?: readonly BlobId[];
}

export interface PhoneState {
  device?: DeviceId;
  member?: MemberId;
  roles: readonly { role: Role; unit: UnitId; until?: Instant }[];
  /** fresh: no journal yet · waiting: enrolled here, not judged yet · enrolled · refused: the invitation did not hold · ended */
  enrolment: "fresh" | "waiting" | "enrolled" | "refused" | "ended";
  enrolmentReason?: string;
  outbox: Outbox;
  contact: Contact;
  /** base64url; staff only: meeting secrets derive from it */
  codeSeed?: string;
  /** damaged: what was stored under a PIN was changed from outside */
  storage: "good" | "full" | "lost" | "blocked" | "damaged";
  /**
   * Since this page was opened there was no room left, and what can be fetched again made it: pictures and sound first, and the
   * texts too only where that was not enough.
   */
  hasShed?: Shed;
}

export type Shed = "media" | "texts";

/** Never thrown for the network: no answer, or no right to one, is an answer. */
export type UnitViewAnswer = { view: UnitView } | { view: undefined; why: "offline" | "not-allowed" };

/** `away`: nothing is known of the file. `wait`: ms that the server asked to wait. */
export type ImportFileAnswer =
  ImportAnswer | { outcome: "away"; why: "offline" | "not-allowed" | "too-large" | "busy"; wait?: number };

/** What is not on the server yet, and what the server set apart. */
export interface Outbox {
  waiting: number;
  /** when the oldest waiting entry was written */
  oldest?: Instant;
  /** photos and the like not uploaded yet */
  blobs: number;
  /** as many of them are recordings */
  sounds?: number;
  /** bytes of these and of those that arrived since the last time that none waited: what the server has acknowledged, of all */
  upload?: { sent: number; total: number };
  /** of which kind the one is that is on its way now, and the how manieth of its kind */
  underWay?: { isSound: boolean; nth: number; of: number };
  /** files besides that wait for another network, as their owner wanted */
  heldBack?: number;
  /** of `blobs`: the server would not have them, and they are tried again after an hour at the earliest */
  refused?: { tooLarge: number; tooMany: number };
  /** everything up to this entry is on the server */
  receiptedThrough: number;
  /** four digits that both sides can read out: 回执 0412 */
  receiptNumber?: string;
  exceptions: readonly {
    entry: EntryId;
    verdict: "pending" | "quarantined";
    reason: VerdictReason;
    detail?: string;
  }[];
}

export interface Contact {
  status: "never" | "good" | "offline" | "working" | "protocol-too-old";
  /** last time the server answered, by its clock */
  last?: Instant;
  /** server clock minus this device's clock, ms; 0 until known */
  clockOffset: number;
  /** the server asked not to be called before this, by this device's clock */
  notBefore?: Instant;
}

/** What is being typed: mutable, private, no entry. */
export interface DraftStore {
  /** Saved strictly durable when it resolves. `base` is the rev that the caller had loaded; another one there: both are kept. */
  save(draft: Draft, base?: number): Promise<DraftSaved>;
  /**
   * For a page that is hidden or left and may never hear an answer: writes at once, without looking at what is there. Saved as
   * usual later, or taken up by the next `load`; then what another tab saved meanwhile is kept too.
   */
  park(draft: Draft, base?: number): Promise<void>;
  load(id: string): Promise<Draft | undefined>;
  list(): Promise<readonly Draft[]>;
  remove(id: string): Promise<void>;
}

export interface Draft {
  /** "essay:<essay id>", "log", …: names what is being written */
  id: string;
  /** counts saves; set by the store */
  rev?: number;
  savedAt?: Instant;
  content: Record<string, unknown>;
}

/** conflict: another tab had saved meanwhile; its text is kept under `other`, ours under the id. */
export interface DraftSaved {
  rev: number;
  savedAt: Instant;
  conflict?: { other: string };
}

export interface BlobStore {
  /**
   * Keeps bytes of one's own, to be uploaded when a network comes by. `draft`: they are nobody else's until an entry hands them in,
   * see `write`; till then they stay here, and can be removed.
   */
  put(bytes: Uint8Array<ArrayBuffer>, type: string, as?: "draft"): Promise<BlobId>;
  /** From the phone only. */
  get(id: BlobId): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Many, in whatever order they lie; those that are not on the phone are passed over. Waits for `each` before the next. */
  readEach(
    ids: readonly BlobId[],
    each: (id: BlobId, bytes: Uint8Array<ArrayBuffer>) => void | Promise<void>,
  ): Promise<void>;
  /** Which of these are on the phone. */
  has(ids: readonly BlobId[]): Promise<ReadonlySet<BlobId>>;
  /** All that lies here and takes room, those among them that are not whole yet. */
  held(): Promise<readonly HeldBlob[]>;
  /**
   * Fetches from the server, as a rule all in one request, resuming what was begun; each is checked by its hash. Stops at `signal`.
   * @param on called with how many bytes of all that is wanted are here
   * @throws FetchStopped, after all that could be fetched; StorageFull
   */
  fetch(wanted: readonly WantedBlob[], on: (doneBytes: number) => void, signal?: StopSignal): Promise<void>;
  remove(ids: readonly BlobId[]): Promise<void>;
}

export interface WantedBlob {
  id: BlobId;
  /** bytes */
  size: number;
  /** versions before it, the newest first: where the phone has one, only the difference to it travels */
  earlier?: readonly BlobId[];
  /** a picture or sound: goes before any text where room is needed */
  isMedia?: boolean;
}

export interface HeldBlob {
  id: BlobId;
  /** bytes on the phone */
  have: number;
  /** written here, a photo say; else it can be fetched again */
  isOwn: boolean;
  /** fetched as a picture or sound */
  isMedia: boolean;
}

/** The part of an AbortSignal that is needed here: sync knows no runtime. */
export interface StopSignal {
  readonly aborted: boolean;
}

/** `offline`: try again later, it goes on where it stopped · `forbidden`, `missing`: these blobs are not to be had · `damaged` */
export class FetchStopped extends Error {
  readonly why: "offline" | "forbidden" | "missing" | "damaged";
  constructor(why: FetchStopped["why"], message: string) {
    super(message);
    this.why = why;
  }
}

/** The quota is used up. Texts may be shed; records never are. */
export class StorageFull extends Error {}
/**
 * The database connection is gone and did not come back within 5 s. `blocked`: an older or newer page of this app in another tab
 * holds it; closing those (or loading this one anew) helps.
 */
export class StorageLost extends Error {
  readonly blocked: boolean;
  constructor(message: string, how: { blocked?: boolean; cause?: unknown } = {}) {
    super(message, { cause: how.cause });
    this.blocked = how.blocked ?? false;
  }
}
/** What was stored under a PIN does not open: it was changed, or put in another's place. */
export class StorageDamaged extends Error {}
/** `write` on a phone without a journal, `memberCode` on one that the branch has not let in yet. */
export class NotEnrolled extends Error {}
/** `enrol` on a phone that has a journal already. */
export class EnrolledAlready extends Error {}

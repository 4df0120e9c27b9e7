import type { FeedId } from "../domain/feeds.ts";
import type {
  BlobId,
  DeviceId,
  FormId,
  Instant,
  InvitationId,
  MemberId,
  TextId,
  UnitId,
} from "../domain/ids.ts";
import type { EntryKind, NewEntry, SeenEntry } from "../domain/entry.ts";
import type { Bytes } from "../protocol/bytes.ts";
import type { FormResults } from "../protocol/form-results.ts";
import type { InvitationLookAnswer } from "../protocol/invitation.ts";
import type { OpenAnswers, OpenForm, OpenHandIn } from "../protocol/open-forms.ts";
import type { Frame, PackWant } from "../protocol/pack.ts";
import type { PushAnswer } from "../protocol/push.ts";
import type { RecoveryAnswer } from "../protocol/recovery.ts";
import type { HandInAnswer, SlipAnswer, SlipAsk, SlipHandIn, SlipKey } from "../protocol/slips.ts";
import type { UnitView } from "../protocol/views.ts";

/**
 * What the server does, without HTTP: the routes, the commands, the simulation and the tests all hold this.
 * Clock and randomness are given to `openCore`; the core reads no other.
 */
export interface ServerCore {
  /**
   * Takes one push (`protocol/push.ts`): checks, judges, stores, publishes, and answers when that is durable.
   * Pushes that wait share one commit.
   * @param cookie the recovery cookie that came along, if any
   * @throws Refusal with a code of `protocol/errors.ts` where the push as a whole is not taken
   */
  push(text: string, cookie?: string): Promise<PushOutcome>;

  /**
   * Opens what somebody else has carried here (`protocol/carry/bundle.ts`). What is in it is pushed by `take`.
   * @throws Refusal bad-request, not-found, bad-signature
   */
  openCarried(bundle: Bytes): Promise<CarriedBundle>;

  /** @throws Refusal `unauthorised` where the token is not good, or not any more (revoked, moved out) */
  callerOf(token: string): Promise<Caller>;

  /** @throws Refusal forbidden, not-found */
  feedPage(caller: Caller, feed: FeedId, generation: number, page: number): Promise<FeedPage>;

  look(invitation: InvitationId): Promise<InvitationLookAnswer>;
  recovery(cookie: string): Promise<RecoveryAnswer | undefined>;
  unitView(caller: Caller, unit: UnitId): Promise<UnitView>;

  /** Before a file of his is looked at. @param of `text`: of which it is to be a new version. @throws Refusal forbidden */
  mayImport(caller: Caller, of: { unit: UnitId; text?: TextId }): Promise<void>;

  readonly blobs: ServerBlobs;
  readonly forms: ServerForms;
  readonly office: OfficeDevice;

  /** Publishes what has waited its ten minutes, re-judges what was pending, brings projections up to date. Also runs by itself. */
  settle(): Promise<void>;
  /** Walks every journal, chain, signature and fact, and what is derived from them. Runs beside a live server. */
  verify(): Promise<Verified>;
  /** Makes registry and prepared rows anew from entries and facts. Runs beside a live server. */
  rebuild(): Promise<Rebuilt>;
  epoch(): Promise<string>;
  /** Finishes what is under way, then closes the database. */
  close(): Promise<void>;
}

export type Verified =
  | { sound: true; journals: number; entries: number; erased: number; facts: number }
  /** the first row that is not as it was written; `what` in English, for whoever runs the server */
  | { sound: false; table: string; row: string; what: string };

export interface Rebuilt {
  /** prepared rows of units */
  rows: number;
  /** of the registry: units, members, texts … */
  docs: number;
}

export interface PushOutcome {
  answer: PushAnswer;
  /** set as the HttpOnly recovery cookie when present; null: the one that came along is taken back */
  recoveryCookie?: string | null;
}

export type CarriedBundle = CarriedPush | CarriedFile;

/** A piece of a photo or voice of the giver's. */
export interface CarriedFile {
  readonly is: "file";
  /**
   * Takes it as if he had uploaded it.
   * @returns the answer as a bundle that only the giver can open
   * @throws Refusal as `server/carry/take-file.ts` says
   */
  take(): Promise<{ bundle: Bytes }>;
}

export interface CarriedPush {
  readonly is: "push";
  /** the text of the push in it, of which nothing is believed yet */
  readonly text: string;
  /**
   * Takes the push as if it had come by itself, however late.
   * @returns the answer as a bundle that only the giver can open, and what it says
   * @throws Refusal as `push` does; bad-request where the push is not one that was given to be carried
   */
  take(): Promise<{ answer: PushAnswer; bundle: Bytes }>;
}

export interface Caller {
  device: DeviceId;
  member: MemberId;
  follows: readonly FeedId[];
}

export interface ServerBlobs {
  /** What is there of an upload, as far as this caller has sent it; undefined: nothing */
  offset(id: BlobId, caller?: Caller | "server"): Promise<number | undefined>;
  /** @throws Refusal bad-request where the offset is not the next or the finished bytes have another hash (then nothing is kept) */
  receive(
    caller: Caller | "server",
    id: BlobId,
    at: number,
    total: number,
    piece: Uint8Array,
  ): Promise<"more" | "done">;
  /** @param to the last byte wanted, included; none: to the end @throws Refusal forbidden, not-found */
  read(caller: Caller, id: BlobId, from: number, to?: number): Promise<{ bytes: Uint8Array; size: number }>;
  /** Many at once (`protocol/pack.ts`). Those that he may not read or that are not there are frames too. */
  packs(caller: Caller, wants: readonly PackWant[]): AsyncIterable<Frame>;
}

/** Answers that stand in no journal (`protocol/slips.ts`, `protocol/open-forms.ts`). All throw Refusal not-found for a form of another way. */
export interface ServerForms {
  slipKey(form: FormId): Promise<SlipKey>;
  /** @throws Refusal forbidden, bad-request */
  giveSlip(caller: Caller, form: FormId, ask: SlipAsk): Promise<SlipAnswer>;
  /** @throws Refusal bad-signature, too-large, unavailable */
  takeSlip(handIn: SlipHandIn): Promise<HandInAnswer>;
  /** @throws Refusal forbidden */
  results(caller: Caller, form: FormId): Promise<FormResults>;
  openForm(form: FormId): Promise<OpenForm>;
  /** @throws Refusal too-many */
  takeOpenAnswers(form: FormId, handIn: OpenHandIn): Promise<HandInAnswer>;
  /** @param after of the page before; "": from the start @throws Refusal forbidden */
  openAnswers(caller: Caller, form: FormId, after: string): Promise<OpenAnswers>;
  /** Of a closed form. @returns how many @throws Refusal forbidden */
  eraseOpenAnswers(caller: Caller, form: FormId): Promise<number>;
}

/** The server as a device: what the office does by command is an entry in its journal. Its author is `""`. */
export interface OfficeDevice {
  readonly device: DeviceId;
  /** Seals, pushes to itself, and returns when durable. @throws where an entry is not accepted: it says which and why */
  write(entries: readonly NewEntry[]): Promise<void>;
  putBlob(bytes: Uint8Array): Promise<BlobId>;
  /**
   * What a command needs to know before it writes (which units and members there are): all accepted, unerased entries of
   * these kinds, whoever wrote them, in the order of `compareEntries`.
   */
  read<K extends EntryKind>(kinds: readonly K[]): Promise<SeenEntry<K>[]>;
  /** What there is of a member that he could ask to be erased. */
  held(member: MemberId): Promise<Held>;
}

export interface Held {
  /** entries that he wrote, or others for him, of which the words are still there */
  words: number;
  /** his, in no particular order */
  devices: readonly { device: DeviceId; revoked: boolean }[];
}

/** A refusal of a whole request; `code` is one of `protocol/errors.ts`. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly detail: { now?: Instant; speaks?: number[] };
  constructor(code: RefusalCode, message: string, detail: { now?: Instant; speaks?: number[] } = {}) {
    super(message);
    this.code = code;
    this.detail = detail;
  }
}
export type RefusalCode =
  | "bad-request"
  | "bad-signature"
  | "clock"
  | "unauthorised"
  | "forbidden"
  | "not-found"
  | "too-large"
  | "too-many"
  | "protocol"
  | "unavailable"
  | "internal";

/** One page of a feed. The same object is given again where it is asked for again soon. */
export interface FeedPage {
  /** text of a `FeedChunk` of at most 500 items */
  readonly json: string;
  /** whether it is full: then it never changes in its generation */
  readonly full: boolean;
}

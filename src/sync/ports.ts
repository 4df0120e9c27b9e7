import type { Bytes } from "../protocol/bytes.ts";
import type { Sha256 } from "../protocol/chain.ts";
import type { ErrorAnswer } from "../protocol/errors.ts";
import type { PackWant } from "../protocol/pack.ts";
import type { FeedId } from "../domain/feeds.ts";
import type { BlobId, Instant, TextId, UnitId } from "../domain/ids.ts";
import type { Storage } from "./storage.ts";

/** All that a phone has of the world. Nothing in this layer reads a clock, a network or dice by itself. */
export interface PhonePorts {
  storage: Storage;
  transport: Transport;
  /** this device's clock, right or wrong, ms */
  clock: () => Instant;
  /** @returns as many random bytes as asked, fit for keys */
  random: (bytes: number) => Bytes;
  keys: Keys;
  /** of what is short: the chain is reckoned where nothing may be waited for */
  sha256: Sha256;
  /** A PIN is on this profile: the server gives no cookie by which whoever has the phone gets a new key. */
  isLocked?: boolean;
  /** Whether a file of one's own may go up now; a recording may wait for Wi-Fi. Absent: all may. */
  mayUpload?: (type: string | undefined) => boolean;
  /** other pages of this browser on the same storage */
  otherTabs?: OtherTabs;
  /** Runs one contact at a time across tabs. A saving of traffic: nothing is wrong without it. */
  oneAtATime?: <T>(work: () => Promise<T>) => Promise<T>;
}

declare const signingKey: unique symbol;
/** A private key as the runtime keeps it: a CryptoKey that is not extractable. */
export type SigningKey = { readonly [signingKey]: never };

/** The crypto that the runtime brings. */
export interface Keys {
  /** ECDSA P-256 */
  generate(): Promise<{ publicKey: Bytes; key: SigningKey }>;
  /** @returns 64 bytes, r ‖ s, over SHA-256 of the bytes */
  sign(key: SigningKey, bytes: Bytes): Promise<Bytes>;
  /** SHA-256 of what may be long, a push or a photo, without holding up the page */
  digest(bytes: Bytes): Promise<Bytes>;
  /** What it takes to give something to others to carry: few ever do. @throws where it cannot be loaded now */
  forCarrying(): Promise<CarryCrypto>;
}

export interface CarryCrypto {
  /**
   * Keys for one bundle that somebody else carries (`protocol/carry/bundle.ts`), from a fresh key of one's own and the server's.
   * @param to raw P-256 point @throws where it is none
   */
  agree(to: Bytes): Promise<{ publicKey: Bytes; up: CarryKey; answer: CarryKey }>;
  /** AES-256-GCM with a nonce of its own @returns nonce, ciphertext, tag */
  encrypt(key: CarryKey, about: Bytes, bytes: Bytes): Promise<Bytes>;
  /** @returns undefined where it is not what was sealed about this */
  decrypt(key: CarryKey, about: Bytes, sealed: Bytes): Promise<Bytes | undefined>;
  /** gzip of a text in UTF-8 */
  zip(text: string): Promise<Bytes>;
  /** @returns undefined where it is no gzip */
  unzip(bytes: Bytes): Promise<string | undefined>;
}

declare const carryKey: unique symbol;
/** As the runtime keeps it: a CryptoKey that is not extractable. */
export type CarryKey = { readonly [carryKey]: never };

export interface OtherTabs {
  /** Tells them that the storage has changed. */
  tell(): void;
  listen(listener: () => void): void;
  close(): void;
}

/**
 * The server, from far. Nothing here throws for the network: an answer that did not come, or was no answer of ours (a hotel's
 * login page), is `ok: false` without `refusal`.
 */
export interface Transport {
  /** @param text a push (`protocol/push.ts`) @returns the text of a PushAnswer */
  push(text: string): Promise<Reply<string>>;
  /** @returns the text of a FeedChunk */
  feedPage(
    token: string,
    epoch: string,
    feed: FeedId,
    generation: number,
    page: number,
  ): Promise<Reply<string>>;
  /** What is asked for only now and then. @param path behind `/api/` @param body sent as JSON; absent: a GET @returns the answer's text */
  ask(token: string, path: string, body?: unknown): Promise<Reply<string>>;
  /**
   * Many files in one answer (`protocol/pack.ts`), unpacked. `take` is given each frame as it has arrived and is waited for;
   * it says whether to go on. What it throws comes out here.
   * @returns ok where the answer came to its end or was stopped; frames may have come also where it did not
   */
  packs(
    token: string,
    wants: readonly PackWant[],
    take: (frame: ArrivedFrame) => Promise<boolean>,
  ): Promise<Reply<undefined>>;
  /** @param on called with the bytes sent so far @returns the text of an ImportAnswer (`protocol/import-file.ts`) */
  importFile(token: string, file: FileToImport, on: (sent: number) => void): Promise<Reply<string>>;
  /** Bytes `from` to `to` (not included) of a blob. */
  blobPart(token: string, id: BlobId, from: number, to: number): Promise<Reply<Bytes>>;
  /** Brings a bundle of somebody else's (`protocol/carry/bundle.ts`). @returns the answer to it, as a bundle to be brought back */
  carried(token: string, bundle: Bytes): Promise<Reply<Bytes>>;
  /** How much of an upload is there; undefined: nothing. */
  uploadOffset(token: string, id: BlobId): Promise<Reply<number | undefined>>;
  uploadPart(
    token: string,
    id: BlobId,
    at: number,
    total: number,
    piece: Bytes,
  ): Promise<Reply<"more" | "done">>;
}

/** A frame of a pack, by the place of its file in what was wanted. */
export type ArrivedFrame =
  | { is: "piece"; want: number; from: number; bytes: Bytes }
  | { is: "difference"; want: number; bytes: Bytes }
  | { is: "refused"; want: number; code: "forbidden" | "not-found" }
  /** it could not be unpacked */
  | { is: "broken"; want: number };

/** A file as a person chose it. */
export interface FileToImport {
  unit: UnitId;
  /** of which it is a new version */
  text?: TextId;
  name: string;
  bytes: Bytes;
  /** he has said that a paper marked 内部 may go to members */
  internalAllowed?: boolean;
}

export type Reply<T> =
  | { ok: true; value: T }
  | {
      ok: false;
      refusal?: Pick<ErrorAnswer, "code" | "now" | "speaks">;
      /** ms to wait before the next try, as the server asked */
      retryAfter?: number;
    };

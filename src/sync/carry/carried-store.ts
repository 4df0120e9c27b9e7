import type { BlobId, Instant } from "../../domain/ids.ts";
import type { AnswerLabel, FileLabel, UpLabel } from "../../protocol/carry/bundle.ts";
import type { Bytes } from "../../protocol/bytes.ts";
import type { CarryKey } from "../ports.ts";

/** What lies in the store `carried`. */
export type StoredCarried =
  /** what bundles are sealed to, as an invitation brought it to a phone that has not met the server */
  | { is: "server-key"; publicKey: Bytes }
  /** given away by this phone; kept until its answer has come; `key` is missing where it lies behind another lock;
   * `blob`: a piece of this file and no entries */
  | { is: "given"; at: Instant; entries: number; blob?: BlobId; key?: CarryKey }
  /** somebody's, to be brought to the server */
  | { is: "up"; label: UpLabel | FileLabel; bytes: Bytes; taken: Instant; refused?: string }
  /** the server's answer, to be brought back to whom it is for; takes the place of what it answers */
  | { is: "answer"; label: AnswerLabel; name: string; bytes: Bytes; got: Instant };

export const SERVER_KEY = "server-key";

/** @param key of the bundle's label */
export function givenKey(key: string): string {
  return `given ${key}`;
}

/** On the carrier's phone, from when it was taken until its answer has been brought back: one place, so that nothing is there twice. */
export function carriedKey(key: string): string {
  return `carried ${key}`;
}

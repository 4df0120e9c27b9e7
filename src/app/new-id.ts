import { toBase64Url } from "../protocol/bytes.ts";

/** Names something new: a member, a meeting, an essay (`domain/ids.ts`). 12 random bytes, base64url. */
export function newId(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(12)));
}

import { fromBase64Url } from "../protocol/bytes.ts";

/** Four digits that the phone and the server both have when they have the same journal: 回执 0412. @param link base64url */
export function receiptNumber(link: string): string {
  const [a = 0, b = 0, c = 0] = fromBase64Url(link) ?? [];
  return String(((a << 16) | (b << 8) | c) % 10_000).padStart(4, "0");
}

import type { DeviceId, Instant, MemberId } from "../domain/ids.ts";
import { type Bytes, concat, fromBase64Url, toBase64Url } from "./bytes.ts";
import { deviceIdOf, type Sha256 } from "./chain.ts";
import { utf8 } from "./utf8.ts";

/**
 * A member's own code (我的签到码), held up to the organiser's camera. It never meets a server: one phone shows it, another reads it,
 * both without a network. Letters of base64url and dots, some 200 of them, so that the QR stays coarse:
 *
 *     sx1.<member>.<seconds since 1970>.<key, raw P-256 point>.<signature>
 *     signature = ECDSA P-256 SHA-256 over "songxue member code 1" ‖ 0x00 ‖ the text before its last dot, r ‖ s
 *
 * The key says whose phone it is: its hash is the device's id, which the organiser's phone has from the enrolment.
 */
export interface MemberCode {
  /** whoever shows it says that he is; believed only when `device` is known to be his */
  member: MemberId;
  /** when it was made, by the server's time as far as the member's phone knows it; whole seconds, in ms */
  at: Instant;
  device: DeviceId;
  /** raw P-256 point, 65 bytes */
  key: Bytes;
  /** 64 bytes, r ‖ s */
  signature: Bytes;
  /** what `signature` must be a signature over */
  signed: Bytes;
}

const PREFIX = "sx1.";
const CONTEXT = utf8("songxue member code 1\0");
const FORM = /^sx1\.([\w-]{1,40})\.(\d{1,12})\.([\w-]{87})\.([\w-]{86})$/;

/** A text that means to be a member's code, whole or not. */
export function looksLikeMemberCode(text: string): boolean {
  return text.startsWith(PREFIX);
}

/** @param sign with the device's key, 64 bytes r ‖ s */
export async function writeMemberCode(
  said: { member: MemberId; at: Instant; key: Uint8Array },
  sign: (bytes: Bytes) => Promise<Uint8Array>,
): Promise<string> {
  const text = `${PREFIX}${said.member}.${Math.floor(said.at / 1000)}.${toBase64Url(said.key)}`;
  return `${text}.${toBase64Url(await sign(signedBytesOf(text)))}`;
}

/** Takes it apart; the signature is yet to be checked. @returns undefined where it has not the form of one */
export function readMemberCode(sha256: Sha256, text: string): MemberCode | undefined {
  const [, member, seconds, keyText, signatureText] = FORM.exec(text) ?? [];
  const key = fromBase64Url(keyText ?? "");
  const signature = fromBase64Url(signatureText ?? "");
  if (member === undefined || key?.length !== 65 || signature?.length !== 64) return undefined;
  return {
    member,
    at: Number(seconds) * 1000,
    device: deviceIdOf(sha256, key),
    key,
    signature,
    signed: signedBytesOf(text.slice(0, text.lastIndexOf("."))),
  };
}

function signedBytesOf(text: string): Bytes {
  return concat(CONTEXT, utf8(text));
}

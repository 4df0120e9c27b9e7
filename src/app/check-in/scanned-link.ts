import { looksLikeMemberCode } from "../../protocol/member-code.ts";
import { type CheckInLink, parseCheckInLink } from "./check-in-link.ts";

/** What a member's camera read at a meeting: the organiser's code, or why it is none, in words. */
export type ScannedLink = { link: CheckInLink } | { link: undefined; words: string };

/** @param origin of this app */
export function readScannedLink(origin: string, text: string): ScannedLink {
  const link = parseCheckInLink(origin, text);
  if (link) return { link };
  return { link: undefined, words: wordsFor(origin, text) };
}

function wordsFor(origin: string, text: string): string {
  if (looksLikeMemberCode(text))
    return "这是一位党员自己的签到码。请扫会上的码，在组织者的手机上或者会场的屏幕上。";
  if (text.startsWith(`${origin}/#/check-in`)) return "这个签到码不完整，请对准会上的屏幕再扫一次。";
  const elsewhere = /^(https?:\/\/[^/?#]+)\/#\/check-in\?/.exec(text)?.[1];
  if (elsewhere !== undefined)
    return `这是另一个送学（${elsewhere}）的签到码，在这里签不了。请核对一下是哪个会。`;
  if (/^https?:\/\/[^/?#]+\/#\/enrol\//.test(text)) return "这是登记用的邀请码，不是会上的签到码。";
  return "这个二维码不是会上的签到码。";
}

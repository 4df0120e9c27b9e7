import type { Judged } from "../../../check-in/judge-member-code.ts";

type No = Extract<Judged, { is: "no" }>["why"];
type Ask = Extract<Judged, { is: "ask" }>["why"];

/** Why nobody was marked, and what to do instead. */
export const noWords: Readonly<Record<No, string>> = {
  damaged: "这个码读得不完整，或者改动过。请他退出“我的签到码”再打开，重新扫一次；也可以直接点名。",
  "another's-phone": "码上的人和这部手机登记的人不是同一个。请问一问是谁的手机，再直接点名。",
  "not-on-roster": "码上的人不在这台手机的本支部名册里。外支部来的，请他用自己的手机扫会上的码签到。",
  "meeting-code": "这是会上的签到码，给党员扫的。请他打开“签到”里的“出示我的签到码”。",
  "another-code": "这不是党员的签到码。请他打开送学，点“签到”，再点“出示我的签到码”。",
};

/** Says what the phone saw, and blames nobody. */
export function askWords(why: Ask): string {
  if (why.is === "unknown-phone")
    return "这台手机还不认识他的手机：可能是刚登记的，还没有传到这里。人在您面前，就可以记到会。";
  if (why.is === "revoked-phone") return "他的这部手机已经停用了。人在您面前，照样可以记到会。";
  const { minutes } = why;
  const far = apartWords(Math.abs(minutes));
  return `码上的时间比这台手机${minutes > 0 ? "早" : "晚"}${far}。手机的钟常常不准，所以问一声：人在您面前吗？`;
}

function apartWords(minutes: number): string {
  if (minutes < 120) return ` ${minutes} 分钟`;
  if (minutes < 48 * 60) return `约 ${Math.round(minutes / 60)} 小时`;
  return `约 ${Math.round(minutes / 1440)} 天`;
}

import { renderUnicodeCompact } from "uqr";
import { dayOf } from "../../domain/day.ts";
import type { Instant } from "../../domain/ids.ts";
import { formatInvitationCode } from "../../protocol/invitation-code.ts";
import { invitationLink } from "./invitation.ts";

/** What the office hands on: a link, digits that can be read over the telephone, a QR code. Shown once; nobody can look it up again. */
export function invitationLines(origin: string, name: string, code: string, expires: Instant): string[] {
  const link = invitationLink(origin, code);
  return [
    `给${name}的邀请，${dayOf(expires)} 前用一次有效。请只交给本人：`,
    "",
    `  链接    ${link}`,
    `  邀请码  ${formatInvitationCode(code)}`,
    "",
    ...renderUnicodeCompact(link, { border: 2 })
      .split("\n")
      .map((line) => `  ${line}`),
    "",
    "这个码只显示这一次，系统里没有存。丢了再发一个就是。",
  ];
}

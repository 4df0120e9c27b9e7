import type { VerdictReason } from "../../domain/entry.ts";

/** Why an entry waits or was not taken, and what to do. */
export function verdictWords(reason: VerdictReason): string {
  return words[reason];
}

/** Why a phone was not enrolled, or is not any more. The server says a reason of verdicts, or of its own. */
export function enrolmentReasonWords(reason: string | undefined): string {
  if (reason !== undefined && reason in enrolment) return enrolment[reason] ?? "";
  return "支部的服务器没有认下这次登记。您写的还在这部手机上，请问一问支部。";
}

const words: Record<VerdictReason, string> = {
  "unknown-kind": "服务器还不认得这一种记录，升级以后会再看一次，不用管它。",
  "unknown-invitation": "发邀请的那部手机还没有联网，等它联网就好。",
  "invitation-used": "邀请已经用过了，请支部再发一个。",
  "invitation-expired": "邀请过期了，请支部再发一个。",
  "unknown-member": "支部的名册还没有传到，等传到了会自动核上。",
  "unknown-unit": "这个支部的资料还没有传到，等传到了会自动核上。",
  "unknown-text": "这篇文章还没有登记到服务器，等传到了会自动核上。",
  "unknown-share": "写的人同意公开的话还没有传到，等传到了会自动核上。",
  "unknown-form": "这张表还没有传到，等传到了会自动核上。",
  "unknown-meeting": "支部的这次会还没有传到，等支部的手机联网会自动核上。",
  "unknown-entry": "它说的那一条还没有传到，等传到了会自动核上。",
  "unknown-pairing": "结对的资料还没有传到，等传到了会自动核上。",
  "unknown-device": "写它的那部手机还没有登记到服务器，等它联网会自动核上。",
  "not-proofread": "这篇文章还没有校对好，暂时不能发布。",
  "already-there": "同样的一条已经有了，以先到的为准，没有重复收下。",
  "too-late": "已经过了能收回的时间。要改的话，写好再交一次就行。",
  "not-enrolled": "写的时候这部手机还没有登记好。请复制出来，重新写一次。",
  "not-allowed": "这一条不归您写，服务器没有收下。要是觉得不对，请告诉支部。",
  "would-not-do": "您要收下的那一条，内容现在还核不上。可以过些时候再试，或请他另写一条。",
  "not-shared": "写的人没有同意这样公开，或者已经收回。这一份没有放出来，服务器上也没有留。",
  "device-revoked": "这部手机已经停用，停用以后写的要支部点头才能收。请告诉支部。",
  "member-left": "您的组织关系已经转走，这一条要原支部点头才能收。请告诉支部。",
  "bad-body": "这一条的格式服务器读不懂。请复制出来，重新写一次。",
  "too-large": "这一条太长了。请复制出来，分成两条再写。",
};

const enrolment: Record<string, string> = {
  ...words,
  "device-revoked":
    "可能是您自己停用的或撤回了同意，也可能是您报过手机丢失，由支部停用的。支部已收到的都还在。要接着用，请支部再发一个邀请。",
  "member-left": "您的组织关系已经转走。请用新支部的邀请在这里重新登记。",
};

import type { CodeDoubt } from "./code-doubt.ts";

type Reason = NonNullable<CodeDoubt["reason"]>;

/** Why a code is 待核, as a sentence to the member: what is known of the code, nothing of the man, and what he can do. */
export function reasonForMember(reason: Reason): string {
  return FOR_MEMBER[reason];
}

/** The same for a line of the roster. */
export function reasonForStaff(reason: Reason): string {
  return FOR_STAFF[reason];
}

/** What the branch is told where many codes did not fit: he may have copied from a screen he could hardly read. */
export function missesWords(misses: number): string {
  return `他输过 ${misses} 个不同的码，都没有对上，请问问他是不是看不清`;
}

const FOR_MEMBER: Record<Reason, string> = {
  waiting: "等您的手机和会上出码的手机都联过网，就会自动核对，您不用再做什么。",
  "no-such-code": "这个码和会上出过的码没有对上，可能是抄错了，也可能选错了会。",
  "same-again": "这个码和您前面输的是同一个，只算一次；它和会上出过的码没有对上。",
  "after-closing": "码是会上出过的，不过是在会议结束以后才输入的，光凭这个码看不出是不是在会上。",
  "not-yet-shown": "收到这个码的时候，会上的屏幕还没有出到它，可能是哪台手机的时间不准。",
  "many-tries": "前面输过的码都没有对上，后面的就不再自动核对了，改由支部来核。",
};

const FOR_STAFF: Record<Reason, string> = {
  waiting: "等出码的手机联网后自动核对",
  "no-such-code": "和会上出过的码没有对上",
  "same-again": "和会上出过的码没有对上",
  "after-closing": "码是会上出过的，结束以后才输入",
  "not-yet-shown": "收到时会上还没有出到这个码",
  "many-tries": "前面的码没有对上，后面的不再自动核对",
};

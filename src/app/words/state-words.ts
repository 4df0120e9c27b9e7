import type { Instant } from "../../domain/ids.ts";
import type { Outbox, PhoneState } from "../../sync/phone.ts";
import { agoWords } from "./dates.ts";
import { megabytes } from "./sizes.ts";

export type StateTone = "quiet" | "kept" | "look";

/** The state line: one sentence that is true now. What needs the person comes before what does not. */
export function stateWords(state: PhoneState, now: Instant): { words: string; tone: StateTone } {
  const { outbox, contact } = state;
  const offline = contact.status === "offline";
  const apart = outbox.exceptions.filter((exception) => exception.verdict === "quarantined").length;

  if (state.storage === "blocked") return look("别的标签页占着存储，新写的存不上，点这里看怎么办");
  if (state.storage === "lost") return look("手机的存储暂时连不上，点这里看怎么办");
  if (state.storage === "damaged") return look("手机里存的东西被改动过，点这里看怎么办");
  if (state.storage === "full") return look("手机存储满了，新写的存不上，点这里看怎么办");
  if (contact.status === "protocol-too-old") {
    const some = outbox.waiting > 0 || outbox.blobs > 0;
    return look(`送学要更新了才能上传${some ? `，${waitingWords(state, now)}` : ""}`);
  }
  if (apart > 0) return look(`有 ${apart} 条没有被收下，点这里看原因`);
  if (outbox.waiting > 0 || outbox.blobs > 0) {
    if (outbox.underWay && outbox.waiting === 0) return quiet(uploadingWords(outbox));
    const waiting = waitingWords(state, now);
    if (offline) return quiet(`离线，可照常学习 · ${waiting}`);
    return quiet(contact.status === "working" ? `正在上传 · ${waiting}` : waiting);
  }
  const { heldBack } = outbox;
  if (heldBack) return quiet(`录音 ${heldBack} 段等 Wi-Fi 再传`);
  if (offline) return quiet("离线，可照常学习");
  if (state.enrolment === "waiting") return quiet("已存在本机，等待支部确认");
  if (outbox.receiptNumber !== undefined)
    return { words: `支部已收到 · 回执 ${outbox.receiptNumber}`, tone: "kept" };
  return quiet(contact.status === "working" ? "正在联系支部…" : "写下的都会先存在本机");
}

/** "待上传 3 条，最早 2 天前" */
export function waitingWords({ outbox }: PhoneState, now: Instant): string {
  if (outbox.waiting === 0 && outbox.blobs === 0) return "没有待上传的";
  const { sounds = 0 } = outbox;
  const parts = [
    ...(outbox.waiting > 0 ? [`${outbox.waiting} 条`] : []),
    ...(outbox.blobs > sounds ? [`照片 ${outbox.blobs - sounds} 张`] : []),
    ...(sounds > 0 ? [`录音 ${sounds} 段`] : []),
  ];
  const since = outbox.oldest === undefined ? "" : sinceWords(outbox.oldest, now);
  const { upload } = outbox;
  return `待上传 ${parts.join("、")}${since}${upload?.sent ? `，已传 ${bytesWords(upload)}` : ""}`;
}

/** "正在上传 录音 2/5 · 3.1 MB / 8.4 MB" */
function uploadingWords({ underWay, upload }: Outbox): string {
  const { isSound, nth, of } = underWay!;
  return `正在上传 ${isSound ? "录音" : "照片"} ${nth}/${of}${upload ? ` · ${bytesWords(upload)}` : ""}`;
}

/** What the server has acknowledged of all photos and recordings of this time. */
function bytesWords({ sent, total }: NonNullable<Outbox["upload"]>): string {
  return `${megabytes(sent)} / ${megabytes(total)}`;
}

function sinceWords(oldest: Instant, now: Instant): string {
  return now - oldest < 60_000 ? "，刚写的" : `，最早 ${agoWords(oldest, now)}`;
}

function look(words: string): { words: string; tone: StateTone } {
  return { words, tone: "look" };
}
function quiet(words: string): { words: string; tone: StateTone } {
  return { words, tone: "quiet" };
}

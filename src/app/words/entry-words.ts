import type { EntryKind, SeenEntry } from "../../domain/entry.ts";

/** What an entry is, in a few words: "学习体会《…》", "签到". */
export function entryTitle(entry: SeenEntry): string {
  const title =
    "title" in entry.body && typeof entry.body.title === "string" ? `《${entry.body.title}》` : "";
  return `${kindWords[entry.kind] ?? "记录"}${title}`;
}

/** The words in an entry that its writer would want back. */
export function entryText(entry: SeenEntry): string {
  switch (entry.kind) {
    case "essay-saved":
    case "essay-handed-in":
    case "sharing-allowed":
      return entry.body.text ?? "";
    case "essay-proposed":
      return entry.body.why;
    case "essay-answered":
      return [...(entry.body.remarks ?? []).map(({ words }) => words), entry.body.words]
        .filter(Boolean)
        .join("\n");
    case "essay-transcribed":
    case "complaint-made":
    case "objection-raised":
    case "reading-declined":
    case "complaint-answered":
    case "visit-answered":
    case "objection-answered":
      return entry.body.words;
    case "study-logged":
      return `${entry.body.day} ${entry.body.title ?? ""} ${entry.body.minutes} 分钟`;
    case "visit-made":
      return [entry.body.said, entry.body.helped].filter((words) => words !== undefined).join("\n");
    case "wish-told":
    case "wish-answered":
      return entry.body.words;
    case "visit-asked":
      return entry.body.words ?? "";
    case "whereabouts-told":
      return `${entry.body.city} ${entry.body.contact ?? ""}`.trim();
    case "certificate-shown":
      return `${entry.body.day} ${entry.body.where} ${entry.body.minutes} 分钟`;
    case "attendance-claimed":
      return entry.body.code;
    case "note-saved":
      return [entry.body.place?.quote ?? "", entry.body.words].filter((words) => words !== "").join("\n");
    case "meeting-closed":
      return entry.body.summary ?? "";
    default:
      return "";
  }
}

const kindWords: Partial<Record<EntryKind, string>> = {
  "study-logged": "学习",
  "study-corrected": "改学习记录",
  "objection-raised": "“这条不对”",
  "objection-answered": "对“这条不对”的回复",
  "attendance-claimed": "签到",
  "attendance-marked": "点名",
  "leave-asked": "请假",
  "certificate-shown": "参学证明",
  "certificate-checked": "核对参学证明",
  "essay-saved": "学习体会的一稿",
  "essay-handed-in": "学习体会",
  "essay-taken-back": "收回学习体会",
  "essay-transcribed": "把体会写成文字",
  "essay-answered": "对体会的回复",
  "sharing-allowed": "同意公开体会",
  "sharing-withdrawn": "不再公开体会",
  "essay-shown": "放进读书角",
  "essay-proposed": "推荐体会",
  "note-saved": "笔记",
  "note-removed": "删去笔记",
  "place-kept": "读到的地方",
  "reading-recorded": "朗读",
  "reading-approved": "让大家听朗读",
  "reading-declined": "对朗读的回复",
  "reading-withdrawn": "收回朗读",
  "form-published": "发出表单",
  "form-closed": "结束填表",
  "form-answered": "交表",
  "whereabouts-told": "我换地方了",
  "complaint-made": "意见和投诉",
  "complaint-answered": "对意见的回复",
  "visit-made": "送学上门",
  "wish-told": "诉求",
  "wish-answered": "对诉求的回复",
  "visit-asked": "请人来一趟",
  "visit-taken-back": "不用来了",
  "visit-answered": "对“请人来一趟”的回复",
  "erasure-asked": "请求删除",
  "consent-withdrawn": "撤回同意",
  "device-enrolled": "登记这部手机",
  "device-revoked": "停用手机",
  "invitation-made": "发邀请",
  "invitation-withdrawn": "收回邀请",
  "member-added": "添加党员",
  "member-corrected": "改党员资料",
  "member-moved": "组织关系变动",
  "meeting-planned": "安排会议",
  "meeting-changed": "改会议",
  "meeting-cancelled": "取消会议",
  "meeting-opened": "会议开始",
  "meeting-closed": "会议记录",
  "text-imported": "导入文章",
  "text-proofread": "校对文章",
  "text-published": "发布文章",
  "text-withdrawn": "撤下文章",
  "entry-released": "放行一条记录",
  "role-granted": "授予职责",
  "role-ended": "结束职责",
  "pairing-made": "结对",
  "pairing-consented": "同意送学上门",
  "pairing-ended": "结束结对",
};

import { needleOf } from "../../../domain/search/find-words.ts";

interface PlaceInApp {
  title: string;
  note: string;
  to: string;
  /** what else people call it */
  also: readonly string[];
}

/** Pages that somebody may look for by a word, whatever the app calls them. */
const PLACES: readonly PlaceInApp[] = [
  {
    title: "长辈版（也叫关怀版、大字版）",
    note: "字大，按钮大，一页一件事",
    to: "/elder",
    also: ["关怀版", "大字版", "老年版", "老人版", "适老", "大字", "字大", "字小", "看不清"],
  },
  {
    title: "字体和颜色",
    note: "字的大小、护眼、深色",
    to: "/me/display",
    also: ["字号", "夜间", "护眼", "深色"],
  },
  { title: "签到", note: "输入会上的数字，或者扫码", to: "/check-in", also: ["打卡", "开会", "扫一扫"] },
  { title: "我的签到码", note: "给组织者当面扫", to: "/check-in/mine", also: ["二维码", "扫一扫"] },
  { title: "记一次学习", note: "读了纸质材料、参加了集中学习", to: "/record/log", also: ["学时", "补记"] },
  { title: "写学习体会", note: "边写边存", to: "/essays", also: ["心得", "作文"] },
  { title: "读书角", note: "大家写的体会", to: "/corner", also: ["典型", "心得"] },
  { title: "填表", note: "发下来要填的，交过的", to: "/forms", also: ["表单", "问卷", "调查", "测评"] },
  { title: "请人来一趟", note: "支部和送学人都会知道", to: "/visit", also: ["帮忙", "上门", "送学"] },
  {
    title: "我换地方了",
    note: "告诉支部您现在在哪个城市",
    to: "/me/whereabouts",
    also: ["搬家", "地址", "外出"],
  },
  {
    title: "意见和投诉",
    note: "可以直接给上级，支部看不到",
    to: "/me/complaints",
    also: ["举报", "反映", "建议"],
  },
  {
    title: "换浏览器或手机",
    note: "没上传的也会带过去",
    to: "/me/hand-over",
    also: ["换手机", "换机", "新手机"],
  },
  {
    title: "手机上的东西",
    note: "占多少地方，删掉、再存",
    to: "/me/storage",
    also: ["空间", "内存", "缓存", "清理"],
  },
  { title: "合用这部手机", note: "家里人各记各的", to: "/me/people", also: ["换人", "切换", "家人", "密码"] },
  { title: "我的数据", note: "导出、删除、撤回同意", to: "/me/data", also: ["注销", "隐私", "导出", "删除"] },
  {
    title: "交参学证明",
    note: "在外地参加了别的支部的学习",
    to: "/record/certificate",
    also: ["证明", "流动党员"],
  },
];

/** A word of two characters or more is known, whether it is a part of a page's name or the name a part of it. */
export function placesNamed(words: string): readonly PlaceInApp[] {
  const needle = needleOf(words);
  if (needle.length < 2) return [];
  return PLACES.filter(({ title, also }) =>
    [title, ...also].some((name) => needleOf(name).includes(needle) || needle.includes(needleOf(name))),
  );
}

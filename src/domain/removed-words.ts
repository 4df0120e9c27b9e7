/** What of a file did not come into its text, by the words that a person has for it: on the command line and beside the text. */
export const REMOVED_WORDS = {
  "page-number": "页码",
  "site-advert": "网站广告",
  "running-head": "页眉页脚",
  contents: "目录页",
  picture: "图片",
  deleted: "修订中删去的字",
  hidden: "隐藏的字",
  comment: "批注",
  script: "程序",
  media: "音视频",
  attachment: "附件",
  formula: "公式",
  unreadable: "读不出的内容",
} as const;

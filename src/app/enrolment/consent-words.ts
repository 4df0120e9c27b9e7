/** What a person agrees to, in plain words: what is kept, who sees it, how to withdraw. */
export const consentWords: readonly { title: string; words: readonly string[] }[] = [
  {
    title: "存下什么",
    words: [
      "支部名册上的姓名和所在支部。",
      "您自己确认的学时、开会签到、交上来的体会、您说的意见，和您愿意告诉支部的去处。",
      "不记位置，不记您在线多久，不排名，不打分。",
    ],
  },
  {
    title: "谁能看到",
    words: [
      "您本人随时都能看。",
      "您支部的书记能看到学时、签到和交上来的体会。草稿、没交的，只有您自己能看。",
      "上级只看到汇总的数字。直接给上级的意见，支部看不到。",
    ],
  },
  {
    title: "不想用了怎么办",
    words: [
      "在“我的”里可以导出自己的全部记录，可以要求删除，也可以撤回同意。撤回以后照样走纸质，不影响您什么。",
    ],
  },
];

import type { Carrying, TakenIn } from "../../sync/phone.ts";

export interface Said {
  kind: "kept" | "look";
  title: string;
  words: string;
}

/** What became of a file, or of a row of codes, in words: what it was, what was kept, what to do. */
export function takenWords(
  taken: TakenIn,
  after: { receiptNumber?: string | undefined; news: number },
): Said[] {
  const said: Said[] = [];
  if (taken.heard > 0) {
    const receipt = after.receiptNumber === undefined ? "" : ` · 回执 ${after.receiptNumber}`;
    said.push({
      kind: "kept",
      title: `支部已收到${receipt}`,
      words:
        after.news > 0
          ? `您请人带走的，支部都记下了。一起带回来 ${after.news} 条新消息，已经放好。`
          : "您请人带走的，支部都记下了。",
    });
  }
  for (const { name, entries } of taken.carried)
    said.push({
      kind: "kept",
      title: `收下了：${name}的 ${entries} 条`,
      words: "有网络时会自动交给支部，不用您做什么。回执会放在这里，等您带回去给他。",
    });
  if (taken.files > 0)
    said.push({
      kind: "kept",
      title: `收下了照片、录音，${taken.files} 份`,
      words: "跟着它们的主人写的一起走。",
    });
  if (taken.filesThere > 0)
    said.push({
      kind: "kept",
      title: `支部收到了您的照片、录音，${taken.filesThere} 个`,
      words: "不会再传一遍。",
    });
  if (taken.texts > 0)
    said.push({
      kind: "kept",
      title: `收下了学习材料，${taken.texts} 份`,
      words:
        taken.unnamed > 0
          ? "核对过，是完整的。等支部的消息也带到了，就会出现在学习材料里。"
          : "核对过，是完整的，在学习材料里就能看。",
    });
  if (taken.forOthers > 0)
    said.push({
      kind: "kept",
      title: `收下了别人的回执，${taken.forOthers} 份`,
      words: "不是给您的，您也看不到里面。见到本人，请给他。",
    });
  if (taken.known > 0)
    said.push({
      kind: "kept",
      title: `有 ${taken.known} 份早就在这里了`,
      words: "没有再收一遍，支部也只会记一次。",
    });
  if (taken.old > 0)
    said.push({
      kind: "kept",
      title: `有 ${taken.old} 份旧回执`,
      words: "里面说的，这部手机已经知道了，放在一边就行。",
    });
  for (const why of new Set(taken.trouble.map((one) => one.why)))
    said.push({ kind: "look", ...TROUBLE[why] });
  return said;
}

const ELSE_KEPT = "别的完整的都收下了；给的人那里一条都不少。";

const TROUBLE: Readonly<Record<TakenIn["trouble"][number]["why"], { title: string; words: string }>> = {
  foreign: {
    title: "这不是送学的文件",
    words: "里面没有请人带的东西，什么都没有收。请找名字以 .sxc 结尾的文件，或请对方再做一个。",
  },
  newer: {
    title: "有一份是更新的送学做的",
    words: `这里还打不开，没有收它。${ELSE_KEPT}请先更新送学，再收一次。`,
  },
  truncated: {
    title: "有一份没有传完，缺了后面",
    words: `没有收它。${ELSE_KEPT}请对方把文件再发一次。`,
  },
  damaged: {
    title: "有一份坏了",
    words: `在路上变了样，没有收它。${ELSE_KEPT}请对方重新给一份。`,
  },
  changed: {
    title: "有一份回执被改动过",
    words: "它不是支部的服务器写的，没有采用，您写的都还在。请带的人重新给一份；还是这样，请告诉支部。",
  },
};

/** How it stands with what is carried for somebody. */
export function carryingWords({ state, refused }: Pick<Carrying, "state" | "refused">): string {
  if (state === "answered") return "已送到，回执等着带回去";
  if (refused === undefined) return "等网络，有了会自动交上去";
  return `服务器不收：${REFUSED[refused] ?? "请本人重新给一份。"}`;
}

const REFUSED: Readonly<Record<string, string | undefined>> = {
  "not-found": "这是给另一个送学的，不是您这里的。请还给本人，说一声。",
  "bad-signature": "在路上被改动过。请本人重新给一份。",
  "bad-request": "坏了，读不出来。请本人重新给一份。",
  "too-large": "太大了。请本人分几次给。",
};

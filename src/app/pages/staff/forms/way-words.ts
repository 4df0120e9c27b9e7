import type { FormPublished } from "../../../../domain/entries/forms.ts";

export const wayWords: Readonly<Record<FormPublished["way"], string>> = {
  named: "记名",
  slips: "不记名",
  open: "凭链接",
};

/** One honest sentence each: who comes to know what. */
export const wayAbout: Readonly<Record<FormPublished["way"], string>> = {
  named: "谁填的、填了什么，发这张表的单位的书记和办公室看得到，中间的单位看不到；没有网络也能填。",
  slips:
    "每位党员交一次，交上来的跟人对不上号；截止以后、满五份才看得到结果，而且只看得到合在一起的，一道题不足五人回答就不显示；每道题对谁都问；没有网络也能填；发布以后不能再改。",
  open: "有链接或二维码的人都能填，不是党员也行；不问是谁，所以同一个人可能填几次，写的名字也没有核对过。",
};

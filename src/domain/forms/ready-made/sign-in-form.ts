import type { Form } from "../form.ts";

/** 签到, where no meeting of the app stands behind it: a visit, an outing, a day of service. */
export const signInForm: Form = {
  title: "签到",
  intro: "到了请签到。一台手机可以接着给下一位签。",
  thanks: "签好了，谢谢。",
  fields: [
    { kind: "person", id: "name", label: "姓名", required: true },
    { kind: "text", id: "unit", label: "单位", hint: "本支部的可以不填。", most: 60 },
    { kind: "text", id: "phone", label: "电话", hint: "可以不填。", most: 30 },
    { kind: "signature", id: "signature", label: "签名", hint: "用手指写。不方便写的可以不签。" },
  ],
};

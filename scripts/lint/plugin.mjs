// The lint rules that are our own.
import { arrowsRule } from "./arrows.mjs";
import { noClockRule } from "./no-clock.mjs";

export default {
  meta: { name: "songxue" },
  rules: { arrows: arrowsRule, "no-clock": noClockRule },
};

import { expressionsOf, type Rule } from "../expressions-of.ts";
import type { Field, FieldId, Form } from "../form.ts";
import { ruleFaults } from "../rule-faults.ts";

type Tell = (id: FieldId, rule: Rule["where"], what: string, why: string) => void;

/**
 * The fields without the rules that mean nothing here, or look at what is not there; what was to be reckoned by such a rule goes with it,
 * and so do the rules that look at that.
 */
export function withSoundRules(fields: readonly Field[], tell: Tell): readonly Field[] {
  for (let now = fields; ;) {
    const form: Form = { title: "-", fields: now };
    let changed = false;
    const sound = (all: readonly Field[]): readonly Field[] =>
      all.flatMap((field): readonly Field[] => {
        const bad = new Set<Rule["where"]>();
        for (const rule of expressionsOf(field)) {
          const [fault] = ruleFaults(form, field, rule);
          if (fault === undefined) continue;
          changed = true;
          bad.add(rule.where);
          tell(field.id, rule.where, field.label, `${fault.replace(/。$/, "")}；${LOST[rule.where]}。`);
        }
        if (bad.has("计算")) return [];
        const left = { ...field };
        if (bad.has("什么时候出现")) delete left.shownIf;
        if (bad.has("检查") && "check" in left) delete left.check;
        if (left.kind !== "section" && left.kind !== "repeat") return [left];
        const inner = sound(left.fields);
        return inner.length === 0 ? [] : [{ ...left, fields: inner }];
      });
    now = sound(now);
    if (!changed) return now;
  }
}

const LOST = {
  什么时候出现: "这一条没有导入，题目一直出现",
  检查: "这一条没有导入，答案不作这项检查",
  计算: "这一项没有导入",
} as const;

import type { Expression, Operation } from "../expression.ts";

/** How a sheet names the two answers of a question that is 是/否 here. */
export interface YesNo {
  yes: string;
  no: string;
  yesWords: string;
  noWords: string;
}

/** `yesNo`: of a part of a rule that is such a question, and nothing else. */
export type YesNoOf = (part: Expression) => YesNo | undefined;

/**
 * Puts operations together where the sheet means the names of the two answers: `${q} = 'yes'` is the answer itself, `${q} = 'no'` is
 * that it says false (an answer that is not there is neither), and anywhere else it stands for its name.
 */
export function namingYesNo(asked: YesNoOf): {
  call: (call: Operation, of: readonly Expression[]) => Expression;
  /** a rule that is such a question and nothing else */
  whole: (part: Expression) => Expression;
} {
  // What came of a comparison is a truth, and no longer the question.
  const compared = new WeakSet<Expression>();
  const yesNoOf: YesNoOf = (part) => (compared.has(part) ? undefined : asked(part));
  return {
    call(call, of) {
      if (of.length === 2 && (call === "=" || call === "!=" || call === "selected")) {
        const found = comparison(yesNoOf, call, of[0]!, of[1]!) ?? comparison(yesNoOf, call, of[1]!, of[0]!);
        if (found) {
          const truth = { ...found };
          compared.add(truth);
          return truth;
        }
      }
      if (call === "count") return { call, of };
      const names = of[0] && yesNoOf(of[0]);
      if (call === "label" && names) return chosenOf(of[0]!, names.yesWords, names.noWords);
      return { call, of: of.map((part) => nameOf(yesNoOf, part)) };
    },
    whole: (part) => nameOf(yesNoOf, part),
  };
}

function nameOf(yesNoOf: YesNoOf, part: Expression): Expression {
  const names = yesNoOf(part);
  return names ? chosenOf(part, names.yes, names.no) : part;
}

function comparison(
  yesNoOf: YesNoOf,
  call: Operation,
  part: Expression,
  other: Expression,
): Expression | undefined {
  const names = yesNoOf(part);
  if (!names || !("value" in other) || typeof other.value !== "string") return undefined;
  const not = call === "!=";
  if (other.value === names.yes) return not ? { call: "not", of: [part] } : part;
  const says = other.value === names.no ? "false" : other.value === "" ? "" : undefined;
  if (says === undefined) return { value: not };
  return { call: not ? "!=" : "=", of: [{ call: "string", of: [part] }, { value: says }] };
}

function chosenOf(part: Expression, yes: string, no: string): Expression {
  const says = (what: string): Expression => ({
    call: "=",
    of: [{ call: "string", of: [part] }, { value: what }],
  });
  return {
    call: "if",
    of: [says("true"), { value: yes }, { call: "if", of: [says("false"), { value: no }, { value: "" }] }],
  };
}

import type { Expression, Operation } from "../expression.ts";
import { XPathFault } from "./xpath-fault.ts";

const RECKONS: readonly Operation[] = [
  "+",
  "-",
  "*",
  "div",
  "mod",
  "number",
  "int",
  "round",
  "sum",
  "min",
  "max",
];
const GIVES_NUMBERS: readonly Operation[] = [...RECKONS, "count", "count-selected", "string-length"];
/** What takes a day as the number of days that it is. */
const TAKES_NUMBERS: readonly Operation[] = [...RECKONS, "=", "!=", "<", "<=", ">", ">="];

interface Asked {
  isNumber: (part: Expression) => boolean;
  call: (call: Operation, of: readonly Expression[]) => Expression;
}

/**
 * `date(today() + 7)` is a number here and never becomes a day again: as good as a day where it is compared, and a strange number where
 * it is shown. There it is a fault.
 */
export function namingDays({ isNumber, call }: Asked): {
  day: (of: Expression) => Expression;
  call: Asked["call"];
  /** @throws XPathFault where the whole of a rule is such a day */
  whole: (of: Expression) => Expression;
} {
  const numbers = new WeakSet<Expression>();
  const sound = (of: Expression): Expression => {
    if (numbers.has(of)) {
      throw new XPathFault("foreign", "由数字算出来的日子（date()）这里只能拿来比较，不能当作答案。");
    }
    return of;
  };
  const givesNumber = (of: Expression): boolean => {
    if (!("call" in of)) return isNumber(of);
    if (of.call === "if") return of.of.slice(1).some(givesNumber);
    return GIVES_NUMBERS.includes(of.call) || (of.call === "coalesce" && of.of.some(givesNumber));
  };
  return {
    day(of) {
      if (!givesNumber(of)) return of;
      const day = { ...of };
      numbers.add(day);
      return day;
    },
    call(operation, of) {
      if (!TAKES_NUMBERS.includes(operation)) for (const part of of) sound(part);
      return call(operation, of);
    },
    whole: sound,
  };
}

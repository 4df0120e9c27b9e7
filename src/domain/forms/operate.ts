import { cutWords } from "./cut-words.ts";
import type { Expression, Operation } from "./expression.ts";
import { fitsPattern, readPattern } from "./pattern.ts";
import type { Here, Reckoning } from "./reckoning.ts";
import { areEqual, toNumber, toText, toTruth, type Value } from "./xpath-values.ts";

interface Where {
  reckoning: Reckoning;
  here: Here;
}
type Operate = (of: readonly Expression[], where: Where) => Value;

/** What each operation gives, with any number of parts: how many there must be, `rule-faults.ts` says. */
export const OPERATE: { readonly [operation in Operation]: Operate } = {
  and: (of, where) => of.every((part) => toTruth(value(part, where))),
  or: (of, where) => of.some((part) => toTruth(value(part, where))),
  not: (of, where) => !toTruth(value(of[0], where)),
  "=": ([a, b], where) => areEqual(value(a, where), value(b, where)),
  "!=": ([a, b], where) => !areEqual(value(a, where), value(b, where)),
  "<": ([a, b], where) => number(a, where) < number(b, where),
  "<=": ([a, b], where) => number(a, where) <= number(b, where),
  ">": ([a, b], where) => number(a, where) > number(b, where),
  ">=": ([a, b], where) => number(a, where) >= number(b, where),
  "+": (of, where) => of.reduce((sum, part) => sum + number(part, where), 0),
  "-": ([a, b], where) => (b === undefined ? -number(a, where) : number(a, where) - number(b, where)),
  "*": (of, where) => of.reduce((product, part) => product * number(part, where), 1),
  div: ([a, b], where) => number(a, where) / number(b, where),
  mod: ([a, b], where) => number(a, where) % number(b, where),
  if: ([when, then, otherwise], where) => value(toTruth(value(when, where)) ? then : otherwise, where),
  coalesce: (of, where) => {
    for (const part of of) {
      const found = value(part, where);
      if (found !== "") return found;
    }
    return "";
  },
  selected: ([of, one], where) => chosen(of, where).includes(toText(value(one, where))),
  "count-selected": ([of], where) => chosen(of, where).length,
  count: ([of], where) => {
    if (of && "field" in of && where.reckoning.placed(of.field)?.field.kind === "repeat") {
      return where.reckoning.rounds(of.field).length;
    }
    return each(of === undefined ? [] : [of], where).length;
  },
  sum: (of, where) => each(of, where).reduce<number>((sum, one) => sum + toNumber(one), 0),
  min: (of, where) => extreme(of, where, (a, b) => a < b),
  max: (of, where) => extreme(of, where, (a, b) => a > b),
  round: ([of, places], where) => {
    const shift = 10 ** (places === undefined ? 0 : Math.trunc(number(places, where)));
    return Math.round(number(of, where) * shift) / shift;
  },
  int: ([of], where) => Math.trunc(number(of, where)),
  number: ([of], where) => number(of, where),
  string: ([of], where) => text(of, where),
  "string-length": ([of], where) => Array.from(text(of, where)).length,
  concat: (of, where) => {
    const { work } = where.reckoning;
    let words = "";
    for (const part of of) {
      if (work.left <= 0) break;
      const longer = words + text(part, where);
      words = cutWords(longer);
      work.left -= words.length;
      // A chain of such rules would else double it with each.
      if (words !== longer) break;
    }
    return words;
  },
  contains: ([of, part], where) => text(of, where).includes(text(part, where)),
  "starts-with": ([of, part], where) => text(of, where).startsWith(text(part, where)),
  regex: ([of, source], where) => {
    const { work } = where.reckoning;
    if (work.left <= 0) return false;
    const pattern = readPattern(text(source, where), work);
    return pattern !== undefined && fitsPattern(pattern, text(of, where), work);
  },
  today: (_, { reckoning }) => reckoning.today,
  label: ([of], where) => {
    const options = of && "field" in of ? where.reckoning.options(of.field) : [];
    const labels = chosen(of, where).map(
      (one) => options.find((option) => option.value === one)?.label ?? one,
    );
    return labels.join("、");
  },
};

function value(expression: Expression | undefined, { reckoning, here }: Where): Value {
  return expression === undefined ? "" : reckoning.reckon(expression, here);
}

function number(expression: Expression | undefined, where: Where): number {
  return toNumber(value(expression, where));
}

function text(expression: Expression | undefined, where: Where): string {
  return toText(value(expression, where));
}

/** All values that are there, those of every round of a repeat group's field. */
function each(of: readonly Expression[], { reckoning, here }: Where): readonly Value[] {
  return of
    .flatMap((part) =>
      "field" in part ? reckoning.values(part.field, here.round) : [reckoning.reckon(part, here)],
    )
    .filter((one) => one !== "");
}

function extreme(of: readonly Expression[], where: Where, before: (a: number, b: number) => boolean): number {
  const [first, ...others] = each(of, where).map(toNumber);
  return others.reduce((best, one) => (before(one, best) ? one : best), first ?? Number.NaN);
}

/** What was chosen; of other words, their parts between spaces. */
function chosen(of: Expression | undefined, where: Where): readonly string[] {
  if (of === undefined) return [];
  const { reckoning, here } = where;
  const raw =
    "self" in of
      ? here.self
      : "field" in of && reckoning.value(of.field, here.round) !== ""
        ? reckoning.raw(of.field, reckoning.roundFor(of.field, here.round))
        : undefined;
  if (Array.isArray(raw)) return raw.filter((one): one is string => typeof one === "string");
  const words = text(of, where);
  // One of the options may have spaces in it, and so may words of one's own beside them.
  if ("field" in of && reckoning.options(of.field).length > 0) return words === "" ? [] : [words];
  return words.split(/\s+/).filter((one) => one !== "");
}

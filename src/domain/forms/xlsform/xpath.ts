import { isDay } from "../../day.ts";
import type { Expression, Operation } from "../expression.ts";
import { namingDays } from "./days-of-numbers.ts";
import { XPathFault } from "./xpath-fault.ts";

export interface Names {
  /** What `${name}` stands for. @throws XPathFault where that is nothing */
  answer: (name: string) => Expression;
  /** what `.` stands for; absent where there is no answer to check */
  self?: Expression;
  /** whether an answer may be a number */
  isNumber: (part: Expression) => boolean;
  /** Puts an operation together. */
  call: (operation: Operation, of: readonly Expression[]) => Expression;
}

const DIRECT: readonly Operation[] = [
  "not",
  "selected",
  "count-selected",
  "count",
  "sum",
  "min",
  "max",
  "round",
  "int",
  "number",
  "string",
  "string-length",
  "concat",
  "contains",
  "starts-with",
  "regex",
  "if",
  "coalesce",
  "today",
];
const LEVELS: readonly (readonly Operation[])[] = [
  ["or"],
  ["and"],
  ["=", "!="],
  ["<=", "<", ">=", ">"],
  ["+", "-"],
  ["*", "div", "mod"],
];
const MANY: readonly Operation[] = ["and", "or", "+", "*"];
const MOST_PARTS = 50;
const MOST_NESTED = 40;

/**
 * Reads a rule as XLSForm writes it: XPath 1.0 with `${name}`.
 * @throws XPathFault
 */
export function readXPath(source: string, names: Names): Expression {
  if (source.length > 5_000) throw new XPathFault("wrong", "规则太长，请拆成几步。");
  const days = namingDays(names);
  const reader = new Reader(tokensOf(source), { ...names, call: days.call }, days.day);
  const expression = reader.expression(0);
  reader.end();
  return days.whole(expression);
}

type Token =
  | { is: "words" | "name" | "answer"; text: string; at: number }
  | { is: "number"; text: string; at: number }
  | { is: "sign"; text: string; at: number };

const TOKEN =
  /\s*(?:(?<answer>\$\{[^{}]*\})|(?<number>\d+(?:\.\d*)?|\.\d+)|(?<words>'[^']*'|"[^"]*"|[‘’][^‘’]*[‘’]|[“”][^“”]*[“”])|(?<sign><=|>=|!=|\/\/|\.\.|[=<>+*(),./|@[\]-])|(?<name>[\p{L}_][\p{L}\p{N}_.:-]*))/uy;

function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const text = source.trimEnd();
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(text)?.groups;
    if (!groups) throw new XPathFault("wrong", `写得不对：“${text.slice(at).trim().slice(0, 20)}”看不懂。`);
    const { answer, number, words, sign, name } = groups;
    if (answer !== undefined) tokens.push({ is: "answer", text: answer.slice(2, -1).trim(), at });
    else if (number !== undefined) tokens.push({ is: "number", text: number, at });
    else if (words !== undefined) tokens.push({ is: "words", text: words.slice(1, -1), at });
    else if (sign !== undefined) tokens.push({ is: "sign", text: sign, at });
    else tokens.push({ is: "name", text: name!, at });
  }
  return tokens;
}

class Reader {
  readonly #tokens: readonly Token[];
  readonly #names: Names;
  readonly #day: (of: Expression) => Expression;
  #i = 0;
  #nested = 0;

  constructor(tokens: readonly Token[], names: Names, day: (of: Expression) => Expression) {
    this.#tokens = tokens;
    this.#names = names;
    this.#day = day;
  }

  end(): void {
    const token = this.#tokens[this.#i];
    if (token) throw new XPathFault("wrong", `写得不对：“${token.text}”不该在这里。`);
  }

  expression(level: number): Expression {
    const operations = LEVELS[level];
    if (!operations) return this.#signed();
    let left = this.expression(level + 1);
    let chain: { operation: Operation; of: Expression[] } | undefined;
    for (let operation = this.#operation(operations); operation; operation = this.#operation(operations)) {
      const right = this.expression(level + 1);
      if (
        chain &&
        chain.operation === operation &&
        MANY.includes(operation) &&
        chain.of.length < MOST_PARTS
      ) {
        chain.of.push(right);
      } else {
        if (chain) left = this.#names.call(chain.operation, chain.of);
        chain = { operation, of: [left, right] };
      }
    }
    return chain ? this.#names.call(chain.operation, chain.of) : left;
  }

  #operation(among: readonly Operation[]): Operation | undefined {
    const token = this.#tokens[this.#i];
    if (!token || (token.is !== "sign" && token.is !== "name")) return undefined;
    const found = among.find((operation) => operation === token.text);
    if (found) this.#i++;
    return found;
  }

  #signed(): Expression {
    if (!this.#take("-")) return this.#one();
    if (++this.#nested > MOST_NESTED) throw new XPathFault("wrong", "规则套得太深，请拆成几步。");
    const of = this.#signed();
    this.#nested--;
    return "value" in of && typeof of.value === "number" ? { value: -of.value } : this.#names.call("-", [of]);
  }

  #one(): Expression {
    const token = this.#tokens[this.#i++];
    if (!token) throw new XPathFault("wrong", "规则没有写完。");
    switch (token.is) {
      case "number":
        return { value: Number(token.text) };
      case "words":
        return { value: token.text };
      case "answer":
        return this.#names.answer(token.text);
      case "name":
        if (this.#take("(")) return this.#called(token.text);
        if (this.#tokens[this.#i]?.is === "name" || this.#tokens[this.#i]?.is === "number") {
          throw new XPathFault("wrong", `写得不对：“${token.text} ${this.#tokens[this.#i]!.text}”看不懂。`);
        }
        throw new XPathFault(
          "foreign",
          `“${token.text}”在这里没有意思；要看某一题的答案，请写成 \${${token.text}}。`,
        );
      case "sign":
        return this.#signOf(token.text);
    }
    throw new XPathFault("wrong", "规则看不懂。");
  }

  #signOf(sign: string): Expression {
    if (sign === "(") {
      if (++this.#nested > MOST_NESTED) throw new XPathFault("wrong", "规则套得太深，请拆成几步。");
      const inner = this.expression(0);
      this.#nested--;
      if (!this.#take(")")) throw new XPathFault("wrong", "少了右括号“)”。");
      return inner;
    }
    if (sign === ".") {
      if (this.#names.self) return this.#names.self;
      throw new XPathFault("foreign", "“.”只能用在检查（constraint）里。");
    }
    if (["/", "//", "..", "@", "[", "|"].includes(sign)) {
      throw new XPathFault("foreign", `这里不认识路径写法“${sign}”，请写成 \${题目的名称}。`);
    }
    throw new XPathFault("wrong", `写得不对：“${sign}”不该在这里。`);
  }

  #called(name: string): Expression {
    if (++this.#nested > MOST_NESTED) throw new XPathFault("wrong", "规则套得太深，请拆成几步。");
    const known = FUNCTIONS[name] ?? (DIRECT as readonly string[]).includes(name);
    const of: Expression[] = [];
    if (!this.#take(")")) {
      do of.push(this.expression(0));
      while (this.#take(","));
      if (!this.#take(")")) throw new XPathFault("wrong", `“${name}(”少了右括号“)”。`);
    }
    this.#nested--;
    if (known === false) throw new XPathFault("foreign", `这里没有函数“${name}()”。`);
    if (known === true) return this.#names.call(name as Operation, of);
    return known(of, this.#names.call, this.#day);
  }

  #take(sign: string): boolean {
    const token = this.#tokens[this.#i];
    if (token?.is !== "sign" || token.text !== sign) return false;
    this.#i++;
    return true;
  }
}

type Called = (
  of: readonly Expression[],
  call: Names["call"],
  day: (of: Expression) => Expression,
) => Expression;
/** Functions that are something else here. */
const FUNCTIONS: { readonly [name: string]: Called | undefined } = Object.assign(
  Object.create(null) as object,
  {
    true: () => ({ value: true }),
    false: () => ({ value: false }),
    boolean: (of, call) => call("not", [call("not", of)]),
    "boolean-from-string": (of, call) =>
      call("or", [call("=", [first(of), { value: "true" }]), call("=", [first(of), { value: "1" }])]),
    // Days are numbers of days wherever a number is wanted.
    date: (of, _, day) => day(dayIn(first(of))),
    "decimal-date-time": (of, call) => call("number", [dayIn(first(of))]),
    "decimal-date": (of, call) => call("number", [dayIn(first(of))]),
    "jr:choice-name": (of, call) => call("label", [first(of)]),
  } satisfies { [name: string]: Called },
);

function first(of: readonly Expression[]): Expression {
  if (!of[0]) throw new XPathFault("wrong", "括号里少了内容。");
  return of[0];
}

function dayIn(of: Expression): Expression {
  if ("value" in of && !(typeof of.value === "string" && isDay(of.value))) {
    throw new XPathFault("wrong", `“${of.value}”不是日期，请写成 date('2026-03-05')。`);
  }
  return of;
}

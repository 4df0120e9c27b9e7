import { daysBetween, isDay } from "../day.ts";
import type { Answer } from "./form.ts";

/** XPath 1.0's values as forms use them. An answer that is not there is "". */
export type Value = string | number | boolean;

/** Whatever stands in an answer, as a value: words as they are handed in, files by their name, what was chosen with spaces between. */
export function valueOfAnswer(answer: Answer | undefined): Value {
  if (answer === undefined || answer === null) return "";
  if (typeof answer === "string") return answer.trim();
  if (typeof answer !== "object") return answer;
  if (Array.isArray(answer)) return answer.filter((one) => typeof one === "string").join(" ");
  const { name, blob } = answer as { name?: unknown; blob?: unknown };
  if (typeof name === "string") return name.trim();
  return typeof blob === "string" ? blob : "";
}

export function toText(value: Value): string {
  return typeof value === "string" ? value : String(value);
}

/** A day is the number of days since 1970, so that days compare and a difference is in days. */
export function toNumber(value: Value): number {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  const text = value.trim();
  if (/^-?(\d+(\.\d*)?|\.\d+)$/.test(text)) return Number(text);
  return isDay(text) ? daysBetween("1970-01-01", text) : Number.NaN;
}

export function toTruth(value: Value): boolean {
  if (typeof value === "number") return value !== 0 && !Number.isNaN(value);
  return typeof value === "boolean" ? value : value !== "";
}

/** As truths where one is a truth, as numbers where one is a number, else as words. */
export function areEqual(a: Value, b: Value): boolean {
  if (typeof a === "boolean" || typeof b === "boolean") return toTruth(a) === toTruth(b);
  if (typeof a === "number" || typeof b === "number") return toNumber(a) === toNumber(b);
  return a === b;
}

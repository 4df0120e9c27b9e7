import { isDay } from "../day.ts";
import { UNPRINTABLE } from "../unprintable.ts";
import { type AnswerFile, FORM_LIMITS, type Option, type Question } from "./form.ts";

/** Bytes of one picture or sound (`protocol/blob.ts`). */
const LARGEST_FILE = 20_000_000;
const NAME = 60;
/** of a scale */
export const SCALE_STEPS = 11;

/** Words for what is wrong with the form of an answer, with any JSON in its place: what no rule of a field could forgive. */
export function shapeFault(question: Question, answer: unknown): string | undefined {
  const { label } = question;
  switch (question.kind) {
    case "text":
      return typeof answer === "string" ? wordsFault(label, answer) : `“${label}”要填文字${now(answer)}。`;
    case "one-of":
      return typeof answer === "string" ? wordsFault(label, answer) : `“${label}”要选一项${now(answer)}。`;
    case "some-of":
      if (!isWords(answer)) return `“${label}”要从选项里选${now(answer)}。`;
      if (answer.length > question.options.length + 1) {
        return `“${label}”只有 ${question.options.length} 项，却选了 ${answer.length} 项。`;
      }
      return answer.map((one) => wordsFault(label, one)).find((fault) => fault !== undefined);
    case "scale":
      return typeof answer === "number" && Number.isFinite(answer)
        ? undefined
        : `“${label}”要在 ${question.from} 到 ${question.to} 里选一格${now(answer)}。`;
    case "number":
      return typeof answer === "number" && Number.isFinite(answer)
        ? undefined
        : `“${label}”要填数字，如 3${now(answer)}。`;
    case "yes-no": {
      const { yesWords = "是", noWords = "否" } = question;
      return typeof answer === "boolean"
        ? undefined
        : `“${label}”要选“${yesWords}”或“${noWords}”${now(answer)}。`;
    }
    case "date":
      return typeof answer === "string"
        ? wordsFault(label, answer)
        : `“${label}”要填日期，如 2026-03-05${now(answer)}。`;
    case "person":
      return personFault(label, answer);
    case "signature":
      return fileFault(`“${label}”要在屏幕上签名`, `“${label}”的签名`, "image/", answer);
    case "photo":
      return fileFault(`“${label}”要拍照或选一张照片`, `“${label}”的照片`, "image/", answer);
    default:
      return fileFault(`“${label}”要录音`, `“${label}”的录音`, "audio/", answer);
  }
}

/** Words for an answer of the right form that is not among what may be answered. */
export function valueFault(question: Question, answer: unknown): string | undefined {
  const { label } = question;
  switch (question.kind) {
    case "text": {
      const length = Array.from(answer as string).length;
      const { most = FORM_LIMITS.words } = question;
      return length > most ? `“${label}”最多 ${most} 个字，现在有 ${length} 个字，请删去一些。` : undefined;
    }
    case "one-of":
      return question.other ? undefined : optionFault(label, question.options, answer as string);
    case "some-of":
      return chosenFault(question, answer as readonly string[]);
    case "scale": {
      const { from, to, step = 1 } = question;
      const at = answer as number;
      if (at >= from && at <= to && Number.isInteger((at - from) / step)) return undefined;
      const count = Math.min(SCALE_STEPS, Math.floor((to - from) / step) + 1);
      const first = Array.from({ length: count }, (_, i) => from + i * step);
      return `“${label}”没有 ${at} 这一格，可以选：${first.join("、")}。`;
    }
    case "number":
      return numberFault(question, answer as number);
    case "date": {
      const day = answer as string;
      if (!isDay(day)) return `“${label}”里的“${short(day)}”不是一个日期，请按“年-月-日”填，如 2026-03-05。`;
      const { from, to } = question;
      if (from !== undefined && day < from) return `“${label}”不能早于 ${from}，现在是 ${day}。`;
      return to !== undefined && day > to ? `“${label}”不能晚于 ${to}，现在是 ${day}。` : undefined;
    }
    default:
      return undefined;
  }
}

function numberFault(question: Question & { kind: "number" }, answer: number): string | undefined {
  const { label, whole, from, to } = question;
  if (whole && !Number.isInteger(answer)) return `“${label}”要填整数，现在是 ${answer}。`;
  if (Math.abs(answer) > Number.MAX_SAFE_INTEGER) return `“${label}”的数字太大，请核对位数。`;
  if ((from === undefined || answer >= from) && (to === undefined || answer <= to)) return undefined;
  const range =
    from === undefined
      ? `不能大于 ${to}`
      : to === undefined
        ? `不能小于 ${from}`
        : `要在 ${from} 到 ${to} 之间`;
  return `“${label}”${range}，现在是 ${answer}。`;
}

function chosenFault(
  question: Question & { kind: "some-of" },
  answer: readonly string[],
): string | undefined {
  const { label, options, other, most } = question;
  const twice = answer.find((one, i) => answer.indexOf(one) < i);
  if (twice !== undefined) return `“${label}”里“${labelOf(options, twice)}”选了两次，请去掉一个。`;
  const own = answer.filter((one) => !options.some(({ value }) => value === one));
  if (!other && own.length > 0) return optionFault(label, options, own[0]!);
  if (own.length > 1) return `“${label}”的“其他”只能填一处，现在有 ${own.length} 处。`;
  return most !== undefined && answer.length > most
    ? `“${label}”最多选 ${most} 项，现在选了 ${answer.length} 项，请去掉 ${answer.length - most} 项。`
    : undefined;
}

function optionFault(label: string, options: readonly Option[], answer: string): string | undefined {
  if (options.some(({ value }) => value === answer)) return undefined;
  const some = options.slice(0, 8).map((option) => option.label);
  return `“${label}”里没有“${short(answer)}”这一项，可以选：${some.join("、")}${options.length > 8 ? "等" : ""}。`;
}

function labelOf(options: readonly Option[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? short(value);
}

function wordsFault(label: string, words: string): string | undefined {
  if (words.length > FORM_LIMITS.words) {
    return `“${label}”太长：最多 ${FORM_LIMITS.words} 个字，现在有 ${words.length} 个字。`;
  }
  return UNPRINTABLE.test(words) ? `“${label}”里有不能保存的字符，请删掉后重新输入。` : undefined;
}

function personFault(label: string, answer: unknown): string | undefined {
  if (!isObject(answer) || typeof answer.name !== "string")
    return `“${label}”要填一个人的姓名${now(answer)}。`;
  const { name, member, ...more } = answer;
  if (name.length > NAME) return `“${label}”的姓名最多 ${NAME} 个字，现在有 ${name.length} 个字。`;
  if (/[\n\r]/.test(name)) return `“${label}”只填一个人的姓名，写在一行里。`;
  if (member !== undefined && !(typeof member === "string" && /^[A-Za-z0-9_-]{16}$/.test(member))) {
    return `“${label}”里的“${short(name)}”在名册里对不上，请重新选一次。`;
  }
  if (Object.keys(more).length > 0) return `“${label}”只收姓名，请重新选一次。`;
  return wordsFault(label, name);
}

function fileFault(wanted: string, it: string, type: string, answer: unknown): string | undefined {
  if (!isObject(answer)) return `${wanted}${now(answer)}。`;
  const file = answer as Partial<AnswerFile> & typeof answer;
  if (typeof file.blob !== "string" || !/^[0-9a-f]{64}$/.test(file.blob))
    return `${it}没有存好，请再做一次。`;
  if (typeof file.size !== "number" || !Number.isInteger(file.size) || file.size < 1) {
    return `${it}是空的，请再做一次。`;
  }
  if (file.size > LARGEST_FILE)
    return `${it}太大：最多 ${LARGEST_FILE / 1_000_000} 兆，现在有 ${Math.ceil(file.size / 1_000_000)} 兆。`;
  if (
    typeof file.type !== "string" ||
    !file.type.startsWith(type) ||
    file.type.length > 100 ||
    !/^[\x21-\x7e ]+$/.test(file.type)
  ) {
    return `${it}不是${type === "image/" ? "图片" : "录音"}文件，请再做一次。`;
  }
  return Object.keys(file).length > 3 ? `${it}里有多余的内容，请再做一次。` : undefined;
}

function now(answer: unknown): string {
  if (answer === null) return "，现在是空的";
  if (typeof answer === "string") return `，现在是“${short(answer)}”`;
  if (typeof answer === "number") return `，现在是数字 ${answer}`;
  if (typeof answer === "boolean") return `，现在是“${answer ? "是" : "否"}”`;
  return Array.isArray(answer) ? `，现在是一个列表` : `，现在是别的内容`;
}

/** What stood there, short enough to be read in a sentence. */
export function short(words: string): string {
  const chars = Array.from(words.slice(0, 50).replace(/[\p{Surrogate}\p{Cc}]/gu, "�"));
  return chars.length > 20 || words.length > 50 ? `${chars.slice(0, 20).join("")}…` : chars.join("");
}

export function isObject(json: unknown): json is { readonly [key: string]: unknown } {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function isWords(json: unknown): json is readonly string[] {
  return Array.isArray(json) && json.every((one) => typeof one === "string");
}

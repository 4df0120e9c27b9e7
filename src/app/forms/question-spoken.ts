import type { Question } from "../../domain/forms/form.ts";

/** A question as it is said aloud: with what can be chosen. */
export function questionSpoken(field: Question): string {
  return [field.label, field.hint, choices(field)].filter(Boolean).join("。");
}

function choices(field: Question): string | undefined {
  if (field.kind === "yes-no") return `${field.yesWords ?? "是"}，还是，${field.noWords ?? "否"}`;
  if (field.kind === "one-of" || field.kind === "some-of") {
    const words = field.options.slice(0, 15).map(({ label }) => label);
    return `可以选：${[...words, ...(field.other ? ["其他"] : [])].join("；")}`;
  }
  if (field.kind !== "scale") return undefined;
  const { from, to, fromWords, toWords } = field;
  return `从 ${from}${fromWords ? `，${fromWords}` : ""}，到 ${to}${toWords ? `，${toWords}` : ""}`;
}

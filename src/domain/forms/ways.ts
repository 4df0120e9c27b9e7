import type { FormPublished } from "../entries/forms.ts";
import { allFields, isHolder } from "./form-tree.ts";
import { roundsOf } from "./answer-words.ts";
import type { Answers, Field, FieldId, Form } from "./form.ts";

/**
 * Why a form cannot be answered in this way, question by question: said to its author before it is published, and not published so.
 * Answers that come without a journal have no files, a voice and a signature are as good as a name, of a repeated answer nobody could
 * say that it is another person's, and what is asked of some only divides those whom an anonymous form counts together.
 */
export function wayFaults(
  form: Form,
  way: FormPublished["way"],
  again?: boolean,
): readonly { field?: FieldId; words: string }[] {
  if (way === "named") return [];
  const how = way === "slips" ? "不记名的表" : "公开的表";
  const files = allFields(form.fields)
    .filter(({ kind }) => kind === "signature" || kind === "photo" || kind === "voice")
    .map(({ id, label, kind }) => ({
      field: id,
      words: `“${label}”要${FILE_WORDS[kind as keyof typeof FILE_WORDS]}，${how}不收；请去掉这一问，或改用记名的。`,
    }));
  // Whom a question is asked of would tell how these few answered the one before.
  const shown =
    way === "slips"
      ? allFields(form.fields).flatMap(({ id, label, shownIf }) =>
          shownIf
            ? [
                {
                  field: id,
                  words: `“${label}”看前面的回答才问，单独汇总会认出那几个人，不记名的表不能这样；请让它对谁都问，或改用记名的。`,
                },
              ]
            : [],
        )
      : [];
  const many = again && way === "slips" ? [{ words: "不记名的表每人只有一张票，不能反复交。" }] : [];
  return [...files, ...shown, ...many];
}

const FILE_WORDS = { signature: "手写签名", photo: "照片", voice: "录音" } as const;

/** Without what is reckoned from other answers: it would join again what must stay apart. */
export function withoutReckoned(form: Form): Form {
  return { ...form, fields: askedOf(form.fields) };
}

function askedOf(fields: readonly Field[]): readonly Field[] {
  return fields
    .filter(({ kind }) => kind !== "reckoned")
    .map((field) => (isHolder(field) ? { ...field, fields: askedOf(field.fields) } : field));
}

/** The same of answers. */
export function reckonedLeftOut(form: Form, answers: Answers): Answers {
  const reckoned = new Set(
    allFields(form.fields).flatMap(({ id, kind }) => (kind === "reckoned" ? [id] : [])),
  );
  const asked = (some: Answers): Answers =>
    Object.fromEntries(
      Object.entries(some)
        .filter(([id]) => !reckoned.has(id))
        .map(([id, answer]) => {
          const rounds = roundsOf(answer);
          return [id, rounds.length > 0 ? rounds.map(asked) : answer];
        }),
    );
  return asked(answers);
}

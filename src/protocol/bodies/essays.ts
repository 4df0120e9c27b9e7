import * as v from "valibot";
import type * as essays from "../../domain/entries/essays.ts";
import { body, count, entryId, randomId, words } from "./shapes.ts";

/** UTF-16 units of an essay: ten times what anybody is asked for, and it fits a body */
export const ESSAY_LENGTH = 50_000;

const title = words(200);
const text = words(ESSAY_LENGTH);

const change = body<essays.TextChange>({
  at: count(ESSAY_LENGTH),
  remove: count(ESSAY_LENGTH),
  insert: text,
});

export const EssaySaved = /* @__PURE__ */ v.pipe(
  body<essays.EssaySaved>({
    essay: randomId,
    title,
    base: v.optional(entryId),
    text: v.optional(text),
    change: v.optional(change),
  }),
  v.check((saved) => (saved.text === undefined) !== (saved.change === undefined), "text-or-change"),
  v.check((saved) => saved.change === undefined || saved.base !== undefined, "change-without-base"),
);

export const EssayHandedIn = body<essays.EssayHandedIn>({
  essay: randomId,
  title,
  text,
  topic: v.optional(words(60)),
});

export const EssayTakenBack = body<essays.EssayTakenBack>({ essay: randomId, entry: entryId });

export const EssayAnswered = body<essays.EssayAnswered>({
  entry: entryId,
  words: words(5_000),
  more: v.optional(v.boolean()),
});

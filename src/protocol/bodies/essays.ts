import * as v from "valibot";
import type * as essays from "../../domain/entries/essays.ts";
import { ESSAY_PARTS, PART_WORDS } from "../../domain/essay-parts.ts";
import { blobId, body, count, entryId, line, list, randomId, unitId, words } from "./shapes.ts";

/** UTF-16 units of an essay: ten times what anybody is asked for, and it fits a body */
export const ESSAY_LENGTH = 50_000;

const title = words(200);
const text = words(ESSAY_LENGTH);
const size = count(1_000_000_000);
const pixels = count(100_000);
const seconds = /* @__PURE__ */ v.pipe(v.number(), v.minValue(0), v.maxValue(86_400));

const change = body<essays.TextChange>({
  at: count(ESSAY_LENGTH),
  remove: count(ESSAY_LENGTH),
  insert: text,
});

export const sounds = /* @__PURE__ */ v.optional(
  list(
    body<essays.EssaySound>({
      sound: blobId,
      size,
      seconds,
      type: words(100),
      question: v.optional(words(100)),
      words: v.optional(words(PART_WORDS)),
    }),
    ESSAY_PARTS,
  ),
);

export const photos = /* @__PURE__ */ v.optional(
  list(
    body<essays.EssayPhoto>({
      photo: blobId,
      size,
      width: pixels,
      height: pixels,
      words: v.optional(words(PART_WORDS)),
    }),
    ESSAY_PARTS,
  ),
);

export const EssaySaved = /* @__PURE__ */ v.pipe(
  body<essays.EssaySaved>({
    essay: randomId,
    title,
    base: v.optional(entryId),
    joined: v.optional(list(entryId, 100)),
    text: v.optional(text),
    change: v.optional(change),
    sounds,
    photos,
  }),
  v.check((saved) => (saved.text === undefined) !== (saved.change === undefined), "text-or-change"),
  v.check((saved) => saved.change === undefined || saved.base !== undefined, "change-without-base"),
);

export const EssayHandedIn = body<essays.EssayHandedIn>({
  essay: randomId,
  title,
  text,
  topic: v.optional(words(60)),
  sounds,
  photos,
});

export const EssayTakenBack = body<essays.EssayTakenBack>({ essay: randomId, entry: entryId });

export const EssayTranscribed = body<essays.EssayTranscribed>({
  entry: entryId,
  blob: blobId,
  words: words(PART_WORDS),
});

export const EssayAnswered = body<essays.EssayAnswered>({
  entry: entryId,
  words: words(5_000),
  verdict: v.optional(v.picklist(["more", "accepted"])),
  remarks: v.optional(
    list(
      body<essays.EssayRemark>({
        words: words(2_000),
        blob: v.optional(blobId),
        second: v.optional(seconds),
        start: v.optional(count(ESSAY_LENGTH)),
        end: v.optional(count(ESSAY_LENGTH)),
      }),
      100,
    ),
  ),
});

export const SharingAllowed = body<essays.SharingAllowed>({
  share: randomId,
  entry: entryId,
  title,
  text,
  name: v.optional(line(40)),
  upward: v.optional(v.boolean()),
});

export const SharingWithdrawn = body<essays.SharingWithdrawn>({ share: randomId, unit: v.optional(unitId) });

const shared = { share: randomId, title, text, name: v.optional(line(40)), unit: unitId };

export const EssayShown = body<essays.EssayShown>(shared);

export const EssayProposed = body<essays.EssayProposed>({ ...shared, why: words(2_000) });

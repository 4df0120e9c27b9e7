import * as v from "valibot";
import type * as texts from "../../domain/entries/texts.ts";
import { TEXT_PICTURES } from "../block-words.ts";
import { BLOB_LIMITS } from "../blob.ts";
import { cohort } from "./membership.ts";
import { blobId, body, count, line, list, randomId, unitId, words } from "./shapes.ts";

const title = line(300);
const size = count(BLOB_LIMITS.size);
const characters = count(BLOB_LIMITS.size);
const pictures = v.optional(list(v.looseObject({ blob: blobId, size }), TEXT_PICTURES));

export const TextImported = body<texts.TextImported>({
  text: randomId,
  unit: unitId,
  title,
  blob: blobId,
  size,
  original: blobId,
  originalSize: v.optional(size),
  fileName: line(300),
  format: v.picklist(["txt", "md", "html", "docx", "epub", "pdf"]),
  encoding: v.optional(v.picklist(["utf-8", "gb18030"])),
  characters,
  pictures,
  report: blobId,
  reportSize: size,
  suspicions: count(1_000_000),
});

export const TextProofread = body<texts.TextProofread>({
  text: randomId,
  blob: blobId,
  name: v.optional(line(60)),
});

export const TextPublished = body<texts.TextPublished>({
  text: randomId,
  unit: unitId,
  title,
  blob: blobId,
  size,
  characters,
  pictures,
  topic: v.optional(words(60)),
  cohorts: v.optional(v.pipe(list(cohort, 20), v.minLength(1))),
  required: v.boolean(),
  order: v.pipe(v.number(), v.minValue(-1_000_000), v.maxValue(1_000_000)),
});

export const TextWithdrawn = body<texts.TextWithdrawn>({
  text: randomId,
  unit: unitId,
  why: v.optional(words(500)),
});

import * as v from "valibot";
import type * as readings from "../../domain/entries/readings.ts";
import { BLOB_LIMITS } from "../blob.ts";
import { READING_PARTS } from "../reading-parts.ts";
import { blobId, body, count, entryId, line, list, randomId, unitId, words } from "./shapes.ts";

const part = v.looseObject({
  block: count(1_000_000),
  sound: blobId,
  /** bytes */
  size: count(BLOB_LIMITS.size),
  seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(7200)),
});

function isAscending(parts: readonly { block: number }[]): boolean {
  return parts.every(({ block }, i) => i === 0 || block > parts[i - 1]!.block);
}

export const ReadingRecorded = body<readings.ReadingRecorded>({
  reading: randomId,
  text: randomId,
  blob: blobId,
  voice: line(60),
  dialect: v.optional(line(30)),
  type: v.pipe(v.string(), v.regex(/^audio\/[a-z0-9.+-]{1,40}(;codecs="?[a-zA-Z0-9.]{1,20}"?)?$/)),
  parts: v.pipe(
    list(part, READING_PARTS),
    v.minLength(1),
    v.check((parts) => isAscending(parts), "ascending"),
  ),
});

export const ReadingApproved = body<readings.ReadingApproved>({ entry: entryId, unit: unitId });

export const ReadingDeclined = body<readings.ReadingDeclined>({ entry: entryId, words: words(2000) });

export const ReadingWithdrawn = body<readings.ReadingWithdrawn>({ entry: entryId, unit: v.optional(unitId) });

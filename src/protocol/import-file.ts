import * as v from "valibot";
import { BLOB_LIMITS } from "./blob.ts";
import { TextImported } from "./bodies/texts.ts";

/**
 * `POST /api/import?unit=…` with the bearer token of somebody who runs the unit, the file as the body (`application/octet-stream`) and
 * its name in `file-name`, percent-encoded: an address stands in the logs of what is in front of a server, a header does not.
 * `text=…`: a new version of this text. `internal=yes`: the person has said that a paper marked 内部 may go to members.
 *
 * What cannot be a text is answered 200 as well: nothing is wrong with the request, and nothing was kept. A file of a text that
 * was read is kept, with the text, and seen by nobody before an entry names it; the person's phone writes that entry.
 * 429 `too-many`: one file at a time a person, and a few in all; come again after `retry-after`.
 */
export const IMPORT_LIMITS = {
  /** bytes of a file: the original is kept beside the text */
  size: BLOB_LIMITS.size,
  /** UTF-16 units of its name */
  name: 200,
} as const;

export const ImportAnswer = v.variant("outcome", [
  v.object({ outcome: v.literal("read"), body: TextImported }),
  /** `message`: what mark was found where, for the person whose yes it needs */
  v.object({ outcome: v.literal("internal"), message: v.string() }),
  /** `message`: what is wrong with the file, where, and what to do */
  v.object({ outcome: v.literal("refused"), message: v.string() }),
]);
export type ImportAnswer = v.InferOutput<typeof ImportAnswer>;

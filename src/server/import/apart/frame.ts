import { createHash } from "node:crypto";
import * as v from "valibot";
import { picturesOf } from "../../../protocol/block-words.ts";
import { ImportReport } from "../../../protocol/import-report.ts";
import { StudyText } from "../../../protocol/study-text.ts";
import type { ImportedText } from "../finish.ts";

/** The first byte, before the file is looked at: the reader works. */
export const BEGUN = 1;

/** What comes out of the process that read a file, behind that: the length of a JSON text, the text, the pictures one behind the other. */
const Answer = v.union([
  v.object({ refusal: v.string(), isInternal: v.boolean() }),
  v.object({ text: StudyText, report: ImportReport, characters: v.number(), titleFound: v.boolean() }),
]);

export interface Refused {
  refusal: string;
  isInternal: boolean;
}

export function pack(outcome: ImportedText | Refused): Buffer {
  const { pictures, ...said } = "refusal" in outcome ? { ...outcome, pictures: undefined } : outcome;
  const json = Buffer.from(JSON.stringify(said));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const bytes = "text" in outcome ? picturesOf(outcome.text).map(({ blob }) => pictures!.get(blob)!) : [];
  return Buffer.concat([length, json, ...bytes]);
}

/** Believes nothing: a reader that was led astray by its file can say anything. @throws where it is not as it should be */
export function unpack(bytes: Buffer): ImportedText | Refused {
  const end = 4 + bytes.readUInt32LE(0);
  const said = v.parse(Answer, JSON.parse(bytes.subarray(4, end).toString("utf8")));
  if ("refusal" in said) return said;
  const pictures = new Map<string, Uint8Array>();
  let at = end;
  for (const { blob, size } of picturesOf(said.text)) {
    const picture = bytes.subarray(at, at + size);
    if (createHash("sha256").update(picture).digest("hex") !== blob) throw new Error("a picture is another");
    pictures.set(blob, new Uint8Array(picture));
    at += size;
  }
  if (at !== bytes.length) throw new Error("more than was said");
  return { ...said, pictures };
}

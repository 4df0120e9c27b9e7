import type { Block } from "../../protocol/block-words.ts";
import type { ImportReport } from "../../protocol/import-report.ts";
import type { TextEncodingName } from "./decode.ts";

export type Removed = ImportReport["removed"][number];
export type Format = ImportReport["format"];

/** A picture as a file holds it, not looked at yet. */
export interface FoundPicture {
  t: "found";
  bytes: Uint8Array;
  alt: string;
  /** what the report calls it */
  name: string;
}

export type DraftBlock = Exclude<Block, { t: "pic" }> | FoundPicture;

/** What a reader of one format makes of a file, before anything is judged. */
export interface Draft {
  format: Format;
  encoding?: TextEncodingName;
  /** that the file says is one; else the text's first line may be one */
  title?: string;
  /** where neither is there */
  perhapsTitle?: string;
  source?: string;
  blocks: DraftBlock[];
  removed: Removed[];
  /** lines at which marks of secrecy stand that are not in `blocks`: heads of pages */
  heads: string[];
}

import type { Cohort } from "./membership.ts";
import type { BlobId, TextId, UnitId } from "../ids.ts";

/** A picture of a text, a file of its own. */
export interface TextPicture {
  blob: BlobId;
  /** bytes of `blob` */
  size: number;
}

/** An import, still 未校对: seen by staff of `unit` only, never by members. Of a text that is there already: its next version. */
export interface TextImported {
  text: TextId;
  unit: UnitId;
  title: string;
  /** the study text (`protocol/study-text.ts`) */
  blob: BlobId;
  /** bytes of `blob` */
  size: number;
  /** the file as it was found */
  original: BlobId;
  /** bytes of `original`; absent in what was imported before it was told */
  originalSize?: number;
  fileName: string;
  format: "txt" | "md" | "html" | "docx" | "epub" | "pdf";
  /** of plain text, Markdown and HTML; the others say their own */
  encoding?: "utf-8" | "gb18030";
  characters: number;
  /** each picture of the text once; absent: none */
  pictures?: readonly TextPicture[];
  /** what the import removed and what it suspects (`protocol/import-report.ts`) */
  report: BlobId;
  /** bytes of `report` */
  reportSize: number;
  suspicions: number;
}

/** 我已校对，可以发给党员: said by a named person, of exactly this blob. */
export interface TextProofread {
  text: TextId;
  blob: BlobId;
  /** Who said so, where the server's own device writes it by command; else it is the writer. */
  name?: string;
}

/** To the members of a unit and all below. Replaces an earlier publication of the same text to the same unit. */
export interface TextPublished {
  text: TextId;
  unit: UnitId;
  title: string;
  blob: BlobId;
  size: number;
  characters: number;
  /** as imported: who reads the text may fetch them */
  pictures?: readonly TextPicture[];
  topic?: string;
  /** only to those who are of one of these; absent: to everybody */
  cohorts?: readonly Cohort[];
  required: boolean;
  /** place in the course of study, ascending */
  order: number;
}

/** Away from where it was published. Published again, it is there again. */
export interface TextWithdrawn {
  text: TextId;
  unit: UnitId;
  /** told to whoever looks for it */
  why?: string;
}

/** A stretch of words of an original, as it stands in the file. */
export interface OriginalPiece {
  text: string;
  /** what the file itself says of them: 修订中删去的, 隐藏的 */
  mark?: "deleted" | "hidden";
}

/** Paragraphs that belong together. */
export interface OriginalPart {
  /** 页眉, 批注, a file of a book …; none: the body */
  label?: string;
  paragraphs: readonly (readonly OriginalPiece[])[];
}

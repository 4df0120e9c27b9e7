/** The field that an essay is typed into, and whoever else puts words into it. */
export type FieldRef = { current: HTMLTextAreaElement | null };

/** A draft, as far as putting words into it goes. */
interface Written {
  readonly content: { readonly value: { text: string } };
  change(part: { text: string }): void;
}

/**
 * Puts another text into the draft. Into the field first: what stands there already is not put there again when the page is drawn, and
 * the caret stays where it belongs.
 */
export function writeText(draft: Written, field: FieldRef, text: string, caret: number): void {
  const area = field.current;
  if (area) {
    area.value = text;
    area.setSelectionRange(caret, caret);
  }
  draft.change({ text });
}

/** Puts words where the caret is or was last, in place of what is selected; where the field is not there, at the end. */
export function insertWords(draft: Written, field: FieldRef, words: string): void {
  const { text } = draft.content.value;
  const area = field.current;
  const from = Math.min(area?.selectionStart ?? text.length, text.length);
  const to = Math.min(area?.selectionEnd ?? text.length, text.length);
  writeText(draft, field, text.slice(0, from) + words + text.slice(to), from + words.length);
}

/** What no XML may hold: control characters, halves of pairs, and the two last of the plane. */
const NOT_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export function xmlWords(words: string): string {
  return words.replace(NOT_XML, "");
}

/**
 * Words that a spreadsheet would reckon with get a stroke before them: a name of "=HYPERLINK(…)" stays a name. So do those that begin
 * with a tab or a new line, and those that hide their sign behind something that nobody sees, or in one of its wide forms.
 */
export function cellWords(words: string): string {
  const plain = xmlWords(words);
  return isFormula(plain) ? `'${plain}` : plain;
}

export function isFormula(words: string): boolean {
  if (/^[\t\r\n]/.test(words)) return true;
  const seen = words.replace(/^[\s\p{Cf}]+/u, "");
  return /^[=+\-@\u2212]/.test(seen.slice(0, 1).normalize("NFKC"));
}

/** What no XML may hold: control characters, halves of pairs, and the two last of the plane. */
const NOT_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export function xmlWords(words: string): string {
  return words.replace(NOT_XML, "");
}

/** Words that a spreadsheet would reckon with get a stroke before them: a name of "=HYPERLINK(…)" stays a name. */
export function cellWords(words: string): string {
  const plain = xmlWords(words);
  return /^[\s]*[=+\-@＝＋－＠]/.test(plain) ? `'${plain}` : plain;
}

/** Words without the markup that other tools show: tags, and stars for bold. */
export function plainWords(text: string): string {
  return text
    .replaceAll(/<br\s*\/?>/gi, "\n")
    .replaceAll(/<\/?[a-z][a-z0-9]*(\s[^<>]*)?>/gi, "")
    .replaceAll(/\*\*([^*\n]+)\*\*/g, "$1")
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\p{Surrogate}\0]/gu, "")
    .trim();
}

const TAG =
  /<\/?(?:b|i|em|strong|u|span|font|p|div|br|h[1-6]|a)(?:\s+[\w:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=]+))*\s*\/?>/gi;

/**
 * Words without the markup that other tools show: tags, and stars for bold.
 * @param own where this app wrote them, which has no markup: what looks like it are words
 */
export function plainWords(text: string, own: boolean): string {
  return (own ? text : withoutMarkup(text))
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\p{Surrogate}\0]/gu, "")
    .trim();
}

function withoutMarkup(text: string): string {
  return text
    .replaceAll(/<br\s*\/?>/gi, "\n")
    .replaceAll(TAG, "")
    .replaceAll(/\*\*([^*\n]+)\*\*/g, (whole, words: string, at: number, all: string) => {
      const end = at + whole.length;
      return isBetween(all[at - 1], words[0]) || isBetween(words.at(-1), all[end]) ? whole : words;
    });
}

/** Between a number and another, or two letters, stars are no markup: 2**3. */
function isBetween(before: string | undefined, after: string | undefined): boolean {
  return /^\w\w$/.test(`${before ?? ""}${after ?? ""}`);
}

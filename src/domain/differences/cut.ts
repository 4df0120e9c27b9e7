// A Latin word or a number is one; anything else is a character, with all that is drawn together with it.
const TOKEN =
  /[\p{Script=Latin}\p{Nd}][\p{Script=Latin}\p{Nd}\p{M}]*|\r\n|\p{RI}\p{RI}|[\s\S](?:\u200d[\s\S]|[\p{M}\p{Emoji_Modifier}])*/gu;

/** The pieces that are never cut in two; joined, they are the text. */
export function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

const ENDS_CLAUSE = /^[，。；：、！？…“”‘’（）《》,.;:!?()"\n]/u;

/** Whether a phrase ends behind this token. */
export function endsPhrase(token: string | undefined): boolean {
  return token !== undefined && (ENDS_CLAUSE.test(token) || token === "\r\n");
}

/** Where the phrases begin, counted in tokens, and the end of all. Marks that follow one another are one end. */
export function phrasesOf(tokens: readonly string[]): number[] {
  const starts = [0];
  for (let i = 1; i < tokens.length; i++) {
    if (endsPhrase(tokens[i - 1]) && !endsPhrase(tokens[i])) starts.push(i);
  }
  if (tokens.length > 0) starts.push(tokens.length);
  return starts;
}

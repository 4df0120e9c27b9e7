/** Brackets in brackets. A form of ours has some 55 where its rules are deepest, an entry's body ten. */
const MOST_NESTED = 64;

/**
 * A text from outside as JSON: undefined where it is none, or is nested so deep that whoever goes through it by calling himself would
 * run out of stack, here or where it is read again.
 */
export function parseJson(text: string): unknown {
  if (isNestedTooDeep(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isNestedTooDeep(text: string): boolean {
  let deep = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '"') i = endOfString(text, i);
    else if (char === "{" || char === "[") deep++;
    else if (char === "}" || char === "]") deep--;
    if (deep > MOST_NESTED) return true;
  }
  return false;
}

/** @param start of its first quotation mark @returns the place of its last; the text's end where there is none */
function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === "\\" ? 2 : 1;
  return i;
}

import type { TextChange } from "./entries/essays.ts";

/** The smallest single splice that makes `after` of `before`. It never cuts a surrogate pair in two. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  if (cutsPair(before, head) || cutsPair(after, head)) head--;

  let tail = 0;
  const most = shorter - head;
  while (
    tail < most &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  if (cutsPair(before, before.length - tail) || cutsPair(after, after.length - tail)) tail--;

  return {
    at: head,
    remove: before.length - head - tail,
    insert: after.slice(head, after.length - tail),
  };
}

/** @returns undefined where the change is not one of this text: it reaches past its end */
export function applyChange(text: string, { at, remove, insert }: TextChange): string | undefined {
  if (at < 0 || remove < 0 || at + remove > text.length) return undefined;
  return text.slice(0, at) + insert + text.slice(at + remove);
}

/** So many differences stand behind one another at most before a full text; a text is restored from no more. */
export const FULL_TEXT_EVERY = 1_000;

/** What has been kept since the last full text. */
export interface SinceFull {
  versions: number;
  /** UTF-16 units that were put in */
  written: number;
}

/**
 * Whether a version should carry its whole text: when half as much has been written. So what is kept is three times what was written at
 * most, however often somebody rests.
 * @param since what was kept since the last full one; undefined: there is none
 */
export function shouldStoreFull(since: SinceFull | undefined, change: TextChange, text: string): boolean {
  return (
    since === undefined ||
    since.versions + 1 >= FULL_TEXT_EVERY ||
    (since.written + change.insert.length) * 2 >= text.length
  );
}

/** Whether the place lies between the two halves of one character. */
function cutsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
}
function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

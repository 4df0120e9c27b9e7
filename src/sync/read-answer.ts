import type { FeedChunk } from "../protocol/feed.ts";
import { FEED_PAGE } from "../protocol/feed-page.ts";
import type { PushAnswer } from "../protocol/push.ts";

/**
 * Answers are looked at for their outline only: they come from one's own server over TLS, and ten thousand items need not be
 * checked one by one. What is to be told apart is an answer and the login page of a hotel.
 */
export function readPushAnswer(text: string): PushAnswer | undefined {
  const answer: Partial<PushAnswer> | undefined = object(text);
  if (typeof answer?.epoch !== "string" || typeof answer.now !== "number") return undefined;
  if (!Array.isArray(answer.receipts) || !Array.isArray(answer.refusals)) return undefined;
  if (answer.feeds !== undefined && !answer.feeds.every(isChunk)) return undefined;
  return answer as PushAnswer;
}

export function readFeedChunk(text: string): FeedChunk | undefined {
  const chunk = object(text);
  return isChunk(chunk) && chunk.items.length <= FEED_PAGE ? chunk : undefined;
}

/** The text of the chunk's items, just as it came: a page that is kept whole need not be written anew. Undefined: in another form. */
export function textOfItems(text: string): string | undefined {
  const from = text.indexOf(ITEMS);
  const to = text.lastIndexOf(AFTER_ITEMS);
  return from < 0 || to < from ? undefined : text.slice(from + ITEMS.length - 1, to + 1);
}
const ITEMS = '"items":[';
const AFTER_ITEMS = '],"head":';

function isChunk(chunk: unknown): chunk is FeedChunk {
  if (typeof chunk !== "object" || chunk === null) return false;
  const { feed, generation, from, items, head } = chunk as Partial<FeedChunk>;
  return (
    typeof feed === "string" &&
    typeof generation === "number" &&
    typeof from === "number" &&
    typeof head === "number" &&
    Array.isArray(items)
  );
}

function object(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

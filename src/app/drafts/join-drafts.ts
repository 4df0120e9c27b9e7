import type { DraftContent } from "./open-draft.ts";

type Result = { title?: string; text: string };

/** The field that holds what is written, where a draft is mostly one text. undefined: it is a form of many fields. */
export function wordsField(mine: DraftContent, theirs: DraftContent): "text" | "words" | undefined {
  return (["text", "words"] as const).find(
    (name) => typeof mine[name] === "string" && typeof theirs[name] === "string",
  );
}

export function toJoin(content: DraftContent, field: "text" | "words"): Result {
  const { title } = content;
  return { text: content[field] as string, ...(typeof title === "string" && { title }) };
}

/**
 * Both drafts in one: the text as it was joined, all parts of both where there are several (recordings, photos), what only the other
 * has; else what stands here.
 */
export function joinedContent<T extends DraftContent>(
  mine: T,
  theirs: T,
  field: "text" | "words",
  { title, text }: Result,
): T {
  const joined: DraftContent = { ...theirs };
  for (const [name, its] of Object.entries(mine)) {
    const other = joined[name];
    if (Array.isArray(its) && Array.isArray(other)) joined[name] = union(its, other);
    else if (its !== undefined) joined[name] = its;
  }
  joined[field] = text;
  if (title !== undefined) joined["title"] = title;
  return joined as T;
}

function union(mine: readonly unknown[], theirs: readonly unknown[]): unknown[] {
  const there = new Set(mine.map((one) => JSON.stringify(one)));
  return [...mine, ...theirs.filter((one) => !there.has(JSON.stringify(one)))];
}

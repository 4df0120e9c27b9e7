import { commonVersion } from "../../../domain/differences/common-version.ts";
import { versionText, type Essay, type EssayVersion } from "../../../domain/fold/essays.ts";
import { mediaOf, versionOf, type EssayDraft } from "../essay-draft.ts";
import { joinedMedia } from "./join-media.ts";

/** What stands elsewhere and is not in this draft: the earliest first. */
export function otherHeads(essay: Essay, { base, joined = [] }: EssayDraft): EssayVersion[] {
  const settled = new Set([base, ...joined]);
  return essay.versions.filter(({ entry }) => essay.heads.includes(entry) && !settled.has(entry));
}

/**
 * Where nothing was written here since, and what stands elsewhere was made from what stands here, there is nothing to ask: that is
 * the text now. @returns what the draft becomes; undefined: it is a question
 */
export function goneOn(essay: Essay, draft: EssayDraft, other: EssayVersion): EssayDraft | undefined {
  const { base } = draft;
  if (base !== undefined && commonVersion(essay, base, other.entry) !== base) return undefined;
  const text = versionText(essay, other.entry);
  if (text === undefined) return undefined;
  // Also the version that is made of this draft in this moment.
  const isThis = isSame(draft, { title: other.title, text, ...mediaOf(other) });
  if (!isThis && (base === undefined || versionOf(essay.id, essay, draft) !== undefined)) return undefined;
  const none = { sounds: undefined, photos: undefined };
  return { ...none, title: other.title, text, ...mediaOf(other), base: other.entry, joined: [] };
}

/** The text that both were made from. */
export function commonText(essay: Essay, draft: EssayDraft, other: EssayVersion): string | undefined {
  const common = commonVersion(essay, draft.base, other.entry);
  return common === undefined ? undefined : versionText(essay, common);
}

/** The draft in which the other is joined; its next version names it, so that no phone asks again. */
export function joinedDraft(
  draft: EssayDraft,
  other: EssayVersion,
  result: { title?: string; text: string },
): EssayDraft {
  return {
    ...draft,
    text: result.text,
    title: result.title ?? draft.title,
    ...joinedMedia(draft, other),
    joined: [...(draft.joined ?? []), other.entry],
  };
}

function isSame(a: EssayDraft, b: EssayDraft): boolean {
  return (
    a.title === b.title && a.text === b.text && JSON.stringify(mediaOf(a)) === JSON.stringify(mediaOf(b))
  );
}

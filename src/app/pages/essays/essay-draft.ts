import type { EssaySaved } from "../../../domain/entries/essays.ts";
import { versionsSinceFull, versionText, type Essay } from "../../../domain/fold/essays.ts";
import type { EntryId, EssayId } from "../../../domain/ids.ts";
import { changeBetween, shouldStoreFull } from "../../../domain/text-change.ts";

/** What is being written, and the version that it goes on from. */
export type EssayDraft = { title: string; text: string; base?: EntryId };

export function essayDraftId(essay: EssayId): string {
  return `essay:${essay}`;
}

/** Where writing goes on when there is no draft: at what was last kept or handed in. */
export function beginFrom(essay: Essay | undefined): EssayDraft {
  if (!essay) return { title: "", text: "" };
  const base = essay.heads[essay.heads.length - 1];
  const version = essay.versions.find(({ entry }) => entry === base);
  const handedIn = essay.handedIn[essay.handedIn.length - 1];
  const onFrom = base === undefined ? {} : { base };
  if (handedIn && (!version || handedIn.at >= version.at))
    return { title: handedIn.title, text: handedIn.text, ...onFrom };
  return { title: essay.title, text: base === undefined ? "" : (versionText(essay, base) ?? ""), ...onFrom };
}

/** The version to keep at a resting point. @returns undefined where nothing has changed since its base */
export function versionOf(id: EssayId, essay: Essay | undefined, draft: EssayDraft): EssaySaved | undefined {
  const { title, text, base } = draft;
  const baseText = essay && base !== undefined ? versionText(essay, base) : undefined;
  const baseTitle = essay?.versions.find(({ entry }) => entry === base)?.title;
  if (baseText === undefined ? text.trim() === "" : baseText === text && baseTitle === title)
    return undefined;
  const head = { essay: id, title, ...(base === undefined ? {} : { base }) };
  if (!essay || base === undefined || baseText === undefined) return { ...head, text };
  const change = changeBetween(baseText, text);
  return shouldStoreFull(versionsSinceFull(essay, base), change, text)
    ? { ...head, text }
    : { ...head, change };
}

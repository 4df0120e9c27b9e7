import type { BlobId } from "../../../domain/ids.ts";
import type { DraftStore, Phone } from "../../../sync/phone.ts";
import { besideDraftId } from "../../drafts/beside-draft.ts";
import type { Making } from "../../pictures/straighten/warp.ts";
import type { Trouble } from "../../pictures/straighten/how-it-looks.ts";

/** What a page was made of, and how: so that it can be made anew while it is not handed in. */
export interface Made extends Making {
  /** the page as it stands in the draft */
  photo: BlobId;
  /** the photo that it was made of: shrunk, else as it was taken. A file of the draft, of this phone alone. */
  from: BlobId;
  /** pixels of that photo */
  width: number;
  height: number;
  /** a sheet was found, or somebody has set its corners */
  isStraight: boolean;
  trouble?: Trouble;
}

/** Beside the draft of an essay: its versions know nothing of it. */
const PREFIX = besideDraftId("pages:");

function isMakings(draft: string): boolean {
  return draft.startsWith(PREFIX);
}

/** Which photos an essay's pages were made of. */
export interface Makings {
  load(): Promise<readonly Made[]>;
  save(made: readonly Made[]): Promise<void>;
}

export function makingsOf(drafts: DraftStore, essayDraft: string): Makings {
  const id = PREFIX + essayDraft;
  let rev: number | undefined;
  return {
    async load() {
      const kept = await drafts.load(id);
      rev = kept?.rev;
      return (kept?.content["made"] as readonly Made[] | undefined) ?? [];
    },
    async save(made) {
      if (made.length === 0) {
        rev = undefined;
        return drafts.remove(id);
      }
      rev = (await drafts.save({ id, content: { made } }, rev)).rev;
    },
  };
}

/**
 * Photos that pages of other essays were made of: where nothing of an essay is a draft any more, nobody will make its pages anew.
 * Those of two tabs that were at the same essay go with it.
 */
export async function dropOthersOriginals(phone: Phone, essayDraft: string): Promise<void> {
  const drafts = await phone.drafts.list();
  const open = new Set(drafts.map(({ id }) => id));
  for (const { id, content } of drafts) {
    if (!isMakings(id)) continue;
    const [of = ""] = id.slice(PREFIX.length).split("~");
    if (of === essayDraft || open.has(of)) continue;
    const made = (content["made"] as readonly Made[] | undefined) ?? [];
    await dropUnnamed(
      phone,
      made.map(({ from }) => from),
    );
    await phone.drafts.remove(id);
  }
}

/** Takes files off the phone that no draft, and no version that is kept or was handed in, names. */
export async function dropUnnamed(phone: Phone, files: readonly BlobId[]): Promise<void> {
  if (files.length === 0) return;
  const drafts = (await phone.drafts.list())
    .filter(({ id }) => !isMakings(id))
    .map(({ content }) => JSON.stringify(content));
  const own = phone.entries().filter(({ kind }) => kind === "essay-saved" || kind === "essay-handed-in");
  const named = [...drafts, ...own.map(({ body }) => JSON.stringify(body))];
  await phone.blobs.remove(files.filter((file) => !named.some((words) => words.includes(file))));
}

import { dayOf } from "../../domain/day.ts";
import type { SeenEntry } from "../../domain/entry.ts";
import type { Complaint } from "../../domain/fold/complaints.ts";
import type { Note } from "../../domain/fold/notes.ts";
import type { BlobId } from "../../domain/ids.ts";
import { type ArchiveSource, meetingsPart, studyPart, visitsPart } from "../../domain/papers/archive.ts";
import type { Draft } from "../../sync/phone.ts";
import { isBesideDraft } from "../drafts/beside-draft.ts";
import { groupNotes } from "../pages/notes/group-notes.ts";
import { endingOf, nameOf, Names } from "./file-names.ts";
import { essayFile, versionsFile } from "./essay-files.ts";
import { mdMoment, mdPart, mdWords } from "./markdown.ts";

/** A sound, a picture or another file that goes in as it is. */
export interface OwnMedia {
  path: string;
  blob: BlobId;
  /** bytes */
  size: number;
}

export interface OwnFiles {
  texts: readonly { path: string; text: string }[];
  media: readonly OwnMedia[];
}

export interface OwnData {
  archive: ArchiveSource;
  notes: readonly Note[];
  complaints: readonly Complaint[];
  /** what he wrote, or others for him */
  entries: readonly SeenEntry[];
  drafts: readonly Draft[];
  /** own files on this phone, whatever names them */
  files: readonly { id: BlobId; size: number; type?: string }[];
  textTitle: (text: string) => string | undefined;
}

/** Gives each file its place in the zip, once, however often it is named. */
export class MediaPlaces {
  readonly #places = new Map<BlobId, OwnMedia>();
  readonly #names: Names;

  constructor(names: Names) {
    this.#names = names;
  }

  /** @returns the path, from the root of the zip */
  place(file: { blob: BlobId; size: number; type: string }, name: string): string {
    const { blob, size, type } = file;
    const there = this.#places.get(blob);
    if (there) return there.path;
    const folder = type.startsWith("audio/") ? "声音/" : type.startsWith("image/") ? "照片/" : "附件/";
    const path = this.#names.take(folder, nameOf(name, "没有名字"), endingOf(type));
    this.#places.set(blob, { path, blob, size });
    return path;
  }

  get all(): readonly OwnMedia[] {
    return [...this.#places.values()];
  }
}

/** Everything of one's own as files that open without us. */
export function ownFiles(data: OwnData): OwnFiles {
  const { archive, notes, complaints, entries, drafts } = data;
  const names = new Names();
  const media = new MediaPlaces(names);
  const texts: { path: string; text: string }[] = [];
  const add = (path: string, text: string): void => void texts.push({ path, text });

  for (const essay of [...archive.essays].reverse()) {
    const first = essay.versions[0]?.at ?? essay.handedIn[0]?.at ?? essay.touched;
    const name = nameOf(`${dayOf(first)} ${essay.title}`, dayOf(first));
    add(names.take("体会/", name, ".md"), essayFile(essay, archive.nameOf, name, media));
    const versions = versionsFile(essay);
    if (versions !== undefined) add(names.take("体会/", `${name}（历次）`, ".md"), versions);
  }
  add("学习记录.md", mdPart(studyPart(archive)[0]!));
  add("签到.md", mdPart(meetingsPart(archive)[0]!));
  if (archive.visits.length > 0) add("送学.md", mdPart(visitsPart(archive)[0]!));
  if (notes.length > 0) add("笔记.md", notesFile(notes));
  if (complaints.length > 0) add("意见和投诉.md", complaintsFile(complaints, archive.nameOf));
  const begun = draftsFile(drafts);
  if (begun !== undefined) add("草稿.md", begun);
  for (const entry of entries) placeOthers(entry, data, media);
  for (const draft of drafts) placeDraft(draft, media);
  data.files.forEach(({ id, size, type = "" }, i) => media.place({ blob: id, size, type }, `别的 ${i + 1}`));
  return { texts, media: media.all };
}

export function notesFile(notes: readonly Note[]): string {
  const sections = groupNotes(notes, "text").map(
    ({ title, notes: some }) => `## ${mdWords(title)}\n\n${some.map(noteWords).join("\n\n")}`,
  );
  return `# 我的笔记\n\n${sections.join("\n\n")}\n`;
}

function noteWords({ at, words, place, others = [] }: Note): string {
  return [
    ...(place?.quote ? [mdWords(place.quote).replace(/^/gm, "> ")] : []),
    ...(words ? [mdWords(words)] : []),
    `（${mdMoment(at)}）`,
    ...others.flatMap((one) => [mdWords(one.words), `（另一部手机上写的，${mdMoment(one.at)}）`]),
  ].join("\n\n");
}

function complaintsFile(complaints: readonly Complaint[], nameOfMember: ArchiveSource["nameOf"]): string {
  const sections = [...complaints]
    .reverse()
    .map(({ at, to, words, answers }) =>
      [
        `## ${mdMoment(at)}，${to === "branch" ? "给支部" : "给上一级"}`,
        mdWords(words),
        ...answers.map(
          (one) => `答复（${mdMoment(one.at)}，${nameOfMember(one.by)}）：${mdWords(one.words)}`,
        ),
      ].join("\n\n"),
    );
  return `# 意见和投诉\n\n${sections.join("\n\n")}\n`;
}

/** What was being written: every draft that has words. All of them whole are in the JSON. */
function draftsFile(drafts: readonly Draft[]): string | undefined {
  const sections = drafts.flatMap(({ id, savedAt, content }) => {
    if (isBesideDraft(id)) return [];
    const { title, text, words } = content;
    const own = [text, words].find((one): one is string => typeof one === "string" && one.trim() !== "");
    if (own === undefined) return [];
    const head = typeof title === "string" && title.trim() !== "" ? `《${mdWords(title)}》` : "没有题目";
    return [`## ${head}（${savedAt === undefined ? "时间不详" : mdMoment(savedAt)}）\n\n${mdWords(own)}`];
  });
  if (sections.length === 0) return undefined;
  return `# 草稿\n\n只在这部手机上、还没有交也没有存成一稿的。\n\n${sections.join("\n\n")}\n`;
}

/** What other entries than essays brought along. */
function placeOthers(entry: SeenEntry, { textTitle }: OwnData, media: MediaPlaces): void {
  if (entry.kind === "certificate-shown") {
    const { photo, size, day } = entry.body;
    media.place({ blob: photo, size, type: "image/jpeg" }, `参学证明 ${day}`);
  } else if (entry.kind === "reading-recorded") {
    const { text, type, parts } = entry.body;
    parts.forEach(({ sound, size }, i) =>
      media.place({ blob: sound, size, type }, `朗读 ${textTitle(text) ?? ""} 第${i + 1}段`),
    );
  } else if (entry.kind === "form-answered") {
    (entry.body.files ?? []).forEach(({ blob, size, type }, i) =>
      media.place({ blob, size, type }, `填表 ${dayOf(entry.at)} 第${i + 1}个`),
    );
  }
}

function placeDraft({ content }: Draft, media: MediaPlaces): void {
  const { title, sounds, photos } = content as {
    title?: unknown;
    sounds?: readonly { sound?: BlobId; size?: number; type?: string }[];
    photos?: readonly { photo?: BlobId; size?: number }[];
  };
  const name = `草稿 ${typeof title === "string" ? title : ""}`;
  if (Array.isArray(sounds)) {
    for (const [i, { sound, size, type = "" }] of sounds.entries())
      if (sound && size !== undefined) media.place({ blob: sound, size, type }, `${name} 第${i + 1}段`);
  }
  if (Array.isArray(photos)) {
    for (const [i, { photo, size }] of photos.entries())
      if (photo && size !== undefined)
        media.place({ blob: photo, size, type: "image/jpeg" }, `${name} 第${i + 1}页`);
  }
}

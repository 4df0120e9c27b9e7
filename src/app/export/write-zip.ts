import type { Instant } from "../../domain/ids.ts";
import { FetchStopped, type Phone, type StopSignal, StorageFull } from "../../sync/phone.ts";
import type { OwnFiles, OwnMedia } from "./own-files.ts";
import { ZipWriter } from "./zip-writer.ts";

/** So many bytes at a time are given to the browser, which may keep them on disk: the page's own memory stays flat. */
const AT_ONCE = 4_000_000;

export interface Written {
  zip: Blob;
  /** what could not be taken in, and why */
  missing: readonly { path: string; why: string }[];
}

export interface Wishes {
  /** fetches what is not on this phone */
  fetches: boolean;
  /** so many bytes of sounds and pictures are done */
  on: (bytes: number) => void;
  signal: StopSignal;
  now: Instant;
  /** what stands before all, once it is known what is missing */
  about: (missing: Written["missing"]) => string;
}

/** Writes all into one zip, a file after the other. @returns undefined: stopped */
export async function writeZip(
  blobs: Phone["blobs"],
  files: OwnFiles,
  wishes: Wishes,
): Promise<Written | undefined> {
  const { on, signal, now } = wishes;
  const sink = new BlobSink();
  const zip = new ZipWriter((bytes) => sink.take(bytes));
  const utf8 = new TextEncoder();
  for (const { path, text } of files.texts) zip.add(path, utf8.encode(text), now, true);

  const here = await blobs.has(files.media.map(({ blob }) => blob));
  const missing: { path: string; why: string }[] = [];
  let done = 0;
  let isAway = false;
  const fetched = (media: OwnMedia): Promise<string | undefined> =>
    !wishes.fetches || isAway
      ? Promise.resolve(NOT_HERE)
      : fetchOne(blobs, media, signal, (bytes) => on(done + bytes));
  for (const media of files.media) {
    if (signal.aborted) return undefined;
    const isHere = here.has(media.blob);
    const why = isHere ? undefined : await fetched(media);
    if (signal.aborted) return undefined;
    isAway ||= why === OFFLINE;
    const bytes = why === undefined ? await blobs.get(media.blob) : undefined;
    if (bytes) zip.add(media.path, bytes, now, false);
    else missing.push({ path: media.path, why: why ?? NOT_HERE });
    // What was fetched for this alone takes no room afterwards.
    if (!isHere && bytes) await blobs.remove([media.blob]);
    on((done += media.size));
  }
  zip.add("说明.txt", utf8.encode(wishes.about(missing)), now, true);
  zip.end();
  return { zip: sink.end(), missing };
}

const NOT_HERE = "不在这部手机上";
const OFFLINE = "不在这部手机上，现在连不上服务器";
const WHY = {
  offline: OFFLINE,
  forbidden: "服务器不让取",
  missing: "还没有传到服务器，可能在您别的手机上",
  damaged: "取来的和原来的不一样",
};

/** @returns why not */
async function fetchOne(
  blobs: Phone["blobs"],
  { blob, size }: OwnMedia,
  signal: StopSignal,
  on: (bytes: number) => void,
): Promise<string | undefined> {
  try {
    await blobs.fetch([{ id: blob, size, isMedia: true }], on, signal);
    return undefined;
  } catch (error) {
    if (error instanceof FetchStopped) return WHY[error.why];
    if (error instanceof StorageFull) return "手机上没有空间";
    throw error;
  }
}

class BlobSink {
  #parts: Blob[] = [];
  #loose: Uint8Array<ArrayBuffer>[] = [];
  #size = 0;

  take(bytes: Uint8Array<ArrayBuffer>): void {
    this.#loose.push(bytes);
    this.#size += bytes.length;
    if (this.#size >= AT_ONCE) this.#fold();
  }

  end(): Blob {
    this.#fold();
    return new Blob(this.#parts, { type: "application/zip" });
  }

  #fold(): void {
    this.#parts.push(new Blob(this.#loose));
    this.#loose = [];
    this.#size = 0;
  }
}

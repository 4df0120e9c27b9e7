import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { EssayPhoto } from "../../../domain/entries/essays.ts";
import { ESSAY_PARTS } from "../../../domain/essay-parts.ts";
import type { BlobId } from "../../../domain/ids.ts";
import { type Phone, StorageFull } from "../../../sync/phone.ts";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import { type Making, wholeOf } from "../../pictures/straighten/warp.ts";
import { failureWords } from "../../words/failure-words.ts";
import type { EssayDraft } from "../essay-draft.ts";
import { lookAt, makePage, takePhoto, type TakenPhoto } from "./make-page.ts";
import { dropOthersOriginals, dropUnnamed, type Made, makingsOf } from "./makings.ts";

/** Something to be told about one file, or one page. */
export interface PageTrouble {
  about: string;
  words: string;
}

/** On the screen, and not on the phone: there was no room. */
export interface Unkept {
  name: string;
  photo: TakenPhoto;
  again: () => Promise<void>;
}

/** Where pages are taken, laid flat and put in order. One thing after the other, in the order of tapping. */
export interface PageDesk {
  readonly made: ReadonlySignal<readonly Made[]>;
  /** which of how many is at work; undefined: none */
  readonly working: ReadonlySignal<{ nth: number; of: number } | undefined>;
  readonly troubles: ReadonlySignal<readonly PageTrouble[]>;
  readonly unkept: ReadonlySignal<readonly Unkept[]>;
  /** what was done last, to be said to who does not see it */
  readonly said: ReadonlySignal<string>;
  /** Each is on the phone as it was taken before it is made into a page. @returns those that are pages now */
  add(files: readonly File[]): Promise<BlobId[]>;
  /** In place of a page; its words stay. @returns the page that it is now */
  retake(page: BlobId, file: File): Promise<BlobId | undefined>;
  /** @returns how it was made; of a page from another day: as it is */
  madeFrom(page: EssayPhoto): Made;
  /** Anew from its photo. @returns what went wrong, in words */
  remake(page: EssayPhoto, how: Partial<Making> & { isStraight?: boolean }): Promise<string | undefined>;
  move(page: BlobId, by: 1 | -1): void;
  remove(page: BlobId): Promise<void>;
  write(page: BlobId, words: string): void;
  close(): void;
}

export function openPageDesk(phone: Phone, draft: OpenDraft<EssayDraft>): PageDesk {
  const made = signal<readonly Made[]>([]);
  const working = signal<{ nth: number; of: number } | undefined>(undefined);
  const troubles = signal<readonly PageTrouble[]>([]);
  const unkept = signal<readonly Unkept[]>([]);
  const said = signal("");
  const makings = makingsOf(phone.drafts, draft.id);
  let isClosed = false;
  let last: Promise<unknown> = begin().catch(() => undefined);

  const pages = (): readonly EssayPhoto[] => draft.content.value.photos ?? [];
  const nthOf = (page: BlobId): number => pages().findIndex(({ photo }) => photo === page) + 1;

  async function begin(): Promise<void> {
    const kept = await makings.load();
    await dropOthersOriginals(phone, draft.id);
    // Only once the draft is there it is known which pages it has.
    await draft.flush();
    const here = new Set(pages().map(({ photo }) => photo));
    const gone = kept.filter(({ photo }) => !here.has(photo));
    made.value = kept.filter(({ photo }) => here.has(photo));
    if (gone.length === 0) return;
    await makings.save(made.value);
    await dropUnnamed(phone, filesOf(gone));
  }

  function inTurn<T>(job: () => Promise<T>): Promise<T> {
    const run = last.then(job);
    last = run.catch(() => undefined);
    return run;
  }

  function tell(about: string, words: string): void {
    troubles.value = [...troubles.value, { about, words }];
  }

  /** @throws StorageFull, though the photos that pages were made of made room */
  async function put(bytes: Uint8Array<ArrayBuffer>): Promise<BlobId> {
    try {
      return await phone.blobs.put(bytes, "image/jpeg", "draft");
    } catch (error) {
      if (!(error instanceof StorageFull) || made.value.length === 0) throw error;
      const spare = filesOf(made.value);
      made.value = [];
      await makings.save([]);
      await dropUnnamed(phone, spare);
      return phone.blobs.put(bytes, "image/jpeg", "draft");
    }
  }

  /** Saved at once: a photo cannot be typed again. @throws where it was not saved */
  async function change(photos: readonly EssayPhoto[]): Promise<void> {
    draft.change({ photos });
    await draft.flush();
    const status = draft.status.value;
    if (status.is === "failed") throw status.error;
  }

  /** The photo as it was taken is a page, and on the phone. @param instead the page whose place it takes */
  async function keep(name: string, photo: TakenPhoto, instead?: BlobId): Promise<BlobId | undefined> {
    try {
      const id = await put(photo.bytes);
      const known = pages().some((page) => page.photo === id) || made.value.some(({ from }) => from === id);
      if (known) {
        tell(name, "这张照片前面已经有了，没有再放一次。");
        return undefined;
      }
      const page = { photo: id, size: photo.bytes.length, width: photo.width, height: photo.height };
      const old = pages().find((one) => one.photo === instead);
      await change(
        old ? pages().map((one) => (one === old ? { ...page, ...wordsOf(old) } : one)) : [...pages(), page],
      );
      if (instead !== undefined) await forget(instead);
      return id;
    } catch (error) {
      const again = async (): Promise<void> => {
        unkept.value = unkept.value.filter((one) => one !== mine);
        const id = await inTurn(() => keep(name, photo, instead));
        if (id !== undefined) await inTurn(() => straighten(name, photo, id));
      };
      const mine: Unkept = { name, photo, again };
      unkept.value = [...unkept.value, mine];
      tell(name, `${failureWords(error)}这张照片还在屏幕上。`);
      return undefined;
    }
  }

  /** Finds the sheet and lays it flat. Where that does not go, the page is the photo as it was taken. */
  async function straighten(name: string, photo: TakenPhoto, id: BlobId): Promise<BlobId> {
    try {
      const { quad, trouble } = await lookAt(photo);
      const making: Made = {
        photo: id,
        from: id,
        width: photo.width,
        height: photo.height,
        quad: quad ?? wholeOf(photo),
        turns: 0,
        evenLight: true,
        isStraight: quad !== undefined,
        ...(trouble && { trouble }),
      };
      return (await make(photo.bytes, making)) ?? id;
    } catch (error) {
      tell(
        name,
        error instanceof StorageFull
          ? "手机快满了，这一页先照原样留着，没有拉正。"
          : "这一页照原样留着，没有拉正。",
      );
      return id;
    }
  }

  /** @returns the page that it is now; undefined: the corners make no sheet, or it was taken away meanwhile */
  async function make(bytes: Uint8Array<ArrayBuffer>, how: Made): Promise<BlobId | undefined> {
    const page = await makePage(bytes, how);
    if (!page || isClosed || nthOf(how.photo) === 0) return undefined;
    const photo = await put(page.bytes);
    const others = made.value.filter((one) => one.photo !== how.photo && one.photo !== photo);
    // Known before the page is: whatever happens in between, the photo is not forgotten.
    made.value = [...made.value.filter((one) => one.photo !== photo), { ...how, photo }];
    await makings.save(made.value);
    const { width, height } = page;
    await change(
      pages().map((one) =>
        one.photo === how.photo ? { photo, size: page.bytes.length, width, height, ...wordsOf(one) } : one,
      ),
    );
    made.value = [...others, { ...how, photo }];
    await makings.save(made.value);
    if (photo !== how.photo && how.photo !== how.from) await dropUnnamed(phone, [how.photo]);
    return photo;
  }

  /** The page is no more in the draft: nor is what it was made of. */
  async function forget(page: BlobId): Promise<void> {
    const gone = made.value.filter(({ photo }) => photo === page);
    made.value = made.value.filter(({ photo }) => photo !== page);
    await makings.save(made.value);
    await dropUnnamed(phone, [page, ...filesOf(gone)]);
  }

  async function takeOne(file: File, instead?: BlobId): Promise<BlobId | undefined> {
    if (instead === undefined && pages().length >= ESSAY_PARTS) {
      tell(file.name, `一篇最多 ${ESSAY_PARTS} 页，这一张没有放进来。可以另写一篇。`);
      return undefined;
    }
    let photo: TakenPhoto;
    try {
      photo = await takePhoto(file);
    } catch {
      const isHeic = /\.hei[cf]$/i.test(file.name);
      tell(
        file.name,
        isHeic
          ? "这是苹果手机的 HEIC 图片，这个浏览器打不开。请在相册里把它存成 JPG，或者直接拍。其他照片都留着。"
          : "这个文件打不开，可能坏了，或者不是照片。其他照片都留着。",
      );
      return undefined;
    }
    const id = await keep(file.name, photo, instead);
    return id === undefined ? undefined : straighten(file.name, photo, id);
  }

  const desk: PageDesk = {
    made,
    working,
    troubles,
    unkept,
    said,
    add(files) {
      troubles.value = [];
      return inTurn(async () => {
        const added: BlobId[] = [];
        for (const [i, file] of files.entries()) {
          working.value = { nth: i + 1, of: files.length };
          const id = await takeOne(file);
          if (id !== undefined) added.push(id);
        }
        working.value = undefined;
        if (added.length > 0) said.value = `放好了 ${added.length} 页，一共 ${pages().length} 页`;
        return added;
      });
    },
    retake(page, file) {
      troubles.value = [];
      return inTurn(async () => {
        working.value = { nth: 1, of: 1 };
        const id = await takeOne(file, page);
        working.value = undefined;
        return id;
      });
    },
    madeFrom(page) {
      const known = made.value.find(({ photo }) => photo === page.photo);
      if (known) return known;
      const { photo, width, height } = page;
      const quad = wholeOf(page);
      return { photo, from: photo, width, height, quad, turns: 0, evenLight: false, isStraight: false };
    },
    remake(page, how) {
      return inTurn(async () => {
        working.value = { nth: 1, of: 1 };
        try {
          const before = desk.madeFrom(page);
          const bytes = await phone.blobs.get(before.from);
          if (!bytes) return "拍的原图已经不在这部手机上了，这一页照现在的样子留着。想改，请重拍这一页。";
          const id = await make(bytes, { ...before, ...how });
          if (id === undefined) return "四个角围不成一张纸，请再挪一挪。";
          said.value = `第 ${nthOf(id)} 页改好了`;
          return undefined;
        } catch (error) {
          return failureWords(error);
        } finally {
          working.value = undefined;
        }
      });
    },
    move(page, by) {
      const at = nthOf(page) - 1;
      const all = pages().slice();
      const [one, other] = [all[at], all[at + by]];
      if (!one || !other) return;
      all[at] = other;
      all[at + by] = one;
      draft.change({ photos: all });
      void draft.flush();
      said.value = `现在是第 ${at + by + 1} 页，共 ${all.length} 页`;
    },
    remove(page) {
      return inTurn(async () => {
        const nth = nthOf(page);
        await change(pages().filter(({ photo }) => photo !== page));
        await forget(page);
        batch(() => {
          troubles.value = [];
          said.value = `第 ${nth} 页删掉了，还有 ${pages().length} 页`;
        });
      });
    },
    write(page, words) {
      draft.change({
        photos: pages().map(({ words: _, ...photo }) =>
          photo.photo === page
            ? { ...photo, ...(words !== "" && { words }) }
            : { ...photo, ...(_ !== undefined && { words: _ }) },
        ),
      });
    },
    close() {
      isClosed = true;
    },
  };
  return desk;
}

function wordsOf({ words }: EssayPhoto): { words?: string } {
  return words === undefined ? {} : { words };
}

/** The photos that pages were made of, where they are not the pages themselves. */
function filesOf(made: readonly Made[]): BlobId[] {
  return made.filter(({ photo, from }) => photo !== from).map(({ from }) => from);
}

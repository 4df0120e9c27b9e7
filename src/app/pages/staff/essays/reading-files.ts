import type { EssayMedia } from "../../../../domain/entries/essays.ts";
import type { WantedBlob } from "../../../../sync/phone.ts";

/** The recordings and photos of essays, as they are fetched. */
export function filesToFetch(essays: readonly EssayMedia[]): WantedBlob[] {
  return essays.flatMap(({ sounds = [], photos = [] }) => [
    ...sounds.map(({ sound, size }) => ({ id: sound, size, isMedia: true })),
    ...photos.map(({ photo, size }) => ({ id: photo, size, isMedia: true })),
  ]);
}

export function sizeOf(files: readonly Pick<WantedBlob, "size">[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

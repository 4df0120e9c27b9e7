import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { EssayPhoto } from "../../../domain/entries/essays.ts";
import { FetchPages } from "./fetch-pages.tsx";
import { PageViewer } from "./page-viewer.tsx";
import { usePictures } from "./use-pictures.ts";
import "./pages.css";

/** Pages written by hand, in order, for whoever reads them; those that are not on this phone are fetched when he wants them. */
export function ShowPages(props: {
  photos: readonly EssayPhoto[];
  /** what stands below a page: its transcription, a remark */
  below?: (photo: EssayPhoto) => ComponentChildren;
  /** what stays the same while a page is made anew; absent: nothing is */
  keyOf?: (photo: EssayPhoto) => string;
}) {
  const { photos, below, keyOf = (page) => page.photo } = props;
  const looked = useSignal(0);
  const open = useSignal<number | undefined>(undefined);
  const pictures = usePictures(
    photos.map(({ photo }) => photo),
    looked.value,
  );
  if (photos.length === 0) return null;
  const missing = photos.filter(({ photo }) => pictures.has(photo) && pictures.get(photo) === undefined);
  return (
    <div class="stack">
      {missing.length > 0 && <FetchPages pages={missing} onFetched={() => looked.value++} />}
      <ol class="written-pages" aria-label="手写的页">
        {photos.map((photo, i) => {
          const url = pictures.get(photo.photo);
          return (
            <li key={keyOf(photo)} class="stack close">
              <p class="notice-title">
                第 {i + 1} 页，共 {photos.length} 页
              </p>
              {!pictures.has(photo.photo) ? (
                <div style={{ aspectRatio: `${photo.width} / ${photo.height}` }} />
              ) : url === undefined ? (
                <p class="muted">这一页还不在这部手机上。</p>
              ) : (
                <button
                  type="button"
                  class="written-page"
                  aria-label={`放大看第 ${i + 1} 页`}
                  onClick={() => (open.value = i)}
                >
                  <img
                    src={url}
                    alt=""
                    width={photo.width}
                    height={photo.height}
                    loading="lazy"
                    decoding="async"
                  />
                  <span aria-hidden="true">点一下，放大看</span>
                </button>
              )}
              {below?.(photo)}
            </li>
          );
        })}
      </ol>
      {open.value !== undefined && (
        <PageViewer
          photos={photos}
          pictures={pictures}
          at={open.value}
          onTurn={(at) => (open.value = at)}
          onClose={() => (open.value = undefined)}
        />
      )}
    </div>
  );
}

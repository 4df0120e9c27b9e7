import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import type { EssayPhoto } from "../../../domain/entries/essays.ts";
import { Button } from "../../components/button.tsx";
import type { Pictures } from "./use-pictures.ts";

/** Times the width of the screen. */
const ZOOMS = [1, 1.5, 2, 3, 4];

/**
 * One page over the whole screen, to read its strokes. Every gesture has a button, and a key: + and − for size, R turns it,
 * Page Up and Page Down leaf, arrows move it, Escape closes.
 */
export function PageViewer(props: {
  photos: readonly EssayPhoto[];
  pictures: Pictures;
  at: number;
  onTurn: (at: number) => void;
  onClose: () => void;
}) {
  const { photos, pictures, at, onTurn, onClose } = props;
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const room = useRef<HTMLDivElement>(null);
  const zoom = useSignal(0);
  const turned = useSignal(0);
  const page = photos[at];
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    room.current?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  function leaf(by: number): void {
    const next = at + by;
    if (next < 0 || next >= photos.length) return;
    turned.value = 0;
    onTurn(next);
    room.current?.scrollTo(0, 0);
  }
  /** What stands in the middle stays there. */
  function zoomTo(step: number): void {
    const box = room.current;
    if (ZOOMS[step] === undefined || !box) return;
    const x = (box.scrollLeft + box.clientWidth / 2) / box.scrollWidth;
    const y = (box.scrollTop + box.clientHeight / 2) / box.scrollHeight;
    zoom.value = step;
    requestAnimationFrame(() =>
      box.scrollTo(x * box.scrollWidth - box.clientWidth / 2, y * box.scrollHeight - box.clientHeight / 2),
    );
  }
  const turn = (): void => void (turned.value = (turned.value + 1) % 4);

  const keys: Record<string, () => void> = {
    PageDown: () => leaf(1),
    PageUp: () => leaf(-1),
    "+": () => zoomTo(zoom.value + 1),
    "=": () => zoomTo(zoom.value + 1),
    "-": () => zoomTo(zoom.value - 1),
    r: turn,
    R: turn,
  };

  if (!page) return null;
  const { width, height } = page;
  const [w, h] = turned.value % 2 === 0 ? [width, height] : [height, width];
  const url = pictures.get(page.photo);
  return (
    <dialog
      ref={dialog}
      class="page-viewer"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
        if (!act) return;
        event.preventDefault();
        act();
      }}
    >
      <div class="page-viewer-head">
        <h2 id={title} aria-live="polite">
          第 {at + 1} 页，共 {photos.length} 页
        </h2>
        <Button onPress={onClose}>关上</Button>
      </div>
      <div
        ref={room}
        class="page-viewer-room"
        tabIndex={0}
        role="group"
        aria-label="这一页，可以上下左右移动"
      >
        {url === undefined ? (
          <p>这一页还不在这部手机上，关上以后可以取来看。</p>
        ) : (
          <svg
            role="img"
            aria-label={`第 ${at + 1} 页的照片`}
            viewBox={`0 0 ${w} ${h}`}
            style={{ width: `${ZOOMS[zoom.value]! * 100}%` }}
          >
            <image
              href={url}
              width={width}
              height={height}
              transform={
                [
                  undefined,
                  `translate(${height} 0) rotate(90)`,
                  `translate(${width} ${height}) rotate(180)`,
                  `translate(0 ${width}) rotate(270)`,
                ][turned.value]
              }
            />
          </svg>
        )}
      </div>
      <div class="page-viewer-buttons">
        <Can label="上一页" isSo={at > 0} onPress={() => leaf(-1)} />
        <Can label="下一页" isSo={at < photos.length - 1} onPress={() => leaf(1)} />
        <Can label="转一下" isSo onPress={turn} />
        <Can label="放大" isSo={zoom.value < ZOOMS.length - 1} onPress={() => zoomTo(zoom.value + 1)} />
        <Can label="缩小" isSo={zoom.value > 0} onPress={() => zoomTo(zoom.value - 1)} />
      </div>
    </dialog>
  );
}

/** It stays where it is, and keeps the focus, also where there is no further page. */
function Can(props: { label: string; isSo: boolean; onPress: () => void }) {
  return (
    <button type="button" class="button" aria-disabled={!props.isSo} onClick={props.onPress}>
      {props.label}
    </button>
  );
}

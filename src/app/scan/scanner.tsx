import "./scan.css";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Notice } from "../components/notice.tsx";
import { keepScreenOn } from "../keep-screen-on.ts";
import type { Barred } from "./camera.ts";
import { readPhoto } from "./read-photo.ts";
import { watchCamera } from "./watch-camera.ts";

/**
 * The camera, and below it the ways for a phone whose camera no page may use: a photo taken by the phone itself, or one that is there.
 * All of it works without a network. It goes on reading until it is taken off the page.
 */
export function Scanner(props: {
  onText: (text: string) => void;
  /** what to hold before the camera */
  aim: string;
  /** One photo would not do: no ways for a photo, and this said where there is no camera. */
  filmOnly?: string;
  /** what is at hand while it reads, before the photos */
  children?: ComponentChildren;
}) {
  const video = useRef<HTMLVideoElement>(null);
  const state = useSignal<"opening" | "open" | Barred>("opening");
  const hint = useSignal<string | undefined>(undefined);
  const trouble = useSignal<string | undefined>(undefined);
  const onText = useRef(props.onText);
  onText.current = props.onText;

  useEffect(() => {
    if (!video.current) return undefined;
    return watchCamera(video.current, {
      open: () => (state.value = "open"),
      barred: (why) => (state.value = why),
      blurred: () => (hint.value = "看到码了，还看不清：拿稳一点，对正，离远一点或近一点，避开反光。"),
      text(text) {
        hint.value = undefined;
        trouble.value = undefined;
        onText.current(text);
      },
    });
  }, []);
  useEffect(keepScreenOn, []);

  async function take(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    if (!file) return;
    trouble.value = "正在看照片…";
    const read = await readPhoto(file);
    // The same photo can be chosen again.
    input.value = "";
    if (read === "not-a-picture") trouble.value = "这张图片打不开，请重新拍一张，或选一张 JPG 图片。";
    else if (read.text === undefined)
      trouble.value = read.seen
        ? "照片里好像有码，可是看不清。请拿稳、对正、靠近一点、避开反光，再拍一张。"
        : "照片里没有找到码。请让码占照片的一半以上，再拍一张。";
    else {
      trouble.value = undefined;
      onText.current(read.text);
    }
  }

  const isBarred = state.value !== "opening" && state.value !== "open";
  return (
    <div class="stack">
      <div class="finder" hidden={isBarred}>
        {/* What is filmed is seen by nobody else, and kept nowhere. */}
        <video ref={video} muted playsInline aria-label="镜头里的画面" />
      </div>
      {isBarred ? (
        <Notice kind="look">{props.filmOnly ?? BARRED[state.value as Barred]}</Notice>
      ) : (
        <p class="small" role="status">
          {state.value === "opening"
            ? "正在打开相机。手机若问能不能用相机，请点“允许”。"
            : (hint.value ?? props.aim)}
        </p>
      )}
      {trouble.value !== undefined && (
        <Notice kind="look" urgent>
          {trouble.value}
        </Notice>
      )}
      {props.children}
      {props.filmOnly === undefined && (
        <>
          <PhotoButton kind={isBarred ? "primary" : ""} onInput={take} capture>
            拍一张码的照片
          </PhotoButton>
          <PhotoButton kind="" onInput={take}>
            从相册选一张
          </PhotoButton>
        </>
      )}
    </div>
  );
}

function PhotoButton(props: {
  kind: "primary" | "";
  onInput: (input: HTMLInputElement) => Promise<void>;
  capture?: boolean;
  children: string;
}) {
  return (
    <label class={`button block photo-button ${props.kind}`}>
      {props.children}
      <input
        class="out-of-sight"
        type="file"
        accept="image/*"
        {...(props.capture && { capture: "environment" as const })}
        onChange={(event) => void props.onInput(event.currentTarget)}
      />
    </label>
  );
}

const BARRED: Readonly<Record<Barred, string>> = {
  "no-way": "在这个浏览器里，网页用不了相机。拍一张码的照片也一样。",
  refused: "没有允许用相机。拍一张码的照片也一样，不用改设置。",
  none: "没有找到相机。有码的照片，可以从相册里选。",
  busy: "相机没有打开，可能别的应用正在用。拍一张码的照片也一样。",
};

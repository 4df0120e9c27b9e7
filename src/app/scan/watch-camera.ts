import { type Barred, letGo, openCamera } from "./camera.ts";
import { nativeReader, type NativeReader } from "./native-reader.ts";
import { type Read, readFrame } from "./read-code.ts";

export interface CameraEvents {
  open(): void;
  barred(why: Barred): void;
  /** The same text again only when it has been out of sight in between. */
  text(text: string): void;
  /** There is a code and it stays unreadable: too far, too near, shaking, a reflection. */
  blurred(): void;
}

/** How the camera's pictures are looked at. */
export interface Looking {
  /** ms between two looks at least */
  between: number;
  /** the largest square in the middle each time, for a code that fills it; else by turns the whole and its middle, for one anywhere */
  isSquare?: boolean;
}

/** One code, somewhere in the picture: a slow phone stays cool, and nobody notices the wait. */
const ONE_CODE: Looking = { between: 120 };
/** ms after which a code that is still, or again, in sight is a new one */
const OUT_OF_SIGHT = 3_000;
/** looks in a row that saw a code and could not read it */
const BLURRED_LOOKS = 12;
/** Longest side in pixels that is looked at. */
const LONGEST = 800;

/** Films while the page is seen, and lets go of the camera when it is hidden or left. @returns ends it */
export function watchCamera(
  video: HTMLVideoElement,
  on: CameraEvents,
  { between, isSquare = false }: Looking = ONE_CODE,
): () => void {
  const canvas = document.createElement("canvas");
  let stream: MediaStream | undefined;
  let native: NativeReader | undefined;
  /** counts openings: what was asked for and is not wanted any more is let go of when it comes */
  let turn = 0;
  let frame = 0;
  let lastText = "";
  let lastSeen = -Infinity;
  let lastLook = -Infinity;
  let looks = 0;
  let blurred = 0;

  async function open(): Promise<void> {
    const mine = ++turn;
    native ??= await nativeReader();
    const got = mine === turn ? await openCamera() : undefined;
    if (got === undefined) return;
    if (mine !== turn) {
      if (typeof got === "object") letGo(got);
      return;
    }
    if (typeof got === "string") {
      on.barred(got);
      return;
    }
    stream = got;
    video.srcObject = got;
    // Refused where the phone saves power: then the first frame stands still, and the photo remains.
    await video.play().catch(() => undefined);
    if (mine !== turn) return;
    on.open();
    frame = requestAnimationFrame((now) => void look(now, mine));
  }

  function close(): void {
    turn++;
    cancelAnimationFrame(frame);
    if (stream) letGo(stream);
    stream = undefined;
    video.srcObject = null;
  }

  async function look(now: number, mine: number): Promise<void> {
    if (now - lastLook >= between && video.videoWidth > 0) {
      lastLook = now;
      const read = await lookOnce(canvas, video, looks++, native, isSquare);
      if (mine !== turn) return;
      heard(read, performance.now());
    }
    frame = requestAnimationFrame((next) => void look(next, mine));
  }

  function heard(read: Read, now: number): void {
    if (read.text === undefined) {
      blurred = read.seen ? blurred + 1 : 0;
      if (blurred === BLURRED_LOOKS) on.blurred();
      return;
    }
    blurred = 0;
    const isNew = read.text !== lastText || now - lastSeen > OUT_OF_SIGHT;
    lastText = read.text;
    lastSeen = now;
    if (isNew) on.text(read.text);
  }

  const onVisibility = (): void => {
    if (document.visibilityState === "visible") void open();
    else close();
  };
  document.addEventListener("visibilitychange", onVisibility);
  if (document.visibilityState === "visible") void open();
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    close();
  };
}

/** The whole picture and its middle by turns: there a small code, or one far away, is larger. Or the same square each time. @param n counts the looks */
async function lookOnce(
  canvas: HTMLCanvasElement,
  video: HTMLVideoElement,
  n: number,
  native: NativeReader | undefined,
  isSquare: boolean,
): Promise<Read> {
  const { videoWidth, videoHeight } = video;
  const side = Math.min(videoWidth, videoHeight) / (isSquare ? 1 : 1.5);
  const [width, height] = isSquare || n % 2 === 1 ? [side, side] : [videoWidth, videoHeight];
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen) return { text: undefined, seen: false };
  const [x, y] = [(videoWidth - width) / 2, (videoHeight - height) / 2];
  pen.drawImage(video, x, y, width, height, 0, 0, canvas.width, canvas.height);
  const text = await native?.(canvas);
  return text === undefined
    ? readFrame(pen.getImageData(0, 0, canvas.width, canvas.height), n >> 1)
    : { text };
}

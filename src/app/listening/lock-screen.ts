import { effect } from "@preact/signals";
import type { PlayQueue } from "./play-queue.ts";

/**
 * What the lock screen and the keys of a headset show and do, where the browser has them: title, voice, play and pause, a paragraph
 * on or back, and 再听一遍 for the key that goes some seconds back. For recordings: a voice of the phone makes no media session, in
 * any browser, so there the lock screen shows nothing.
 * @returns takes it away
 */
export function showOnLockScreen(queue: PlayQueue, about: { title: string; voice: string }): () => void {
  const { mediaSession } = navigator as { mediaSession?: MediaSession };
  if (!mediaSession) return () => undefined;
  if (typeof MediaMetadata !== "undefined")
    mediaSession.metadata = new MediaMetadata({
      title: about.title,
      artist: about.voice,
      album: "送学",
      artwork: [icon(192), icon(512)],
    });
  const actions: [MediaSessionAction, () => void][] = [
    ["play", () => queue.play()],
    ["pause", () => queue.pause()],
    ["stop", () => queue.pause()],
    ["previoustrack", () => queue.step(-1)],
    ["nexttrack", () => queue.step(1)],
    ["seekbackward", () => queue.again()],
  ];
  for (const [action, run] of actions) handle(mediaSession, action, run);
  const stop = effect(() => {
    const { value } = queue.state;
    mediaSession.playbackState = value === "paused" ? "paused" : value === "ended" ? "none" : "playing";
  });
  return () => {
    stop();
    for (const [action] of actions) handle(mediaSession, action, null);
    mediaSession.metadata = null;
    mediaSession.playbackState = "none";
  };
}

function icon(size: number): MediaImage {
  const src = new URL(`/icon-${size}.png`, location.href).href;
  return { src, sizes: `${size}x${size}`, type: "image/png" };
}

/** A browser that does not know an action throws. */
function handle(session: MediaSession, action: MediaSessionAction, run: (() => void) | null): void {
  try {
    session.setActionHandler(action, run);
  } catch {
    // Then there is no such key.
  }
}

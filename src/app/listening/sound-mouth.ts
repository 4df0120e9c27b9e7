import { FetchStopped, StorageFull } from "../../sync/phone.ts";
import type { Heard, Manner, Mouth, Saying, Trouble } from "./mouth.ts";
import type { Sounds } from "./sounds.ts";

/** Of a phone, as a rule: it lets one player go on by itself that somebody has once started with a tap. */
export function soundMouth(sounds: Sounds, player: HTMLAudioElement = new Audio()): Mouth {
  player.preservesPitch = true;
  let current: Saying | undefined;

  return {
    say(piece, manner, heard) {
      current?.stop();
      current = say(sounds, player, piece.sound!, manner, heard);
      return current;
    },
    prepare(piece) {
      if (piece.sound) sounds.ahead(piece.sound);
    },
    close() {
      current?.stop();
      player.removeAttribute("src");
      player.load();
      sounds.close();
    },
  };
}

function say(
  sounds: Sounds,
  player: HTMLAudioElement,
  part: Parameters<Sounds["url"]>[0],
  first: Manner,
  heard: Heard,
): Saying {
  let isOver = false;
  let isPaused = false;
  let manner = first;
  const listening = new AbortController();
  const { signal } = listening;

  function over(tell: () => void): void {
    if (isOver) return;
    isOver = true;
    listening.abort();
    tell();
  }
  function failed(trouble: Trouble): void {
    over(() => heard.failed(trouble));
  }
  function apply(): void {
    // What is loaded begins at the default.
    player.defaultPlaybackRate = manner.rate;
    player.playbackRate = manner.rate;
    player.volume = manner.volume;
  }
  function play(): void {
    isPaused = false;
    player.play().catch((error: unknown) => {
      const name = error instanceof Error ? error.name : "";
      // Given up by a pause, or by the next piece: nothing is wrong.
      if (name === "AbortError") return;
      failed({ why: name === "NotAllowedError" ? "tap" : "broken" });
    });
  }

  function begin(url: string): void {
    if (isOver) return;
    player.addEventListener("playing", () => heard.begun(), { signal });
    // The length in the file is not always known; what was measured when it was read is.
    player.addEventListener("timeupdate", () => heard.at(Math.min(1, player.currentTime / part.seconds)), {
      signal,
    });
    player.addEventListener("ended", () => over(() => heard.ended()), { signal });
    player.addEventListener("error", () => failed({ why: "broken" }), { signal });
    player.addEventListener(
      "pause",
      () => {
        // At its end it is paused, too; and who goes on at once hears of his own pause when it is over.
        if (isPaused || player.ended || !player.paused) return;
        isPaused = true;
        heard.interrupted();
      },
      { signal },
    );
    player.src = url;
    apply();
    if (!isPaused) play();
  }

  const ready = sounds.ready(part);
  // At once where it can be: behind a dark screen a phone may not wait for what comes later.
  if (ready !== undefined) begin(ready);
  else sounds.url(part).then(begin, (error: unknown) => failed(troubleOf(error)));
  return {
    pause() {
      isPaused = true;
      player.pause();
    },
    goOn: play,
    change(next) {
      manner = next;
      apply();
    },
    stop() {
      isOver = true;
      listening.abort();
      player.pause();
    },
  };
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof FetchStopped) return { why: "fetch", how: error.why };
  return { why: "fetch", how: error instanceof StorageFull ? "full" : "lost" };
}

import { vi } from "vitest";
import type { Bytes } from "../../../protocol/bytes.ts";
import { openMicrophone } from "../microphone.ts";

/** A voice out of an oscillator, through the browser's own recorder; restored with all mocks. */
export function speaking(): { unplug: () => void; interrupt: () => void; isOpen: () => boolean } {
  const context = new AudioContext();
  const voice = context.createOscillator();
  const out = context.createMediaStreamDestination();
  voice.connect(out);
  voice.start();
  const tracks: MediaStreamTrack[] = [];
  vi.spyOn(navigator.mediaDevices, "getUserMedia").mockImplementation(async () => {
    await context.resume();
    // Whoever closes a microphone closes his own.
    const own = out.stream.getTracks().map((track) => track.clone());
    tracks.push(...own);
    return new MediaStream(own);
  });
  return {
    unplug() {
      for (const track of tracks) {
        track.stop();
        // A browser that takes the microphone away says so; a page that stops it is not told.
        track.dispatchEvent(new Event("ended"));
      }
    },
    isOpen: () => tracks.some(({ readyState }) => readyState === "live"),
    interrupt() {
      for (const track of tracks) track.dispatchEvent(new Event("mute"));
    },
  };
}

/** What the browser's own recorder makes of so many seconds; without a length in its head. */
export async function spoken(seconds: number): Promise<Bytes> {
  speaking();
  const microphone = await openMicrophone();
  let take: ReturnType<typeof microphone.record> | undefined;
  await new Promise<void>((resolve) => {
    const began = performance.now();
    take = microphone.record(() => undefined);
    const look = (): void => {
      if (performance.now() - began > seconds * 1_000) resolve();
      else requestAnimationFrame(look);
    };
    look();
  });
  const { bytes } = await take!.stop();
  microphone.close();
  return bytes;
}

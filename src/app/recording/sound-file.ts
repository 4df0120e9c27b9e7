import type { WholeTake } from "./kept-take.ts";
import { measured } from "./sound-deck.ts";
import { soundType } from "../texts/sound-type.ts";

/** bytes: larger would not travel as one blob */
export const LARGEST_SOUND = 19_000_000;
/** Where a browser neither says how long a file is nor that it cannot play it, it is taken for one that it cannot. */
const PATIENCE_MS = 15_000;

/** What another recorder has made, by what it is and not by what it is called. @returns what is wrong with it, in words, where it will not do */
export async function readSoundFile(file: Blob): Promise<WholeTake | { wrong: string }> {
  if (file.size > LARGEST_SOUND)
    return { wrong: "这个文件太大了，没有存。请分成几段录，或在录音机里选小一点的音质，再选进来。" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = soundType(bytes);
  const seconds = type === undefined ? undefined : await lengthOf(new Blob([bytes], { type }));
  if (type === undefined || seconds === undefined)
    return { wrong: "这个文件放不出来，没有存。请在录音机里换成 M4A 或 MP3 再录一次。" };
  return { bytes, seconds, type };
}

/** By the player and not by unpacking it: twenty minutes would be hundreds of megabytes. @returns seconds; undefined: it does not play */
async function lengthOf(sound: Blob): Promise<number | undefined> {
  const element = new Audio(URL.createObjectURL(sound));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const plays = await Promise.race([measured(element), tooLong]);
  clearTimeout(timer);
  URL.revokeObjectURL(element.src);
  return plays && Number.isFinite(element.duration) ? Math.round(element.duration * 10) / 10 : undefined;
}

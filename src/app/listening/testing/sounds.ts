import type { ReadingRecorded } from "../../../domain/entries/readings.ts";
import { received } from "../../testing/county.ts";
import { testMember, type MemoryPhone } from "../../testing/memory-phone.ts";

/** A real sound that every browser plays: a tone, as WAV with 8-bit samples. `pitch` makes it another file. */
export function tone(seconds: number, pitch: number): Uint8Array<ArrayBuffer> {
  const rate = 8_000;
  const samples = Math.round(seconds * rate);
  const bytes = new Uint8Array(44 + samples);
  const view = new DataView(bytes.buffer);
  const write = (at: number, words: string) => bytes.set(new TextEncoder().encode(words), at);
  write(0, "RIFF");
  view.setUint32(4, 36 + samples, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  write(36, "data");
  view.setUint32(40, samples, true);
  for (let i = 0; i < samples; i++)
    bytes[44 + i] = 128 + Math.round(40 * Math.sin((2 * Math.PI * pitch * i) / rate));
  return bytes;
}

/** Somebody has read these blocks of a text aloud and it was approved: the entries, and the sounds on the phone. */
export async function readAloud(
  phone: MemoryPhone,
  how: {
    text?: string;
    blob?: string;
    blocks: readonly number[];
    /** of each part */
    seconds?: number | ((block: number) => number);
    voice?: string;
    dialect?: string;
    unit?: string;
  },
): Promise<ReadingRecorded> {
  const { text = "text-1", voice = "陈国平", blocks, unit = "liuwan" } = how;
  const given = how.seconds ?? 0.6;
  const parts = await Promise.all(
    blocks.map(async (block) => {
      const seconds = typeof given === "number" ? given : given(block);
      const bytes = tone(seconds, 200 + block * 10 + voice.charCodeAt(0) / 1_000);
      const sound = await phone.blobs.put(bytes, "audio/wav");
      return { block, sound, size: bytes.length, seconds };
    }),
  );
  const reading: ReadingRecorded = {
    reading: `reading of ${voice}`,
    text,
    blob: how.blob ?? text.padEnd(64, "0"),
    voice,
    ...(how.dialect !== undefined && { dialect: how.dialect }),
    type: "audio/wav",
    parts,
  };
  const recorded = received("reading-recorded", reading, {
    by: voice === "我" ? testMember : `member-${voice}`,
  });
  phone.receive(recorded, received("reading-approved", { entry: recorded.id, unit }));
  return reading;
}

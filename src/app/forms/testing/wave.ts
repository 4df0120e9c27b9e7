/** A WAV file of so many seconds without a sound. */
export function sayNothing(seconds: number): Uint8Array<ArrayBuffer> {
  const rate = 8_000;
  const bytes = new Uint8Array(44 + rate * seconds);
  const view = new DataView(bytes.buffer);
  const write = (at: number, words: string): void => bytes.set(new TextEncoder().encode(words), at);
  write(0, "RIFF");
  view.setUint32(4, 36 + rate * seconds, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  write(36, "data");
  view.setUint32(40, rate * seconds, true);
  return bytes.fill(128, 44);
}

/**
 * What a recording is by its first bytes: what a phone or a person says of a file is not asked.
 * @returns a MIME type; undefined: nothing that a browser plays, as the AMR of old recorders
 */
export function soundType(bytes: Uint8Array): string | undefined {
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  if (text(4, 8) === "ftyp") return "audio/mp4";
  if (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3) return "audio/webm";
  if (text(0, 4) === "OggS") return "audio/ogg";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WAVE") return "audio/wav";
  if (text(0, 3) === "ID3") return "audio/mpeg";
  if (bytes[0] !== 0xff) return undefined;
  // A frame without a head: AAC has 0 as its layer, MP3 has not.
  const second = bytes[1] ?? 0;
  if ((second & 0xf6) === 0xf0) return "audio/aac";
  return (second & 0xe0) === 0xe0 ? "audio/mpeg" : undefined;
}

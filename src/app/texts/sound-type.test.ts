import { expect, test } from "vitest";
import { soundType } from "./sound-type.ts";

const bytes = (...parts: (string | number)[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === "number" ? [part] : [...new TextEncoder().encode(part)])),
  );

test.each([
  ["audio/mp4", bytes(0, 0, 0, 28, "ftypM4A ")],
  ["audio/webm", bytes(0x1a, 0x45, 0xdf, 0xa3, 1)],
  ["audio/ogg", bytes("OggS", 0)],
  ["audio/wav", bytes("RIFF", 1, 2, 3, 4, "WAVEfmt ")],
  ["audio/mpeg", bytes("ID3", 4)],
  ["audio/mpeg", bytes(0xff, 0xfb, 0x90)],
  ["audio/aac", bytes(0xff, 0xf1, 0x50)],
  [undefined, bytes("#!AMR\n")],
  [undefined, bytes("<html>")],
  [undefined, bytes()],
])("%s", (type, first) => {
  expect(soundType(first)).toBe(type);
});

import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { soundsAsFile } from "./sounds-as-file.ts";

const m4a = new TextEncoder().encode("\0\0\0\x1cftypM4A sound one");
const ogg = new TextEncoder().encode("OggS sound two");

test("one's own voice as files that play anywhere; what is not on the phone is fetched", async () => {
  const here = new Map([["a", m4a]]);
  const blobs = {
    has: (ids: readonly string[]) => Promise.resolve(new Set(ids.filter((id) => here.has(id)))),
    get: (id: string) => Promise.resolve(here.get(id)),
    fetch: (wanted: readonly { id: string }[]) => {
      expect(wanted.map(({ id }) => id)).toEqual(["b"]);
      here.set("b", ogg);
      return Promise.resolve();
    },
  };
  const parts = [
    { block: 0, sound: "a", size: m4a.length, seconds: 1 },
    { block: 4, sound: "b", size: ogg.length, seconds: 1 },
  ];
  const file = await soundsAsFile(blobs, { voice: "何小满", parts });
  expect(unzipSync(file)).toEqual({ "001-何小满.m4a": m4a, "002-何小满.ogg": ogg });
});

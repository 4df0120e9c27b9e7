import { expect, test } from "vitest";
import { openSession } from "../session/session.ts";
import { received } from "../testing/county.ts";
import { memoryPhone, testMember } from "../testing/memory-phone.ts";
import { takenBack } from "./taken-back.ts";

const [one, both] = ["1".repeat(64), "2".repeat(64)];

function recorded(reading: string, of: string, sounds: readonly string[]) {
  const parts = sounds.map((sound, block) => ({ block, sound, size: 10, seconds: 1 }));
  const body = { reading, text: "t", blob: "b", voice: "李", type: "audio/mp4", parts };
  return received("reading-recorded", body, { by: of });
}

test("what somebody took back need not stay on the phones of others, but for what his next one has too", () => {
  const first = recorded("r", "li", [one, both]);
  const second = recorded("r", "li", [both]);
  const mine = recorded("m", testMember, ["3".repeat(64)]);
  const session = openSession(
    memoryPhone({
      entries: [
        first,
        second,
        mine,
        received("reading-withdrawn", { entry: first.id }, { by: "li" }),
        received("reading-withdrawn", { entry: mine.id }, { by: testMember }),
      ],
    }),
  );
  const { sounds, kept } = takenBack(session);
  expect(sounds.filter((id) => !kept.has(id))).toEqual([one]);
});

import { expect, it } from "vitest";
import type { Entry } from "../entry.ts";
import { staffFeed } from "../feeds.ts";
import { audiencesOf, mayWrite } from "../policy.ts";
import { county, NOW, worldOf } from "./testing/county.ts";

const recorded: Entry<"reading-recorded"> = {
  device: "phone-of-paired",
  n: 1,
  header: { kind: "reading-recorded", at: NOW },
  body: { reading: "r", text: "text-of-n1", blob: "b", voice: "李", type: "audio/mp4", parts: [] },
};

function declinedBy(person: string): Entry<"reading-declined"> {
  const body = { entry: "phone-of-paired.1", words: "" };
  return { device: `phone-of-${person}`, n: 1, header: { kind: "reading-declined", at: NOW }, body };
}

it("what a helper recorded is heard first by the staff of the elders whom he visits, as long as he does", () => {
  const things = county();
  const kind = "reading-recorded";
  things.entries["phone-of-paired.1"] = {
    id: "phone-of-paired.1",
    kind,
    by: "paired",
    of: "paired",
    received: NOW,
  };
  const elders = ["n1", "s1"].map(staffFeed);
  expect(audiencesOf(recorded, worldOf(things), { now: NOW })).toEqual(expect.arrayContaining(elders));
  expect(mayWrite(declinedBy("host"), worldOf(things), { now: NOW }).verdict).toBe("accepted");
  things.pairings["visits"]!.ended = true;
  expect(audiencesOf(recorded, worldOf(things), { now: NOW })).not.toContain(staffFeed("s1"));
  expect(mayWrite(declinedBy("host"), worldOf(things), { now: NOW }).verdict).toBe("quarantined");
});

import { expect, test, vi } from "vitest";
import type { FormPublished } from "../../domain/entries/forms.ts";
import type { SeenEntry } from "../../domain/entry.ts";
import { openSession } from "../session/session.ts";
import { county, received } from "../testing/county.ts";
import { memoryPhone, type MemoryPhone, testMember } from "../testing/memory-phone.ts";
import { takeForms } from "./take-forms.ts";

const blobOf = (letter: string) => letter.repeat(64);

function published(form: string, more: Partial<FormPublished> = {}): SeenEntry {
  const blob = blobOf(form);
  return received("form-published", {
    form,
    unit: "liuwan",
    title: form,
    blob,
    size: 9,
    way: "named",
    ...more,
  });
}

async function wantedBy(phone: MemoryPhone): Promise<string[]> {
  const fetch = vi.spyOn(phone.blobs, "fetch");
  await takeForms(openSession(phone), new Set());
  return fetch.mock.calls.flatMap(([wanted]) => wanted.map(({ id }) => id));
}

test("what he is asked comes; what is here, over, for others, elsewhere or for a link does not", async () => {
  const phone = memoryPhone({
    entries: [
      ...county(),
      received("unit-added", { unit: "other", name: "河口村党支部", level: "branch", parent: "yunling" }),
      published("a"),
      published("b"),
      published("c", { closes: Date.now() - 600_000 }),
      published("d", { cohorts: ["student"] }),
      published("e", { unit: "other" }),
      published("1", { way: "open" }),
      published("2", { way: "slips", unit: "yunling" }),
    ],
  });
  phone.keep(blobOf("b"), "{}");
  expect(new Set(await wantedBy(phone))).toEqual(new Set([blobOf("a"), blobOf("2")]));
});

test("what the unit asked whose staff he is stays, every version of it: what came in is read with them", async () => {
  const phone = memoryPhone({ state: { roles: [{ role: "secretary", unit: "liuwan" }] } });
  phone.receive(
    ...county(),
    published("a"),
    received("form-closed", { form: "a" }),
    published("b", { blob: blobOf("8") }),
    published("b", { blob: blobOf("9") }),
    published("c", { unit: "yunling" }),
    received("form-closed", { form: "c" }),
  );
  for (const name of ["a", "8", "9", "c"]) phone.keep(blobOf(name), "{}");
  await wantedBy(phone);
  expect([...(await phone.blobs.has(["a", "8", "9", "c"].map(blobOf)))]).toEqual(["a", "8", "9"].map(blobOf));
});

test("a form that is over goes, and a version that was replaced; but not what he has answered, nor what was made here", async () => {
  const phone = memoryPhone();
  const own = await phone.blobs.put(new TextEncoder().encode("{}"), "application/json");
  phone.receive(
    ...county(),
    published("a"),
    received("form-closed", { form: "a" }),
    published("b", { blob: blobOf("8") }),
    published("b", { blob: blobOf("9") }),
    published("c"),
    received("form-answered", { form: "c", blob: blobOf("c"), answers: {} }, { by: testMember }),
    received("form-closed", { form: "c" }),
    published("d", { blob: own }),
    received("form-closed", { form: "d" }),
  );
  for (const name of ["a", "8", "9", "c"]) phone.keep(blobOf(name), "{}");
  await wantedBy(phone);
  const here = await phone.blobs.has([...["a", "8", "9", "c"].map(blobOf), own]);
  expect([...here]).toEqual([blobOf("9"), blobOf("c"), own]);
});

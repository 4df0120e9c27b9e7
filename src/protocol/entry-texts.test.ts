import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EntryKind, NewEntry } from "../domain/entry.ts";
import { readEntry } from "./read-entry.ts";
import { EntryTooLarge, writeEntry } from "./write-entry.ts";
import { utf8Length } from "./utf8.ts";
import { RUN_LIMITS } from "./run.ts";
import { GOOD_BODIES } from "./testing/bodies.ts";

const AT = 1_763_778_000_000;
const KINDS = Object.keys(GOOD_BODIES) as EntryKind[];
const ELDER = "EEEEEEEEEEEEEEEE";

function entry(kind: EntryKind, body: object = GOOD_BODIES[kind]): NewEntry {
  return { kind, body } as NewEntry;
}
function problemOf(kind: EntryKind, body: unknown) {
  return readEntry(JSON.stringify({ kind, at: AT }), JSON.stringify(body));
}

describe("the text of an entry", () => {
  it.each(KINDS)("%s is read as it was written", (kind) => {
    const { header, body } = writeEntry({ ...entry(kind), for: ELDER }, AT);
    expect(readEntry(header, body)).toEqual({
      header: { kind, at: AT, for: ELDER },
      body: GOOD_BODIES[kind],
    });
  });

  it("is the same whatever the order in which the fields were put together", () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.nat(), (kind, turn) => {
        const fields = Object.entries(GOOD_BODIES[kind]);
        const turned = fields.map((_, i) => fields[(i + turn) % fields.length]!);
        expect(writeEntry(entry(kind, Object.fromEntries(turned)), AT)).toEqual(writeEntry(entry(kind), AT));
      }),
    );
  });

  it("is one line each, well-formed, and the words survive whatever they are", () => {
    const anyText = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(
      fc.property(anyText, (words) => {
        const { header, body } = writeEntry({ kind: "complaint-made", body: { to: "above", words } }, AT);
        expect(header + body).not.toMatch(/[\n\r\0]|\p{Surrogate}/u);
        expect(JSON.parse(body)).toEqual({ to: "above", words: Buffer.from(words).toString() });
      }),
    );
  });

  it("replaces half a character, so that what was typed is never refused for it", () => {
    const { header, body } = writeEntry(
      { kind: "complaint-made", body: { to: "above", words: "完\ud83d\ude00 半\ud83d" } },
      AT,
    );
    expect(readEntry(header, body)).toMatchObject({ body: { words: "完\ud83d\ude00 半\ufffd" } });
  });

  it("leaves out fields without a value", () => {
    const body = { to: "above", words: "", about: undefined } as const;
    expect(writeEntry({ kind: "complaint-made", body, for: undefined }, AT)).toEqual({
      header: `{"kind":"complaint-made","at":${AT}}`,
      body: `{"to":"above","words":""}`,
    });
  });

  it("is refused to the writer where no server would take it, and he still has his words", () => {
    const kind = "meeting-opened";
    const fits = { meeting: "m".repeat(RUN_LIMITS.body - '{"meeting":""}'.length) };
    expect(writeEntry({ kind, body: fits }, AT).body).toHaveLength(RUN_LIMITS.body);
    const body = { meeting: fits.meeting + "m" };
    expect(() => writeEntry({ kind, body }, AT)).toThrow(EntryTooLarge);
  });

  it("of the longest essay fits", () => {
    const text = "\u{20000}".repeat(25_000);
    const { header, body } = writeEntry(
      { kind: "essay-handed-in", body: { essay: "e".repeat(16), title: "", text } },
      AT,
    );
    expect(readEntry(header, body)).toMatchObject({ body: { text } });
  });
});

describe("what cannot be read", () => {
  it("of a kind from the future waits by its name, with its body untouched", () => {
    expect(readEntry(`{"kind":"pledge-made","at":1}`, `{"new":1}`)).toEqual({
      problem: "unknown-kind",
      kind: "pledge-made",
      detail: "pledge-made",
    });
  });

  it("keeps fields from the future", () => {
    const later = { ...GOOD_BODIES["leave-asked"], later: { a: 1 } };
    const read = readEntry(`{"kind":"leave-asked","at":1,"later":2}`, JSON.stringify(later));
    expect(read).toEqual({ header: { kind: "leave-asked", at: 1, later: 2 }, body: later });
  });

  it.each([
    ["not json", "{}"],
    ["null", "{}"],
    ["[]", "{}"],
    [`{"at":1}`, "{}"],
    [`{"kind":"leave-asked"}`, "{}"],
    [`{"kind":"leave-asked","at":"1"}`, "{}"],
    [`{"kind":"leave-asked","at":1.5}`, "{}"],
    [`{"kind":"leave-asked","at":-1}`, "{}"],
    [`{"kind":"leave-asked","at":1e99}`, "{}"],
    [`{"kind":"leave-asked","at":1,"for":"not an id"}`, "{}"],
    [`{"kind":"Leave Asked","at":1}`, "{}"],
    [`{"kind":"leave-asked","at":1}`, "not json"],
    [`{"kind":"leave-asked","at":1}`, "7"],
    [`{"kind":"leave-asked","at":1}`, "null"],
    [`{"kind":"leave-asked","at":1}`, "[]"],
    [`{"kind":"from-the-future","at":1}`, "no json either"],
    [`{"kind":"toString","at":1}`, "{}"],
    [`{"kind":"constructor","at":1}`, "7"],
  ])("header %s and body %s are a bad body, not a crash", (header, body) => {
    expect(readEntry(header, body)).toMatchObject({ problem: "bad-body" });
  });

  it("of a kind named like a part of every object is unknown", () => {
    for (const kind of ["constructor", "valueof", "hasownproperty"]) {
      expect(readEntry(`{"kind":"${kind}","at":1}`, "{}")).toMatchObject({ problem: "unknown-kind" });
    }
  });

  it("never throws, whatever stands there", () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.json(), fc.string(), (kind, json, junk) => {
        for (const body of [json, junk]) {
          readEntry(JSON.stringify({ kind, at: AT }), body);
          readEntry(body, JSON.stringify(GOOD_BODIES[kind]));
        }
      }),
    );
  });

  it.each([
    ["answers", '{"a":[', "]}"],
    ["from-the-future", '{"a":', "}"],
    ["from-the-future", "[", "]"],
  ])("nested without end in %s is a bad body, before anybody goes down into it", (field, open, close) => {
    const kind = "form-answered";
    const good = JSON.stringify({ ...GOOD_BODIES[kind], [field]: "here" });
    for (const deep of [100, 1_000, 3_000, 6_000]) {
      const body = good.replace('"here"', `${open.repeat(deep)}{}${close.repeat(deep)}`);
      expect(readEntry(JSON.stringify({ kind, at: AT }), body)).toMatchObject({ problem: "bad-body", kind });
    }
  });

  it("rounds in the rounds of a form are a bad body", () => {
    const answers = (round: object) => ({ ...GOOD_BODIES["form-answered"], answers: { family: [round] } });
    expect(problemOf("form-answered", answers({ name: "小李", some: ["a"] }))).not.toHaveProperty("problem");
    expect(problemOf("form-answered", answers({ of: [{ name: "小李" }] }))).toMatchObject({
      problem: "bad-body",
    });
  });

  it("says where it is wrong, and never what stands there", () => {
    const secret = "王小明的电话";
    const bodies: [EntryKind, unknown, string][] = [
      ["leave-asked", { meeting: secret }, "meeting regex"],
      ["member-added", { ...GOOD_BODIES["member-added"], status: secret }, "status picklist"],
      [
        "campaign-set",
        { campaign: { ...GOOD_BODIES["campaign-set"].campaign, phases: [{ id: secret }] } },
        "campaign.phases.0.id regex",
      ],
    ];
    for (const [kind, body, detail] of bodies) {
      const read = problemOf(kind, body);
      expect(read).toEqual({ problem: "bad-body", kind, detail });
      expect(JSON.stringify(read)).not.toContain(secret);
    }
    const header = readEntry(JSON.stringify({ kind: secret, at: AT }), "{}");
    expect(header).toEqual({ problem: "bad-body", detail: "header kind regex" });
  });

  it("is too large by its bytes, not its characters", () => {
    const header = `{"kind":"leave-asked","at":1}`;
    const most = "字".repeat(Math.floor((RUN_LIMITS.body - 2) / 3));
    expect(readEntry(header, `"${most}"`)).toMatchObject({ problem: "bad-body" });
    expect(readEntry(header, `"${most}字"`)).toMatchObject({ problem: "too-large" });
    expect(readEntry(`{"kind":"leave-asked","at":1,"x":"${"x".repeat(1000)}"}`, "{}")).toMatchObject({
      problem: "too-large",
      detail: "header",
    });
  });

  it("is measured as UTF-8 is written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });
});

import { readFileSync, writeFileSync } from "node:fs";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { fingerprint, isSchema } from "./testing/describe-wire.ts";
import { PROTOCOL } from "./version.ts";

/**
 * Every schema and every constant that `src/protocol` exports is pinned by its fingerprint, for each version of the protocol, in
 * `wire-pin.json`. A new file in the folder is found by itself.
 */
const PIN_FILE = new URL("wire-pin.json", import.meta.url);
const VERSION_FILE = new URL("version.ts", import.meta.url);
type Pins = Record<string, Record<string, string>>;

const modules = import.meta.glob<Record<string, unknown>>(
  ["./*.ts", "./carry/*.ts", "./bodies/by-kind.ts", "!./**/*.test.ts", "!./version.ts"],
  { eager: true },
);

function wireNow(): Record<string, string> {
  const wire: Record<string, string> = {};
  for (const [path, exports] of Object.entries(modules)) {
    for (const [name, value] of Object.entries(exports)) {
      if (typeof value === "function") continue;
      const parts: [string, unknown][] =
        isSchema(value) || !holdsSchemas(value) ? [[name, value]] : Object.entries(value);
      for (const [part, value] of parts) wire[`${path.slice(2, -3)} ${part}`] = fingerprint(value);
    }
  }
  return Object.fromEntries(Object.entries(wire).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function holdsSchemas(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.values(value).some(isSchema);
}

function differences(pinned: Record<string, string>, now: Record<string, string>): string[] {
  const names = [...new Set([...Object.keys(pinned), ...Object.keys(now)])].sort();
  return names.flatMap((name) => {
    if (pinned[name] === now[name]) return [];
    return [`${pinned[name] === undefined ? "new" : now[name] === undefined ? "gone" : "changed"}: ${name}`];
  });
}

const readPins = () => JSON.parse(readFileSync(PIN_FILE, "utf8")) as Pins;

describe("the wire", () => {
  it("is what was pinned for this version of the protocol", () => {
    const pins = readPins();
    if (process.env["WIRE_PIN"] === "write") {
      writeFileSync(PIN_FILE, JSON.stringify({ ...pins, [PROTOCOL]: wireNow() }, null, 2) + "\n");
      return;
    }
    const changes = differences(pins[PROTOCOL] ?? {}, wireNow());
    if (changes.length > 0) {
      expect.fail(
        [
          `What crosses the wire is not what protocol ${PROTOCOL} was pinned as:`,
          ...changes.map((change) => `  ${change}`),
          "Phones in the field speak the released versions. So, once this version has been in a tagged release:",
          "  give it the next number and a line of history in src/protocol/version.ts.",
          "Then (before the first tag: only this) pin it, and say in the commit what changed:",
          "  WIRE_PIN=write npx vitest run --project node src/protocol/wire-pin.test.ts",
        ].join("\n"),
      );
    }
  });

  it("has a line of history and a pin for every version", () => {
    const history = readFileSync(VERSION_FILE, "utf8");
    const versions = Array.from({ length: PROTOCOL }, (_, i) => String(i + 1));
    expect(Object.keys(readPins())).toEqual(versions);
    for (const version of versions) expect(history).toMatch(new RegExp(`^ \\* ${version} {2}\\S`, "m"));
  });

  it("covers what is known to cross it", () => {
    expect(Object.keys(wireNow())).toEqual(
      expect.arrayContaining([
        "push PushEnvelope",
        "push Receipt",
        "push PushAnswer",
        "feed FeedItem",
        "feed FeedChunk",
        "errors ErrorAnswer",
        "views UnitView",
        "invitation InvitationLookAnswer",
        "recovery RecoveryAnswer",
        "study-text StudyText",
        "import-report ImportReport",
        "read-entry EntryHeaderSchema",
        "run RUN_LIMITS",
        "bodies/by-kind essay-handed-in",
      ]),
    );
  });
});

describe("a fingerprint", () => {
  const base = () => ({ a: v.string(), b: v.optional(v.picklist(["x", "y"])), c: v.tuple([v.number()]) });
  const of = (change: object = {}) => fingerprint(v.object({ ...base(), ...change }));

  it("does not depend on the order in which fields and choices are written", () => {
    const { a, b, c } = base();
    expect(fingerprint(v.object({ c, b, a }))).toBe(of());
    expect(of({ b: v.optional(v.picklist(["y", "x"])) })).toBe(of());
  });

  it("depends on everything that a schema takes or refuses", () => {
    const changes = [
      {},
      { d: v.string() },
      { a: v.number() },
      { a: v.nullable(v.string()) },
      { a: v.optional(v.string()) },
      { a: v.literal("x") },
      { a: v.literal("y") },
      { a: v.array(v.string()) },
      { a: v.array(v.number()) },
      { a: v.pipe(v.string(), v.maxLength(3)) },
      { a: v.pipe(v.string(), v.maxLength(4)) },
      { a: v.pipe(v.string(), v.minLength(3)) },
      { a: v.pipe(v.string(), v.regex(/^a$/)) },
      { a: v.pipe(v.pipe(v.string(), v.maxLength(3)), v.regex(/^a$/)) },
      { a: v.pipe(v.pipe(v.string(), v.maxLength(4)), v.regex(/^a$/)) },
      { a: v.pipe(v.string(), v.regex(/^a$/i)) },
      {
        a: v.pipe(
          v.string(),
          v.check(() => true, "day"),
        ),
      },
      {
        a: v.pipe(
          v.string(),
          v.check(() => true, "unprintable"),
        ),
      },
      { a: v.looseObject({ x: v.string() }) },
      { a: v.object({ x: v.string() }) },
      { a: v.union([v.string(), v.number()]) },
      { a: v.variant("t", [v.object({ t: v.literal("x") })]) },
      { b: v.optional(v.picklist(["x", "z"])) },
      { c: v.tuple([v.number(), v.number()]) },
      { c: v.tuple([v.string()]) },
    ];
    expect(new Set(changes.map(of)).size).toBe(changes.length);
    expect(fingerprint({ size: 1 })).not.toBe(fingerprint({ size: 2 }));
  });

  it("wants a name for a check, which it cannot look into", () => {
    expect(() =>
      of({
        a: v.pipe(
          v.string(),
          v.check(() => true),
        ),
      }),
    ).toThrow("needs a message");
  });
});

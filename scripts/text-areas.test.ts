import { readdirSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { expect, test } from "vitest";

const APP = new URL("../src/app/", import.meta.url).pathname;
/** No editors: the field itself, and one out of sight that text is copied from. */
const BARE = ["components/fields.tsx", "components/copy-button.tsx"];

/** The scripts of the app with what they say, tests left out. */
function scripts(): ReadonlyMap<string, string> {
  const files = readdirSync(APP, { recursive: true, encoding: "utf8" });
  const own = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.|(^|\/)testing\//.test(file));
  return new Map(own.map((file) => [file, readFileSync(join(APP, file), "utf8")]));
}

/** For each script those that import it. */
function importersOf(all: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const [file, text] of all)
    for (const [, to] of text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)) {
      const imported = normalize(join(file, "..", to!));
      importers.set(imported, [...(importers.get(imported) ?? []), file]);
    }
  return importers;
}

/** Keeps none, as it promises who fills in a form on somebody else's phone. */
const ON_ANOTHERS_PHONE = "forms/kiosk.tsx";

test("whatever has several lines to type in is a draft: there, or in every page that it is a part of", () => {
  const all = scripts();
  const importers = importersOf(all);
  const keeps = (file: string): boolean => /\buseDraft[<(]|\bdraft\.change\(/.test(all.get(file) ?? "");
  const isKept = (file: string): boolean =>
    keeps(file) ||
    [...importers].some(
      ([hook, users]) => /\/use-(?!draft\.ts)/.test(hook) && users.includes(file) && keeps(hook),
    );
  /** @returns the pages, reached from a file, that keep no draft of what is typed in it */
  const without = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file) || file === ON_ANOTHERS_PHONE || isKept(file)) return [];
    const importing = importers.get(file) ?? [];
    const users = importing.filter((one) => !one.endsWith("routes.ts"));
    // What nobody has a use for yet is no part of the app.
    if (importing.length > 0 && users.length === 0) return [[file, ...path].join(" > ")];
    return users.flatMap((one) => without(one, [file, ...path]));
  };
  const areas = [...all].filter(
    ([file, text]) => !BARE.includes(file) && /<TextArea\b|<textarea\b|contentEditable/i.test(text),
  );
  // A test of nothing would pass.
  expect(areas.length).toBeGreaterThan(10);
  expect(areas.flatMap(([file]) => without(file, []))).toEqual([]);
});

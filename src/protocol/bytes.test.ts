import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concat, equalBytes, fromBase64Url, toBase64Url, toHex } from "./bytes.ts";
import { utf8 } from "./utf8.ts";

const bytes = fc.uint8Array({ maxLength: 80 });

describe("base64url", () => {
  it("is Node's, and reads back", () => {
    fc.assert(
      fc.property(bytes, (bytes) => {
        const text = toBase64Url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString("base64url"));
        expect(fromBase64Url(text)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it("has one spelling: whatever else a lenient reader takes for the same bytes is refused", () => {
    const letters = fc.constantFrom(..."ABab01-_+/= \nüＡ".split(""));
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 12 }), (text) => {
        const read = fromBase64Url(text);
        const canonical = Buffer.from(text, "base64url").toString("base64url") === text;
        expect(read === undefined ? "refused" : toBase64Url(read)).toBe(canonical ? text : "refused");
      }),
      { numRuns: 2_000 },
    );
  });

  it("refuses spare bits, padding, blanks and the other alphabet", () => {
    expect(fromBase64Url("AA")).toEqual(Uint8Array.of(0));
    for (const text of ["AB", "AAB", "A", "AA==", "AA\n", " AA", "+A", "/A", "ＡA", "A\u0100"]) {
      expect(fromBase64Url(text), text).toBeUndefined();
    }
  });
});

describe("bytes", () => {
  it("in hex are Node's", () => {
    fc.assert(
      fc.property(bytes, (bytes) => {
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString("hex"));
      }),
    );
  });

  it("joined are the bytes one behind the other, and equal only where all are", () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(concat(a, b)).toEqual(new Uint8Array(Buffer.concat([a, b])));
        expect(equalBytes(a, b)).toBe(Buffer.compare(a, b) === 0);
        expect(equalBytes(a, new Uint8Array(a))).toBe(true);
      }),
    );
  });

  it("of a text are its UTF-8", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(utf8(text)).toEqual(new TextEncoder().encode(text));
      }),
    );
  });
});

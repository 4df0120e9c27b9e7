import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDigit, hasCheckDigit } from "./check-digit.ts";

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(""));

describe("check digit", () => {
  it("is the one of Damm's own example", () => {
    expect(checkDigit("572")).toBe("4");
    expect(hasCheckDigit("5724")).toBe(true);
  });

  it("is none where there are no digits", () => {
    for (const text of ["", "0", "57 24", "５７２４", "572a"]) expect(hasCheckDigit(text)).toBe(false);
  });

  for (const [what, length] of [
    ["invitation codes", 11],
    ["meeting codes", 6],
  ] as const) {
    it(`finds every single wrong digit and every swap of neighbours in ${what}`, () => {
      fc.assert(
        fc.property(digits(length), (payload) => {
          const code = payload + checkDigit(payload);
          expect(hasCheckDigit(code)).toBe(true);
          for (let i = 0; i < code.length; i++) {
            for (let digit = 0; digit <= 9; digit++) {
              const wrong = code.slice(0, i) + digit + code.slice(i + 1);
              expect(hasCheckDigit(wrong)).toBe(wrong === code);
            }
            const swapped = code.slice(0, i) + (code[i + 1] ?? "") + code[i]! + code.slice(i + 2);
            expect(hasCheckDigit(swapped)).toBe(swapped === code);
          }
        }),
      );
    });
  }
});

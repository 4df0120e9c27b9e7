import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toHex } from "./bytes.ts";
import { commitmentOf, deviceIdOf, firstLink, nextLink, saltOf, signedBytes } from "./chain.ts";
import { sha256 } from "./testing/node-crypto.ts";

const DEVICE = "DDDDDDDDDDDDDDDDDDDDDA";
const SEED = Uint8Array.from({ length: 16 }, (_, i) => i);

interface Kept {
  header: string;
  commitment: Uint8Array;
}

/** The last link, from what a server keeps when bodies and salts have been erased. */
function lastLink(entries: readonly Kept[]): string {
  let link = firstLink(sha256, DEVICE);
  for (const { header, commitment } of entries) link = nextLink(sha256, link, commitment, header);
  return toHex(link);
}

describe("the chain", () => {
  it("is byte for byte what the protocol says, for good", () => {
    // Worked out once with Python's hashlib from the formulas at the head of chain.ts.
    const salt = saltOf(sha256, SEED, 1);
    const commitment = commitmentOf(sha256, salt, `{"words":"字"}`);
    const first = firstLink(sha256, DEVICE);
    const link = nextLink(sha256, first, commitment, `{"kind":"x","at":1}`);
    expect([first, salt, commitment, link, signedBytes(DEVICE, 300, link)].map(toHex)).toEqual([
      "72b68cab781f3caa6c1adb687682bc1b6573415e4d96fff549970f3ffb4e9f86",
      "a474cc302df6543239b9c32f95d01883",
      "9854ebfca3e750a1f121aff3766cf09f2515f111f55d06bf4df8578b0bff7289",
      "a695e708710937c11725580ed28ca9ecf8f253d33952c7cbea5ca0ac8302dde1",
      "736f6e677875652072756e20310044444444444444444444444444444444444444444441000000000000012ca695e708710937c11725580ed28ca9ecf8f253d33952c7cbea5ca0ac8302dde1",
    ]);
    expect(deviceIdOf(sha256, new Uint8Array(65))).toBe("mM5C3u9R1AJp1UL1MUvvLA");
  });

  it("holds when a body and its salt are erased and only the commitment is left", () => {
    const texts = fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(texts, fc.array(fc.boolean()), (texts, erased) => {
        const whole = texts.map(([header, body], i) => ({ header, body, salt: saltOf(sha256, SEED, i + 1) }));
        const stored = whole.map(({ header, body, salt }, i) => {
          const commitment = commitmentOf(sha256, salt, body);
          return erased[i] ? { header, commitment } : { header, body, salt, commitment };
        });
        const rebuilt = stored.map(({ header, body, salt, commitment }) => ({
          header,
          commitment: body === undefined ? commitment : commitmentOf(sha256, salt, body),
        }));
        expect(lastLink(rebuilt)).toBe(
          lastLink(
            whole.map(({ header, body, salt }) => ({ header, commitment: commitmentOf(sha256, salt, body) })),
          ),
        );
      }),
    );
  });

  it("does not give an erased body away to whoever guesses it", () => {
    const guess = `{"words":"是"}`;
    const commitment = commitmentOf(sha256, saltOf(sha256, SEED, 1), guess);
    const another = commitmentOf(sha256, saltOf(sha256, Uint8Array.from(SEED).reverse(), 1), guess);
    expect(toHex(another)).not.toBe(toHex(commitment));
    expect(toHex(commitmentOf(sha256, new Uint8Array(0), guess))).not.toBe(toHex(commitment));
  });

  it("breaks where an entry is changed, left out, doubled, moved, or taken from another place", () => {
    const entry = fc.record({
      header: fc.string(),
      commitment: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    });
    const entries = fc.uniqueArray(entry, {
      minLength: 2,
      maxLength: 8,
      selector: ({ header, commitment }) => header + toHex(commitment),
    });
    fc.assert(
      fc.property(entries, fc.nat(), (entries, pick) => {
        const at = pick % (entries.length - 1);
        const [a, b] = [entries[at]!, entries[at + 1]!];
        const before = entries.slice(0, at);
        const after = entries.slice(at + 2);
        const link = lastLink(entries);
        for (const changed of [
          [...before, b, a, ...after],
          [...before, a, ...after],
          [...before, a, a, b, ...after],
          [...before, { ...a, header: a.header + " " }, b, ...after],
          [...before, { ...a, commitment: b.commitment }, { ...b, commitment: a.commitment }, ...after],
        ]) {
          if (JSON.stringify(changed) !== JSON.stringify(entries)) expect(lastLink(changed)).not.toBe(link);
        }
      }),
    );
  });

  it("gives every entry its own salt", () => {
    const salts = Array.from({ length: 300 }, (_, i) => toHex(saltOf(sha256, SEED, i + 1)));
    expect(new Set(salts).size).toBe(300);
  });

  it("does not let a body pass for part of a header, nor one device for another", () => {
    const link = firstLink(sha256, DEVICE);
    const commitment = sha256(SEED);
    expect(toHex(nextLink(sha256, link, commitment, "ab"))).not.toBe(
      toHex(nextLink(sha256, commitment, link, "ab")),
    );
    expect(toHex(firstLink(sha256, DEVICE))).not.toBe(toHex(firstLink(sha256, DEVICE.replace("A", "Q"))));
    expect(toHex(signedBytes(DEVICE, 1, link))).not.toBe(toHex(signedBytes(DEVICE, 2, link)));
  });

  it("numbers beyond 32 bits are told apart", () => {
    expect(toHex(saltOf(sha256, SEED, 2 ** 32 + 1))).not.toBe(toHex(saltOf(sha256, SEED, 1)));
  });
});

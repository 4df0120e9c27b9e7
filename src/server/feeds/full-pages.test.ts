import { describe, expect, it } from "vitest";
import { staffFeed } from "../../domain/feeds.ts";
import type { FeedPage } from "../core.ts";
import { FullPages } from "./full-pages.ts";

const east = staffFeed("east-1");
const west = staffFeed("west-1");
const page = (characters = 1): FeedPage => ({ json: "x".repeat(characters), full: true });

describe("full pages that were asked for lately", () => {
  it("are given again, each for its feed, generation and number", () => {
    const pages = new FullPages();
    const [first, second] = [page(), page()];
    pages.put(east, "e 1", 0, first);
    pages.put(east, "e 1", 1, second);
    expect(pages.get(east, "e 1", 0)).toBe(first);
    expect(pages.get(east, "e 1", 1)).toBe(second);
    expect(pages.get(east, "e 1", 2)).toBeUndefined();
    expect(pages.get(west, "e 1", 0)).toBeUndefined();
  });

  it("of an older generation, or from before a restore, are gone for good", () => {
    const pages = new FullPages();
    pages.put(east, "e 1", 0, page());
    pages.put(west, "e 1", 0, page());
    expect(pages.get(east, "e 2", 0)).toBeUndefined();
    expect(pages.get(east, "e 1", 0)).toBeUndefined();
    expect(pages.get(west, "other 1", 0)).toBeUndefined();
  });

  it("give way, those first that nobody has asked for longest", () => {
    const pages = new FullPages();
    for (const number of [0, 1, 2]) pages.put(east, "e 1", number, page(2_500_000));
    pages.get(east, "e 1", 0);
    pages.put(west, "e 1", 0, page(2_500_000));
    expect([0, 1, 2].map((number) => pages.get(east, "e 1", number) !== undefined)).toEqual([
      true,
      false,
      true,
    ]);
    pages.put(west, "e 1", 1, page(9_000_000));
    expect(pages.get(east, "e 1", 0)).toBeUndefined();
    pages.put(west, "e 1", 2, page());
    expect(pages.get(west, "e 1", 2)).toBeDefined();
  });
});

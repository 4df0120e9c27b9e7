import type { FeedId } from "../../domain/feeds.ts";
import type { FeedPage } from "../core.ts";

/** UTF-16 units of all pages that are kept together: some fifty pages of study records. */
const MOST = 8_000_000;

/**
 * Full pages that were asked for lately. They do not change within their generation, and a whole branch asks for the same ones.
 * Those of an older generation, in which there may be words that have been erased since, go at the first look at a newer one.
 */
export class FullPages {
  /** asked for least lately first */
  readonly #pages = new Map<string, FeedPage>();
  readonly #generations = new Map<FeedId, string>();
  #characters = 0;

  /** @param of epoch and generation of the feed */
  get(feed: FeedId, of: string, number: number): FeedPage | undefined {
    const before = this.#generations.get(feed);
    if (before !== undefined && before !== of) this.#forget(feed);
    const key = `${feed} ${number}`;
    const page = this.#pages.get(key);
    if (page) {
      this.#pages.delete(key);
      this.#pages.set(key, page);
    }
    return page;
  }

  put(feed: FeedId, of: string, number: number, page: FeedPage): void {
    if (this.get(feed, of, number)) return;
    this.#generations.set(feed, of);
    this.#pages.set(`${feed} ${number}`, page);
    this.#characters += page.json.length;
    for (const key of this.#pages.keys()) {
      if (this.#characters <= MOST) return;
      this.#drop(key);
    }
  }

  #forget(feed: FeedId): void {
    this.#generations.delete(feed);
    for (const key of this.#pages.keys()) if (key.startsWith(`${feed} `)) this.#drop(key);
  }

  #drop(key: string): void {
    this.#characters -= this.#pages.get(key)!.json.length;
    this.#pages.delete(key);
  }
}

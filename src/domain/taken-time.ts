import type { EntryId, Instant } from "./ids.ts";

const MINUTE = 60_000;

/** The time that counts already for one member: disjoint spans in order, each with the entry that took it. */
export class TakenTime {
  #spans: { from: Instant; to: Instant; by: EntryId }[] = [];

  /** How many whole minutes of a length from `begins` on are not taken, and who took the first that is. */
  free(begins: Instant, minutes: number): { minutes: number; by?: EntryId } {
    const ends = begins + minutes * MINUTE;
    let free = ends - begins;
    let by: EntryId | undefined;
    for (let i = this.#firstEndingAfter(begins); i < this.#spans.length; i++) {
      const span = this.#spans[i]!;
      if (span.from >= ends) break;
      free -= Math.min(ends, span.to) - Math.max(begins, span.from);
      by ??= span.by;
    }
    // Up, not down: a part of a minute in common is not worth a word to anybody.
    return { minutes: Math.min(minutes, Math.ceil(free / MINUTE)), ...(by === undefined ? {} : { by }) };
  }

  /** Takes the first `counted` free minutes of a length from `begins` on. */
  take(begins: Instant, counted: number, minutes: number, by: EntryId): void {
    const ends = begins + minutes * MINUTE;
    let left = counted * MINUTE;
    let at = begins;
    let i = this.#firstEndingAfter(begins);
    while (left > 0 && at < ends) {
      const next = this.#spans[i];
      const until = Math.min(ends, next?.from ?? ends, at + left);
      if (until > at) {
        this.#spans.splice(i, 0, { from: at, to: until, by });
        i++;
        left -= until - at;
      }
      if (next === undefined) break;
      at = Math.max(at, next.to);
      i++;
    }
  }

  #firstEndingAfter(at: Instant): number {
    let low = 0;
    let high = this.#spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#spans[middle]!.to <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

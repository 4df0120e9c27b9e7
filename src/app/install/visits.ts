/** What the line on 首页 goes by; kept beside the browser. */
interface Kept {
  visits: number;
  /** ms, of the last look at 首页 */
  last: number;
  /** 不用了, or installed: never said again */
  settled: boolean;
}

const place = "songxue install";
const APART_MS = 30 * 60_000;

/** Whoever comes back after half an hour visits anew. @returns how often somebody has been here, this time included */
export function countVisit(now: number): number {
  const kept = read();
  const isNew = kept.visits === 0 || Math.abs(now - kept.last) > APART_MS;
  const visits = kept.visits + (isNew ? 1 : 0);
  write({ ...kept, visits, last: now });
  return visits;
}

export function isSettled(): boolean {
  return read().settled;
}

export function settle(): void {
  write({ ...read(), settled: true });
}

function read(): Kept {
  const none = { visits: 0, last: 0, settled: false };
  try {
    return { ...none, ...(JSON.parse(localStorage.getItem(place) ?? "{}") as Partial<Kept>) };
  } catch {
    return none;
  }
}

function write(kept: Kept): void {
  try {
    localStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing is always on its first visit, and is told nothing.
  }
}

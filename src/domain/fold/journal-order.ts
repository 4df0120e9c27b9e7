import type { DeviceId } from "../ids.ts";

/**
 * Of entries about one thing, in the order of time: the places that a device has among them are filled in the order of its
 * numbers. What somebody wrote last is what he means, though his clock was a year ahead when he wrote the first.
 * @param sorted by `compareEntries`
 */
export function inJournalOrder<E extends { device: DeviceId; n: number }>(
  sorted: readonly E[],
): readonly E[] {
  const journals = new Map<DeviceId, E[]>();
  for (const entry of sorted) {
    const journal = journals.get(entry.device);
    if (journal === undefined) journals.set(entry.device, [entry]);
    else journal.push(entry);
  }
  for (const journal of journals.values()) journal.sort((a, b) => b.n - a.n);
  return sorted.map(({ device }) => journals.get(device)!.pop()!);
}

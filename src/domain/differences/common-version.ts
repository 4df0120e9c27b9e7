import type { Essay } from "../fold/essays.ts";
import type { EntryId } from "../ids.ts";

/** The last version that both were made from. undefined: there is none here */
export function commonVersion(essay: Essay, one: EntryId | undefined, other: EntryId): EntryId | undefined {
  const byId = new Map(essay.versions.map((version) => [version.entry, version]));
  const before = new Set(ancestors(one));
  for (const entry of ancestors(other)) if (before.has(entry)) return entry;
  return undefined;

  /** Itself and what it was made from, the nearest first. */
  function ancestors(from: EntryId | undefined): EntryId[] {
    const found = new Set<EntryId>();
    const queue = from === undefined ? [] : [from];
    for (const entry of queue) {
      const version = byId.get(entry);
      if (!version || found.has(entry)) continue;
      found.add(entry);
      if (version.base !== undefined) queue.push(version.base);
      queue.push(...(version.joined ?? []));
    }
    return [...found];
  }
}

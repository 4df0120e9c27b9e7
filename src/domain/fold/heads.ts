import type { MadeFrom } from "../entries/made-from.ts";
import type { DeviceId, EntryId, Instant } from "../ids.ts";

interface Version {
  id: EntryId;
  device: DeviceId;
  at: Instant;
  received: Instant | null;
}

/**
 * Versions of one thing that no other takes the place of, in the order given. More than one: written on two phones that did not know
 * of each other.
 *
 * A version that does not say what it was made from takes the place of all before it that its phone can have known: its own, and what
 * the server had received by then. Of what was written one after the other that leaves the last, as it always was, and of what two
 * phones wrote without network it hides nothing.
 * @param ordered as `inOrder` or `inJournalOrder` gives them
 * @param before what a version takes the place of; undefined: it does not say
 */
export function headsOf<V extends Version>(
  ordered: readonly V[],
  before: (version: V) => readonly EntryId[] | undefined,
): readonly V[] {
  const replaced = new Set<EntryId>();
  for (const [i, version] of ordered.entries()) {
    const said =
      before(version) ?? ordered.slice(0, i).flatMap((one) => (knew(version, one) ? [one.id] : []));
    for (const id of said) if (id !== version.id) replaced.add(id);
  }
  return ordered.filter(({ id }) => !replaced.has(id));
}

/** undefined: it does not say */
export function madeFrom({ base, joined = [] }: MadeFrom): readonly EntryId[] | undefined {
  if (base === undefined) return undefined;
  return base === null ? joined : [base, ...joined];
}

function knew({ device, at }: Version, other: Version): boolean {
  return other.device === device || (other.received !== null && other.received <= at);
}

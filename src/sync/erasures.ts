import type { ErasureAsked } from "../domain/entries/voices.ts";
import type { EntryHeader } from "../domain/entry.ts";
import { type DeviceId, type MemberId, parseEntryId } from "../domain/ids.ts";
import { isOwnWords } from "../domain/policy/personal.ts";
import type { Change, Pair, StoredItem, StoredJournal } from "./storage.ts";

/**
 * Own entries whose words the server has erased lose them in the journal too. Only what is known to be the same there: behind the
 * receipt a journal that was cloned may have another entry under the same number; once it is closed it has none such any more.
 */
export function erasuresOf(
  added: readonly StoredItem[],
  journals: ReadonlyMap<DeviceId, StoredJournal>,
): Change[] {
  const changes: Change[] = [];
  for (const item of added) {
    if (item?.[0] !== "e" || item[6] !== null) continue;
    const journal = journals.get(item[2]);
    if (!journal || (item[3] > journal.receipted && !journal.closed)) continue;
    changes.push({
      put: "entries",
      key: [item[2], item[3]],
      value: { header: JSON.stringify(item[5]), body: null },
    });
  }
  return changes;
}

/** Whether runs ask for an erasure: then, once they are receipted, `askedErasures` has to be done. */
export function asksForErasure(runs: readonly string[]): boolean {
  return runs.some((text) => text.includes(KIND));
}

/**
 * What one has asked to be erased goes from the own journal with the receipt: the server does not send own entries back, so
 * nothing else would tell of it. `all` is what it is on the server: what one said of oneself. What one did as staff, or wrote down
 * for another, stays.
 * @param entries all of the own journals
 * @param journals as they are with the receipt
 * @param self whose journals they are
 */
export function askedErasures(
  entries: readonly Pair<"entries">[],
  journals: ReadonlyMap<DeviceId, StoredJournal>,
  self: MemberId | undefined,
): Change[] {
  const gone = new Map<string, Change>();
  for (const [[device, n], { header, body }] of entries) {
    if (body === null || !header.includes(KIND) || !isAccepted(journals.get(device), n)) continue;
    const asked = (JSON.parse(body) as ErasureAsked).entries;
    const owner = ownerOf(header, self);
    for (const [key, entry] of entries) {
      const [of, at] = key;
      const isMeant =
        asked === "all"
          ? (of !== device || at < n) && isOwnWordsOf(owner, entry.header, self)
          : asked.some((id) => isSame(parseEntryId(id), of, at)) && (of !== device || at !== n);
      if (!isMeant || entry.body === null) continue;
      gone.set(`${of}.${at}`, { put: "entries", key, value: { header: entry.header, body: null } });
    }
  }
  return [...gone.values()];
}

const KIND = '"kind":"erasure-asked"';

function isOwnWordsOf(owner: MemberId | undefined, header: string, self: MemberId | undefined): boolean {
  const { kind } = JSON.parse(header) as EntryHeader;
  return isOwnWords(kind) && ownerOf(header, self) === owner;
}

function ownerOf(header: string, self: MemberId | undefined): MemberId | undefined {
  return (JSON.parse(header) as EntryHeader).for ?? self;
}

function isAccepted(journal: StoredJournal | undefined, n: number): boolean {
  return (
    journal !== undefined &&
    n <= journal.receipted &&
    !journal.exceptions.some((exception) => exception.n === n)
  );
}

function isSame(id: { device: DeviceId; n: number } | undefined, device: DeviceId, n: number): boolean {
  return id?.device === device && id.n === n;
}

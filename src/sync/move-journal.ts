import type { DeviceEnrolled } from "../domain/entries/membership.ts";
import type { DeviceId, Instant } from "../domain/ids.ts";
import { writeEntry } from "../protocol/write-entry.ts";
import type { RunEntry } from "../protocol/run.ts";
import { newJournal } from "./new-journal.ts";
import type { PhonePorts } from "./ports.ts";
import { readdress } from "./readdress.ts";
import { type Change, look, type Pair, type StoreName, THE } from "./storage.ts";

/**
 * Closes the journal of a device after entry `through` and goes on in a new one with a new key: what stood behind `through` is
 * written anew there, with its time, and goes from the old one in the same transaction, so that it is neither lost nor doubled.
 * What refers to a moved entry, in entries and in drafts, is made to refer to it where it is now.
 * @param enrolled entry 1 of the new journal
 * @param now the server's time, as far as it is known
 */
export async function moveJournal(
  ports: PhonePorts,
  device: DeviceId,
  through: number,
  enrolled: DeviceEnrolled,
  now: Instant,
): Promise<void> {
  const { storage } = ports;
  const next = await newJournal(ports, device);
  const first = writeEntry({ kind: "device-enrolled", body: enrolled }, now);
  const looks = {
    current: look.current,
    server: look.server,
    journal: look.one("journals", device),
    entries: look.of("entries", device, through + 1),
    runs: look.of("runs", device),
    drafts: look.all("drafts"),
  };
  await storage.change(SCOPE, looks, ({ current, server, journal, entries, runs, drafts }) => {
    // Another tab was quicker.
    if (!journal || journal.closed || current?.device !== device) return { changes: [], result: undefined };

    const moved = movable(entries);
    const to = { from: device, entries: moved.map(([n]) => n) };
    const refer = (text: string): string => readdress(text, to, next.device);
    const texts = moved.map(([, { header, body }]) => ({ header, body: refer(body) }));

    const kept = runs.filter(([, run]) => run.to <= through);
    const last = kept.at(-1)?.[1];
    const sealed = last?.to ?? 0;
    const changes: Change[] = [
      ...next.begin([first, ...texts], Math.max(now, current.lastAt), to),
      { drop: "entries", from: [device, through + 1], to: [device, Infinity] },
      { drop: "runs", from: [device, through + 1], to: [device, Infinity] },
      {
        put: "journals",
        key: device,
        value: {
          ...journal,
          closed: true,
          sealed,
          link: last?.link ?? kept[0]?.[1].before ?? journal.link,
          receipted: sealed,
          exceptions: journal.exceptions.filter(({ n }) => n <= through),
        },
      },
      // Own entries stand in the feeds as mere places; the places of the old journal are read again with their words.
      { empty: "pages" },
    ];
    if (server) {
      changes.push({
        put: "server",
        key: THE,
        value: { ...server, cursors: {}, rewrites: server.rewrites + 1 },
      });
    }
    for (const [key, draft] of drafts) {
      const content = refer(draft.content);
      if (content !== draft.content) changes.push({ put: "drafts", key, value: { ...draft, content } });
    }
    return { changes, result: undefined };
  });
}

const SCOPE: readonly StoreName[] = [
  "current",
  "server",
  "journals",
  "keys",
  "entries",
  "runs",
  "drafts",
  "pages",
];

/** An enrolment is a journal's own and is not moved; of what is erased there is nothing to move. */
function movable(entries: readonly Pair<"entries">[]): [number, RunEntry][] {
  const moved: [number, RunEntry][] = [];
  for (const [[, n], { header, body }] of entries)
    if (body !== null && n > 1) moved.push([n, { header, body }]);
  return moved;
}

import type { ReadingRecorded } from "../entries/readings.ts";
import type { SeenEntry } from "../entry.ts";
import type { EntryId, Instant, MemberId, TextId, UnitId } from "../ids.ts";
import { inOrder } from "./in-order.ts";

/** 朗读, with what became of it. */
export interface RecordedReading extends ReadingRecorded {
  entry: EntryId;
  /** whose voice */
  of: MemberId;
  recorded: Instant;
  /** null: still on this phone only */
  received: Instant | null;
  /** where it is heard now */
  units: readonly UnitId[];
  /** what its reader was told, while it is heard nowhere */
  declined?: { at: Instant; by: MemberId; words: string };
  /** by its reader: heard nowhere any more */
  withdrawn?: Instant;
}

export interface RecordedReadings {
  /** the latest first */
  all: readonly RecordedReading[];
  /** What may be heard, for each text: of each `reading` the newest that is approved; the latest first. */
  heard: ReadonlyMap<TextId, readonly RecordedReading[]>;
}

/** A later word of staff for a unit replaces an earlier one; what its reader took back stays so. */
export function foldRecordedReadings(entries: readonly SeenEntry[]): RecordedReadings {
  const readings = new Map<EntryId, RecordedReading & { units: UnitId[] }>();
  const sorted = inOrder(entries);
  for (const entry of sorted) {
    if (entry.kind !== "reading-recorded") continue;
    const { id, of, at, received, body } = entry;
    readings.set(id, { ...body, entry: id, of, recorded: at, received, units: [] });
  }
  for (const entry of sorted) {
    if (entry.kind === "reading-approved") {
      const reading = readings.get(entry.body.entry);
      if (!reading) continue;
      delete reading.declined;
      if (!reading.units.includes(entry.body.unit)) reading.units.push(entry.body.unit);
    } else if (entry.kind === "reading-declined") {
      const reading = readings.get(entry.body.entry);
      if (reading) reading.declined = { at: entry.at, by: entry.by, words: entry.body.words };
    } else if (entry.kind === "reading-withdrawn") {
      const reading = readings.get(entry.body.entry);
      const { unit } = entry.body;
      if (!reading) continue;
      if (unit === undefined) reading.withdrawn = entry.at;
      else reading.units = reading.units.filter((one) => one !== unit);
    }
  }
  for (const reading of readings.values()) if (reading.withdrawn !== undefined) reading.units = [];
  const all = [...readings.values()].reverse();
  return { all, heard: heardOf(all) };
}

function heardOf(all: readonly RecordedReading[]): Map<TextId, RecordedReading[]> {
  const heard = new Map<TextId, RecordedReading[]>();
  const newest = new Set<string>();
  for (const reading of all) {
    if (reading.units.length === 0 || newest.has(reading.reading)) continue;
    newest.add(reading.reading);
    const ofText = heard.get(reading.text);
    if (ofText) ofText.push(reading);
    else heard.set(reading.text, [reading]);
  }
  return heard;
}

/** seconds and bytes of the whole recording */
export function measure({ parts }: Pick<ReadingRecorded, "parts">): { seconds: number; size: number } {
  return parts.reduce((sum, part) => ({ seconds: sum.seconds + part.seconds, size: sum.size + part.size }), {
    seconds: 0,
    size: 0,
  });
}

import { foldOrg, unitsBelow } from "../../../domain/fold/org.ts";
import { foldRecordedReadings, type RecordedReading } from "../../../domain/fold/recorded-readings.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { useFold, useMe } from "../../session/use-session.ts";
import { useMyBranches, useMyOffices } from "./my-units.tsx";

export interface Recordings {
  /** nobody has said yet who hears them */
  waiting: readonly RecordedReading[];
  /** heard somewhere */
  heard: readonly RecordedReading[];
  /** its reader was asked to read once more */
  declined: readonly RecordedReading[];
}

/** What was recorded, as staff see it: of each only the newest, and what is heard meanwhile. */
export function useRecordings(): Recordings {
  const { all } = useFold(foldRecordedReadings);
  const newest = all.filter(
    (one, i) => one.withdrawn === undefined && all.findIndex(({ reading }) => reading === one.reading) === i,
  );
  return {
    waiting: newest.filter(({ units, declined }) => units.length === 0 && !declined),
    heard: all.filter(({ units }) => units.length > 0),
    declined: newest.filter(({ units, declined }) => units.length === 0 && declined !== undefined),
  };
}

/** What waits for a word of this branch's secretary, his own voice not among it. */
export function useRecordingsToHear(): readonly RecordedReading[] {
  const me = useMe();
  return useRecordings().waiting.filter(({ of }) => of !== me);
}

/** Units whose members he may let hear a recording: his branches; those of his offices and all below them. */
export function useUnitsToHear(): readonly { id: UnitId; name: string }[] {
  const org = useFold(foldOrg);
  const branches = useMyBranches().map(({ id }) => id);
  const below = useMyOffices().flatMap(({ id }) => unitsBelow(org, id));
  return [...new Set([...branches, ...below])].map((id) => ({ id, name: org.units.get(id)?.name ?? id }));
}

import { foldRecordedReadings } from "../../domain/fold/recorded-readings.ts";
import type { BlobId } from "../../domain/ids.ts";
import type { Session } from "../session/session.ts";

/**
 * Sounds of others that were taken back: they are heard nowhere any more, and this phone need not have them. `kept`: what stands in
 * other recordings, too.
 */
export function takenBack(session: Session): { sounds: readonly BlobId[]; kept: ReadonlySet<BlobId> } {
  const { all } = session.folded(foldRecordedReadings);
  const me = session.member.value;
  const isGone = (one: (typeof all)[number]): boolean => one.withdrawn !== undefined && one.of !== me;
  const soundsOf = (some: typeof all): BlobId[] =>
    some.flatMap(({ parts }) => parts.map(({ sound }) => sound));
  return { sounds: soundsOf(all.filter(isGone)), kept: new Set(soundsOf(all.filter((one) => !isGone(one)))) };
}

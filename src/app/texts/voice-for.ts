import { foldRecordedReadings, type RecordedReading } from "../../domain/fold/recorded-readings.ts";
import type { TextId } from "../../domain/ids.ts";
import { myHelpers } from "../care/whom-to-call.ts";
import { myself } from "../session/reckonings.ts";
import type { Session } from "../session/session.ts";

/** The recorded reading of a text that is nearest home: by whoever visits him, else heard in his home branch, else any; the latest. */
export function voiceFor(session: Session, text: TextId): RecordedReading | undefined {
  const readings = session.folded(foldRecordedReadings).heard.get(text) ?? [];
  const helpers = new Set(session.reckoned(myHelpers).map(({ helper }) => helper));
  const home = session.reckoned(myself)?.homeBranch;
  return (
    readings.find(({ of }) => helpers.has(of)) ??
    readings.find(({ units }) => home !== undefined && units.includes(home)) ??
    readings[0]
  );
}

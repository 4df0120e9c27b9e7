import { foldPlaces } from "../../../domain/fold/places.ts";
import type { TextId } from "../../../domain/ids.ts";
import { otherDevices } from "../../session/devices.ts";
import type { Session } from "../../session/session.ts";
import { readings, type ReadingPlace } from "../../texts/readings.ts";

/** Who has gone on by less has hardly read: nothing is told. Characters, about a minute. */
const LITTLE = 250;

/**
 * Tells his other devices where he is when he leaves: at most once for each leaving, only where there is another device, and only
 * where he has gone on since.
 * @returns to be called when the page is hidden or left, and his place is kept
 */
export function placeTeller(session: Session, text: TextId): () => void {
  let told = readings.value.places[text];
  return () => {
    const place = readings.value.places[text];
    const { enrolment } = session.state.value;
    if (!place || (enrolment !== "enrolled" && enrolment !== "waiting")) return;
    const [known] = session.folded(foldPlaces).get(text) ?? [];
    if (!isNew(place, told) || (known && !isNew(place, known))) return;
    if (session.reckoned(otherDevices).length === 0) return;
    const before = told;
    told = place;
    const { block, offset, blob, words, left, isFinished } = place;
    if (blob === undefined || words === undefined || left === undefined) return;
    session.phone
      .write([{ kind: "place-kept", body: { text, blob, block, offset, words, left, isFinished } }])
      // A place is no record: it stays on this phone, and is told at the next leaving.
      .catch(() => (told = before));
  };
}

function isNew(place: ReadingPlace, known: Pick<ReadingPlace, "left" | "isFinished"> | undefined): boolean {
  if (!known) return place.block > 0 || place.offset > LITTLE || place.isFinished;
  const moved = Math.abs((place.left ?? 0) - (known.left ?? Infinity));
  return moved > LITTLE || place.isFinished !== known.isFinished;
}

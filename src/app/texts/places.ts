import { foldPlaces } from "../../domain/fold/places.ts";
import type { TextId } from "../../domain/ids.ts";
import type { Session } from "../session/session.ts";
import { readings, type ReadingPlace } from "./readings.ts";

/** Where he stopped in each text, on whichever of his devices he read last; finished on one of them is finished. */
export function placesRead(session: Session): Readonly<Record<TextId, ReadingPlace>> {
  const { places } = readings.value;
  const latest: Record<TextId, ReadingPlace> = { ...places };
  for (const [text, [kept]] of session.folded(foldPlaces)) {
    const here = places[text];
    if (!kept || kept.device === session.state.value.device) continue;
    const isFinished = kept.isFinished || here?.isFinished === true;
    latest[text] = { ...(here && here.at >= kept.at ? here : kept), isFinished };
  }
  return latest;
}

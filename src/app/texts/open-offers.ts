import { offeredMinutes } from "../../domain/reading-offer.ts";
import { readings, type SeenReading } from "./readings.ts";

/** What the phone saw and the member has not answered yet. `except`: the text that is open just now. */
export function openOffers(except?: string): readonly SeenReading[] {
  return readings.value.seen.filter(
    (seen) => seen.text !== except && offeredMinutes(seen.reading, seen.characters) > 0,
  );
}

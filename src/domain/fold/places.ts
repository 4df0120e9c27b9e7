import type { PlaceKept } from "../entries/notes.ts";
import type { SeenEntry } from "../entry.ts";
import type { DeviceId, EntryId, Instant, TextId } from "../ids.ts";
import { inOrder } from "./in-order.ts";

export interface KeptPlace extends PlaceKept {
  entry: EntryId;
  device: DeviceId;
  at: Instant;
}

/** Of each text, what each device said last, the latest first. */
export type Places = ReadonlyMap<TextId, readonly KeptPlace[]>;

export function foldPlaces(entries: readonly SeenEntry[]): Places {
  const places = new Map<TextId, KeptPlace[]>();
  for (const { kind, id, device, at, body } of inOrder(entries)) {
    if (kind !== "place-kept") continue;
    const others = (places.get(body.text) ?? []).filter((one) => one.device !== device);
    places.set(body.text, [{ ...body, entry: id, device, at }, ...others]);
  }
  return places;
}

import type { SeenEntry } from "../../domain/entry.ts";
import type { TextId } from "../../domain/ids.ts";
import type { Bytes } from "../../protocol/bytes.ts";
import type { FetchPorts } from "../blob-fetch.ts";
import type { Carry, GivenTexts } from "../phone.ts";
import type { PhonePorts } from "../ports.ts";
import { bringCarried, carrying, putDown, takeIn } from "./carrier.ts";
import { givenAway, giveBundle } from "./give.ts";
import { serverKeyOf } from "./giver.ts";
import { giveTexts } from "./give-texts.ts";

/** All that is loaded where something is given or carried. */
export interface Carrier extends Omit<Carry, "giveTexts"> {
  /** @see Carry @param entries that this phone shows */
  giveTexts(entries: readonly SeenEntry[], texts: readonly TextId[]): Promise<GivenTexts>;
  /** Brings to the server what others have given. @returns how many were brought */
  bring(withToken: FetchPorts["withToken"]): Promise<number>;
}

export function openCarrier(ports: PhonePorts): Carrier {
  return {
    give: (name, most) => giveBundle(ports, name, most),
    givenAway: () => givenAway(ports),
    serverKey: () => serverKeyOf(ports.storage),
    giveTexts: (entries, texts) => giveTexts(ports, entries, texts),
    takeIn: (bytes: Bytes) => takeIn(ports, bytes),
    carrying: () => carrying(ports),
    putDown: (key) => putDown(ports, key),
    bring: (withToken) => bringCarried({ ...ports, withToken }),
  };
}

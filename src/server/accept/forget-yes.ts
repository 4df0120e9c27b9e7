import type { PairingConsented } from "../../domain/entries/visits.ts";
import { entryId } from "../../domain/ids.ts";
import { parseJson } from "../../protocol/parse-json.ts";
import type { EntryRow } from "../store/tables.ts";
import type { Batch } from "./batch.ts";

/** An elder's yes to a 送学人 is erased: where nothing else says it, he has still to be asked. */
export async function forgetYes(
  { registry }: Batch,
  { device, n, body }: Pick<EntryRow, "device" | "n" | "body">,
): Promise<void> {
  const { pairing: id } = parseJson(body!) as PairingConsented;
  const pairing = await registry.answer(() => registry.get("pairings", id));
  if (!pairing) return;
  const yes = pairing.yes.filter((entry) => entry !== entryId(device, n));
  registry.set("pairings", { ...pairing, yes, agreed: !pairing.isToAsk || yes.length > 0 });
}

import type { Bytes } from "../../protocol/bytes.ts";
import { compareLinks } from "../amends.ts";
import { applyAnswer } from "../apply-answer.ts";
import type { PhonePorts } from "../ports.ts";
import { readPushAnswer } from "../read-answer.ts";
import { look } from "../storage.ts";
import { givenKey } from "./carried-store.ts";

/**
 * What the server said to a bundle, as somebody has brought it back: receipts, standing, what is new. One that is older than what
 * this phone has heard says nothing new, and is put aside.
 * @param key of the label of what it answers @returns whether it was heard
 */
export async function hearAnswer(ports: PhonePorts, packed: Bytes, key: string): Promise<boolean> {
  const { storage, keys } = ports;
  const said = await (await keys.forCarrying()).unzip(packed);
  const answer = said === undefined ? undefined : readPushAnswer(said);
  const { server, journals } = await storage.read({ server: look.server, journals: look.all("journals") });
  // Two that were brought in one millisecond are both heard.
  const isNew = answer !== undefined && answer.now >= (server?.last ?? 0);
  if (isNew) {
    const { held } = await compareLinks(ports, answer, new Map(journals));
    // What its clock was is told by nothing here: it was hours ago.
    const heardAt = answer.now - (server?.clockOffset ?? 0);
    const applied = await applyAnswer(storage, answer, server, journals, held, heardAt, true);
    if (applied.stale) return false;
  }
  await forget(ports, isNew ? answer.now : undefined, key);
  return isNew;
}

/** The answer has been heard; those to what was given before it will say nothing more. @param now of the answer */
async function forget({ storage }: PhonePorts, now: number | undefined, key: string): Promise<void> {
  await storage.change(["carried"], { carried: look.all("carried") }, ({ carried }) => ({
    changes: carried.flatMap(([name, value]) =>
      name === givenKey(key) || (now !== undefined && value.is === "given" && value.at < now - KEPT)
        ? [{ drop: "carried" as const, key: name }]
        : [],
    ),
    result: undefined,
  }));
}

/** An answer may be this long on its way, ms. */
const KEPT = 60 * 24 * 3_600_000;

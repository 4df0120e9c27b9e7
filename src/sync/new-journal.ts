import type { DeviceId, Instant } from "../domain/ids.ts";
import type { Bytes } from "../protocol/bytes.ts";
import { deviceIdOf, firstLink } from "../protocol/chain.ts";
import type { RunEntry } from "../protocol/run.ts";
import type { PhonePorts } from "./ports.ts";
import { type Change, type Moved, THE } from "./storage.ts";

/** A key of its own and an empty journal, not stored yet. */
export async function newJournal(
  { keys, sha256 }: PhonePorts,
  continues?: DeviceId,
): Promise<{
  device: DeviceId;
  begin: (texts: readonly RunEntry[], at: Instant, moved?: Moved) => Change[];
}> {
  const { publicKey, key } = await keys.generate();
  const device = deviceIdOf(sha256, publicKey);
  const link: Bytes = new Uint8Array(firstLink(sha256, device));
  return {
    device,
    begin: (texts, at, moved) => [
      { put: "keys", key: device, value: { publicKey, key } },
      {
        put: "journals",
        key: device,
        value: { ...(continues ? { continues } : {}), sealed: 0, link, receipted: 0, exceptions: [] },
      },
      ...texts.map((value, i): Change => ({ put: "entries", key: [device, i + 1], value })),
      {
        put: "current",
        key: THE,
        value: { device, head: texts.length, lastAt: at, writes: [], ...(moved && { moved }) },
      },
    ],
  };
}

import type { DeviceId } from "../domain/ids.ts";
import { toBase64Url } from "../protocol/bytes.ts";
import { deriveRun } from "../protocol/run.ts";
import type { PhonePorts } from "./ports.ts";
import { look } from "./storage.ts";

/**
 * The link of entry n in the phone's own chain.
 * @returns undefined where it is not sealed yet, or words that it is reckoned from have been erased: a server takes runs whole, so
 * it has no reason to speak of an entry in the middle of one but that somebody else has sealed others
 */
export async function ownLink(
  { storage, sha256 }: Pick<PhonePorts, "storage" | "sha256">,
  device: DeviceId,
  n: number,
): Promise<string | undefined> {
  const { runs } = await storage.read({ runs: look.of("runs", device, n, 1) });
  const run = runs[0]?.[1];
  if (!run || run.from > n) return undefined;
  if (run.to === n) return toBase64Url(run.link);
  const { entries } = await storage.read({ entries: look.span("entries", [device, run.from], [device, n]) });
  const part: { header: string; body: string }[] = [];
  for (const [, { header, body }] of entries) if (body !== null) part.push({ header, body });
  if (part.length !== n - run.from + 1) return undefined;
  const { link } = deriveRun(sha256, { device, from: run.from, seed: run.seed, entries: part }, run.before);
  return toBase64Url(link);
}

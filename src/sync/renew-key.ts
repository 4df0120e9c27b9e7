import type { DeviceEnrolled } from "../domain/entries/membership.ts";
import type { DeviceId, Instant } from "../domain/ids.ts";
import { moveJournal } from "./move-journal.ts";
import { NotEnrolled } from "./phone.ts";
import type { PhonePorts } from "./ports.ts";
import { look } from "./storage.ts";

/**
 * Goes on in a new journal, under a key that `ports.keys` makes, by a hand-over to oneself. What the branch has not got goes along.
 * @param proof of an invitation that the server has already
 * @param now the server's time, as far as it is known
 * @returns the device that was left @throws NotEnrolled
 */
export async function renewKey(ports: PhonePorts, proof: string, now: Instant): Promise<DeviceId> {
  const { storage } = ports;
  const { current } = await storage.read({ current: look.current });
  if (!current) throw new NotEnrolled("there is no journal on this phone");
  const { device } = current;
  const { journal, first } = await storage.read({
    journal: look.one("journals", device),
    first: look.one("entries", [device, 1]),
  });
  const before = JSON.parse(first?.body ?? "{}") as Partial<DeviceEnrolled>;
  const { consent = { version: 0 }, label = "" } = before;
  await moveJournal(
    ports,
    device,
    journal?.receipted ?? 0,
    { proof, consent, label, continues: device },
    now,
  );
  return device;
}

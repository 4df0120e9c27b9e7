import type { Instant } from "../domain/ids.ts";
import { writeMemberCode } from "../protocol/member-code.ts";
import { NotEnrolled } from "./phone.ts";
import type { PhonePorts } from "./ports.ts";
import { look, valueOf } from "./storage.ts";

/** See `Phone.memberCode`. @param at the server's time, as far as it is known */
export async function memberCode({ storage, keys }: PhonePorts, at: Instant): Promise<string> {
  const {
    current,
    standing,
    keys: stored,
  } = await storage.read({ current: look.current, standing: look.standing, keys: look.all("keys") });
  const member = standing?.member;
  const own = current && valueOf(stored, current.device);
  const key = own?.key;
  if (member === undefined || !own || !key) throw new NotEnrolled("whose phone this is, is not known yet");
  return writeMemberCode({ member, at, key: own.publicKey }, (bytes) => keys.sign(key, bytes));
}

import type { Instant } from "../../domain/ids.ts";
import type { Phone } from "../../sync/phone.ts";

/**
 * For a check-in, and for the opening of a meeting: when this phone last heard of the server, by the server's clock. By that it can be
 * told what was written before what, whatever the clocks of phones say.
 */
export function heard(phone: Pick<Phone, "state">): { heard?: Instant } {
  const { last } = phone.state.contact;
  return last === undefined ? {} : { heard: last };
}

/**
 * The number of the protocol. A change of any wire schema needs a new line here; `wire-pin.test.ts` fails without it.
 *
 * 1  two verbs (push, feed), blobs, packs, invitations, recovery
 */
export const PROTOCOL = 1;

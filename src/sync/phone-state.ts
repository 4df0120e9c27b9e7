import type { Instant } from "../domain/ids.ts";
import { entryId } from "../domain/ids.ts";
import type { Mirror } from "./mirror.ts";
import type { Contact, Outbox, PhoneState, Shed } from "./phone.ts";
import { receiptNumber } from "./receipt-number.ts";

/** What only the living page knows. */
export interface LiveState {
  storage: PhoneState["storage"];
  contact: Contact["status"];
  notBefore?: Instant;
  hasShed?: Shed;
}

export function stateOf(mirror: Mirror, live: LiveState): PhoneState {
  const { current, standing, server } = mirror;
  return {
    ...(current ? { device: current.device } : {}),
    ...(standing?.member === undefined ? {} : { member: standing.member }),
    roles: standing?.roles ?? [],
    enrolment: current ? (standing?.state ?? "waiting") : "fresh",
    ...(standing?.reason === undefined ? {} : { enrolmentReason: standing.reason }),
    outbox: outboxOf(mirror),
    contact: {
      status: live.contact,
      ...(server ? { last: server.last } : {}),
      clockOffset: server?.clockOffset ?? 0,
      ...(live.notBefore === undefined ? {} : { notBefore: live.notBefore }),
    },
    ...(standing?.codeSeed === undefined ? {} : { codeSeed: standing.codeSeed }),
    storage: live.storage,
    ...(live.hasShed === undefined ? {} : { hasShed: live.hasShed }),
  };
}

function outboxOf(mirror: Mirror): Outbox {
  let waiting = 0;
  let oldest: Instant | undefined;
  for (const [device, journal] of mirror.journals) {
    const head = journal.closed ? journal.sealed : mirror.headOf(device);
    waiting += Math.max(0, head - journal.receipted);
    const written = head > journal.receipted ? mirror.writtenAt(device, journal.receipted + 1) : undefined;
    if (written !== undefined && (oldest === undefined || written < oldest)) oldest = written;
  }
  const device = mirror.current?.device;
  const journal = device === undefined ? undefined : mirror.journals.get(device);
  return {
    waiting,
    ...(oldest === undefined ? {} : { oldest }),
    ...mirror.files,
    receiptedThrough: journal?.receipted ?? 0,
    ...(journal?.receiptLink === undefined ? {} : { receiptNumber: receiptNumber(journal.receiptLink) }),
    exceptions: [...mirror.journals].flatMap(([id, { exceptions }]) =>
      exceptions.map(({ n, verdict, reason, detail }) => ({
        entry: entryId(id, n),
        verdict,
        reason,
        ...(detail === undefined ? {} : { detail }),
      })),
    ),
  };
}

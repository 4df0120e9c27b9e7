import type { DeviceEnrolled } from "../domain/entries/membership.ts";
import type { DeviceId, Instant } from "../domain/ids.ts";
import type { Bytes } from "../protocol/bytes.ts";
import { writeEntry } from "../protocol/write-entry.ts";
import { SERVER_KEY } from "./carry/carried-store.ts";
import { moveJournal } from "./move-journal.ts";
import { newJournal } from "./new-journal.ts";
import { EnrolledAlready } from "./phone.ts";
import type { PhonePorts } from "./ports.ts";
import { look, type Storage, THE } from "./storage.ts";

export interface Enrolment {
  proof?: string;
  consentVersion: number;
  label: string;
  continues?: DeviceId;
  /** what bundles are sealed to, where an invitation brought it: raw P-256 point (`protocol/carry/bundle.ts`) */
  serverKey?: Bytes;
}

/** See `Phone.enrol`. @param now the server's time, as far as it is known */
export async function enrol(ports: PhonePorts, how: Enrolment, now: Instant): Promise<void> {
  const { storage } = ports;
  const { current, standing } = await storage.read({ current: look.current, standing: look.standing });
  const body: DeviceEnrolled = { consent: { version: how.consentVersion }, label: how.label };
  if (how.proof !== undefined) body.proof = how.proof;
  const { serverKey } = how;
  if (serverKey) await keepServerKey(storage, serverKey);
  if (!current) {
    if (how.continues !== undefined) body.continues = how.continues;
    await begin(ports, body, now);
    return;
  }
  // Neither invitation nor cookie let this journal in: only another invitation can.
  const stranded =
    standing?.state === "waiting" && standing.reason === "not-enrolled" && how.proof !== undefined;
  const refused = standing?.state === "refused" || stranded;
  if (!refused && standing?.state !== "ended") {
    throw new EnrolledAlready("this phone has a journal already");
  }
  const { journal } = await storage.read({ journal: look.one("journals", current.device) });
  // What a journal that nobody let in had brought was let in nowhere.
  const through = refused ? 1 : (journal?.receipted ?? 0);
  await moveJournal(ports, current.device, through, { ...body, continues: current.device }, now);
  await forgetStanding(storage);
}

async function begin(ports: PhonePorts, body: DeviceEnrolled, now: Instant): Promise<void> {
  const journal = await newJournal(ports);
  const first = writeEntry({ kind: "device-enrolled", body }, now);
  await ports.storage.change(
    ["current", "journals", "keys", "entries"],
    { current: look.current },
    ({ current }) => {
      if (current) throw new EnrolledAlready("another page has enrolled this phone");
      return { changes: journal.begin([first], now), result: undefined };
    },
  );
}

function keepServerKey(storage: Storage, publicKey: Bytes): Promise<void> {
  return storage.change(["carried"], {}, () => ({
    changes: [{ put: "carried", key: SERVER_KEY, value: { is: "server-key", publicKey } }],
    result: undefined,
  }));
}

function forgetStanding(storage: Storage): Promise<void> {
  return storage.change(["standing"], {}, () => ({
    changes: [{ put: "standing", key: THE, value: { state: "waiting", roles: [] } }],
    result: undefined,
  }));
}

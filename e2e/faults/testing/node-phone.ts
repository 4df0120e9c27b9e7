import { httpTransport } from "../../../src/app/http-transport.ts";
import type { EntryId } from "../../../src/domain/ids.ts";
import { MemoryDisk, MemoryStorage } from "../../../src/sync/memory-storage.ts";
import { openPhone } from "../../../src/sync/open-phone.ts";
import type { Phone } from "../../../src/sync/phone.ts";
import type { Transport } from "../../../src/sync/ports.ts";
import { memoryPorts } from "../../../src/sync/testing/memory-ports.ts";
import type { Guest } from "./beside.ts";

/** A real phone without a screen: storage in memory, the server over HTTP. */
export interface NodePhone {
  readonly name: string;
  readonly phone: Phone;
  /** words of each record that it wrote, by entry: what its screen would have called saved */
  readonly saved: Map<EntryId, string>;
  /** Logs a study under words of its own. */
  log(minutes?: number): Promise<EntryId>;
  /** Hands an essay in, under an id of its own. */
  handIn(): Promise<EntryId>;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
let written = 0;

/** Opens a phone and enrols it; it is not in contact yet. @param clock its own, ms */
export async function nodePhone(
  guest: Guest,
  way: string | Transport,
  clock: () => number = Date.now,
): Promise<NodePhone> {
  const storage = new MemoryStorage(new MemoryDisk());
  const transport = typeof way === "string" ? httpTransport(way) : way;
  const phone = await openPhone(memoryPorts({ storage, transport, clock }));
  await phone.enrol({ proof: guest.proof, consentVersion: 1, label: guest.name });
  const saved = new Map<EntryId, string>();
  return {
    name: guest.name,
    phone,
    saved,
    async log(minutes = 45) {
      const words = `学习记录第${++written}号`;
      const day = "2026-03-12";
      const [id] = await phone.write([
        { kind: "study-logged", body: { how: "paper", title: words, day, minutes } },
      ]);
      saved.set(id!, words);
      return id!;
    },
    async handIn() {
      const essay = `essay-of-${LETTERS[written % 26]}${String(++written).padStart(6, "0")}`;
      const body = { essay, title: "体会", text: "写在路上" };
      const [id] = await phone.write([{ kind: "essay-handed-in", body }]);
      saved.set(id!, essay);
      return id!;
    },
  };
}

/** Talks until nothing waits any more. @throws when that does not come about */
export async function finish({ name, phone }: NodePhone): Promise<void> {
  for (let round = 0; round < 20; round++) {
    await phone.contact();
    if (phone.state.contact.status === "good" && phone.state.outbox.waiting === 0) return;
  }
  throw new Error(`${name} is not done: ${JSON.stringify({ ...phone.state, codeSeed: undefined })}`);
}

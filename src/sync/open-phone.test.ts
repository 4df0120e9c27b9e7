import { describe, expect, test } from "vitest";
import { MemoryDisk, MemoryStorage } from "./memory-storage.ts";
import { openPhone } from "./open-phone.ts";
import { EnrolledAlready, NotEnrolled } from "./phone.ts";
import { memoryPorts } from "./testing/memory-ports.ts";

const STUDY = { kind: "study-logged", body: { how: "paper", day: "2025-11-22", minutes: 45 } } as const;
const ENROLMENT = { proof: "p".repeat(43), consentVersion: 1, label: "手机" };

describe("a phone without a network", () => {
  test("is fresh, then waits, and keeps what is written across a restart", async () => {
    const disk = new MemoryDisk();
    const phone = await openPhone(memoryPorts({ storage: new MemoryStorage(disk) }));
    expect(phone.state.enrolment).toBe("fresh");
    await expect(phone.write([STUDY])).rejects.toBeInstanceOf(NotEnrolled);

    await phone.enrol(ENROLMENT);
    const ids = await phone.write([STUDY, STUDY]);
    expect(phone.state).toMatchObject({ enrolment: "waiting", outbox: { waiting: 3, receiptedThrough: 0 } });
    expect(ids).toEqual([`${phone.state.device}.2`, `${phone.state.device}.3`]);

    const again = await openPhone(memoryPorts({ storage: new MemoryStorage(disk) }));
    expect(again.entries()).toEqual(phone.entries());
    expect(again.entries().map(({ kind, received }) => [kind, received])).toEqual([
      ["device-enrolled", null],
      ["study-logged", null],
      ["study-logged", null],
    ]);
  });

  test("is enrolled once, also from two tabs at a time", async () => {
    const disk = new MemoryDisk();
    const [a, b] = await Promise.all(
      [0, 1].map(() => openPhone(memoryPorts({ storage: new MemoryStorage(disk) }))),
    );
    const outcomes = await Promise.allSettled([a!.enrol(ENROLMENT), b!.enrol(ENROLMENT)]);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused.map(({ reason }) => reason as unknown)).toEqual([expect.any(EnrolledAlready)]);
  });

  test("two tabs number one journal without gaps", async () => {
    const disk = new MemoryDisk();
    const a = await openPhone(memoryPorts({ storage: new MemoryStorage(disk) }));
    await a.enrol(ENROLMENT);
    const b = await openPhone(memoryPorts({ storage: new MemoryStorage(disk) }));
    const writes = Array.from({ length: 20 }, (_, i) => (i % 2 ? a : b).write([STUDY]));
    const numbers = (await Promise.all(writes)).flat().map((id) => Number(id.split(".")[1]));
    expect(numbers.sort((x, y) => x - y)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
    expect((await openPhone(memoryPorts({ storage: new MemoryStorage(disk) }))).entries()).toHaveLength(21);
  });

  test("a written entry takes its draft along", async () => {
    const phone = await openPhone(memoryPorts());
    await phone.enrol(ENROLMENT);
    await phone.drafts.save({ id: "log", content: { minutes: 45 } });
    await phone.write([STUDY], { draft: "log" });
    expect(await phone.drafts.load("log")).toBeUndefined();
  });

  test("contact says that nobody was there", async () => {
    const phone = await openPhone(memoryPorts());
    await phone.enrol(ENROLMENT);
    await phone.contact();
    expect(phone.state.contact.status).toBe("offline");
    expect(phone.state.outbox.waiting).toBe(1);
  });
});

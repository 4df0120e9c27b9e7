import { expect, test } from "@playwright/test";
import { startServer } from "../testing/server.ts";
import { foundBranch, lostOrDoubled, rowsOn } from "./testing/beside.ts";
import { finish, nodePhone } from "./testing/node-phone.ts";
import { LIMITS } from "../../src/server/http/limits.ts";

const PHONES = 40;

test("row 17: many phones come back at once, and one calls without end: told to wait, and nothing is lost", async () => {
  const server = await startServer(test.info().project.name, ["--empty"]);
  try {
    const names = Array.from({ length: PHONES }, (_, i) => `党员${i + 1}`);
    const guests = await foundBranch(server, names);
    const phones = await Promise.all(guests.map((guest) => nodePhone(guest, server.url)));
    await server.kill();
    for (const one of phones) for (let i = 0; i < 10; i++) await one.log();
    await Promise.all(phones.map(({ phone }) => phone.contact()));
    expect(phones.every(({ phone }) => phone.state.contact.status === "offline")).toBe(true);

    await server.start();
    await Promise.all(phones.map(finish));
    const [restless] = phones;
    const { phone } = restless!;
    for (let i = 0; i <= LIMITS.devicePushes && phone.state.contact.notBefore === undefined; i++)
      await phone.contact();
    await restless!.log();
    await phone.contact();
    expect(phone.state.contact.status).toBe("offline");
    expect(phone.state.contact.notBefore).toBeGreaterThan(Date.now());
    expect(phone.state.contact.notBefore).toBeLessThanOrEqual(Date.now() + 60_000);
    expect(phone.state.outbox.waiting).toBe(1);
    // The others are not held back for it, though they share its address.
    await phones[1]!.log();
    await finish(phones[1]!);

    await server.moveClock(61_000);
    await finish(restless!);
    expect(phone.state.contact.notBefore).toBeUndefined();
    const saved = phones.flatMap(({ saved }) => [...saved.values()]);
    expect(saved.length).toBe(PHONES * 10 + 2);
    expect(lostOrDoubled(await rowsOn(server), saved)).toEqual([]);
  } finally {
    await server.dispose();
  }
});

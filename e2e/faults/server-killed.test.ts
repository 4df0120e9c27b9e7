// The server dies under load, without a word. What it had acknowledged it still has, once.
import { setTimeout as after } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import type { Dice } from "../../src/simulation/dice.ts";
import { startServer, type TestServer } from "../testing/server.ts";
import { beside, foundBranch, lostOrDoubled, rowsOn } from "./testing/beside.ts";
import { finish, type NodePhone, nodePhone } from "./testing/node-phone.ts";
import { seededDice } from "./testing/seed.ts";

const KILLS = 50;
const NAMES = ["陈建国", "周海", "田福生", "何秀英", "梁文博", "杜雨欣"];

test(`row 13: the server is killed at ${KILLS} random moments under load`, async () => {
  test.setTimeout(400_000);
  const { dice } = seededDice("row 13");
  const server = await startServer(test.info().project.name, ["--empty"]);
  try {
    const guests = await foundBranch(server, NAMES);
    const phones = await Promise.all(guests.map((guest) => nodePhone(guest, server.url)));
    let up = Promise.resolve();
    const over = new AbortController();
    const working = phones.map((phone) => work(phone, dice, () => up, over.signal));
    let acknowledged = 0;
    for (let kill = 1; kill <= KILLS; kill++) {
      await after(dice.below(700));
      let comeBack = (): void => undefined;
      up = new Promise((resolve) => (comeBack = resolve));
      await server.kill();
      acknowledged = await expectKept(server, phones);
      await server.start();
      comeBack();
    }
    over.abort();
    await Promise.all(working);
    for (const phone of phones) await finish(phone);

    const saved = phones.flatMap((phone) => [...phone.saved.values()]);
    console.log(`row 13: ${saved.length} entries saved, ${acknowledged} acknowledged before the last kill`);
    expect(acknowledged).toBeGreaterThan(KILLS);
    const rows = await rowsOn(server);
    expect(lostOrDoubled(rows, saved)).toEqual([]);
    // Each entry in its place in its journal: nothing was numbered anew on the way.
    const ids = new Set(rows.map(({ id }) => id));
    for (const { saved } of phones) for (const id of saved.keys()) expect(ids.has(id), id).toBe(true);
    expect(await server.admin("verify")).toContain("核对完毕，都对");
  } finally {
    await server.dispose();
  }
});

/** Writes and talks as fast as it can, for as long as there is a server to talk to. */
async function work(one: NodePhone, dice: Dice, up: () => Promise<void>, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const count = 1 + dice.below(4);
    for (let i = 0; i < count; i++) await (dice.chance(0.2) ? one.handIn() : one.log());
    await one.phone.contact();
    if (one.phone.state.contact.status === "offline") await up();
  }
}

/** In the dead server's database is all that it had receipted. @returns how much that was */
async function expectKept(server: TestServer, phones: readonly NodePhone[]): Promise<number> {
  const receipted = phones.map(
    ({ phone }) => [phone.state.device!, phone.state.outbox.receiptedThrough] as const,
  );
  const devices = await beside(server, ({ store }) =>
    store.read.selectFrom("devices").select(["device", "head"]).execute(),
  );
  const heads = new Map(devices.map(({ device, head }) => [device, head]));
  for (const [device, through] of receipted) expect(heads.get(device) ?? 0).toBeGreaterThanOrEqual(through);
  return receipted.reduce((sum, [, through]) => sum + through, 0);
}

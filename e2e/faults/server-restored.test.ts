import { expect, test } from "@playwright/test";
import { startServer } from "../testing/server.ts";
import { backUp } from "./testing/backup.ts";
import { beside, foundBranch, lostOrDoubled, rowsOn } from "./testing/beside.ts";
import { finish, nodePhone } from "./testing/node-phone.ts";

test("row 15: restored from an older backup, the server has a new epoch, and the phones send again what it forgot", async () => {
  const server = await startServer(test.info().project.name, ["--empty"]);
  try {
    const [chen, zhou, tian] = await foundBranch(server, ["陈建国", "周海", "田福生"]);
    const secretary = await nodePhone(chen!, server.url);
    const member = await nodePhone(zhou!, server.url);
    for (const one of [secretary, member]) {
      for (let i = 0; i < 5; i++) await one.log();
      await finish(one);
    }
    const restore = await backUp(server);
    // All this is receipted, and then forgotten; the third phone is one that the backup has never heard of.
    const late = await nodePhone(tian!, server.url);
    for (const one of [secretary, member, late]) {
      for (let i = 0; i < 20; i++) await one.log();
      await one.handIn();
      await finish(one);
    }
    await finish(secretary);
    const phones = [secretary, member, late];
    const before = await rowsOn(server);
    const epoch = await beside(server, (core) => core.epoch());
    const seenBefore = secretary.phone.entries().map(({ id }) => id);

    await server.kill();
    await restore();
    const forgotten = before.length - (await rowsOn(server)).length;
    expect(forgotten).toBe(3 * 21 + 1);
    // Written while there was no server: in front of the phones lies a gap that they do not know of.
    for (const one of phones) await one.log();
    await server.start();
    expect(await beside(server, (core) => core.epoch())).not.toBe(epoch);
    for (const one of phones) await finish(one);

    const rows = await rowsOn(server);
    expect(
      lostOrDoubled(
        rows,
        phones.flatMap(({ saved }) => [...saved.values()]),
      ),
    ).toEqual([]);
    const now = new Map(rows.map((row) => [row.id, row]));
    for (const row of before) expect(now.get(row.id)).toEqual(row);
    expect(rows.length).toBe(before.length + phones.length);
    await finish(secretary);
    const seen = new Set(secretary.phone.entries().map(({ id }) => id));
    expect(seenBefore.filter((id) => !seen.has(id))).toEqual([]);
    expect(secretary.phone.entries().length).toBe(seen.size);
    expect(await server.admin("verify")).toContain("核对完毕，都对");
  } finally {
    await server.dispose();
  }
});

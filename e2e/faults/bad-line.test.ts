// The network between phones and server: answers are lost, requests come twice, late, and in another order.
import { expect, test } from "@playwright/test";
import { startServer } from "../testing/server.ts";
import { badLine } from "./testing/bad-line.ts";
import { foundBranch, lostOrDoubled, rowsOn } from "./testing/beside.ts";
import { finish, nodePhone } from "./testing/node-phone.ts";
import { seededDice } from "./testing/seed.ts";

const NAMES = ["陈建国", "周海", "田福生", "何秀英"];
const ROUNDS = 25;

test("row 11: every third answer is lost, each request comes ten times, some late and out of order: exactly one entry", async () => {
  const { dice } = seededDice("row 11");
  const server = await startServer(test.info().project.name, ["--empty"]);
  const line = await badLine(server.url, { loseEvery: 3, late: 0.2, times: 10, dice });
  try {
    const guests = await foundBranch(server, NAMES);
    const phones = await Promise.all(guests.map((guest) => nodePhone(guest, line.url)));
    for (let round = 0; round < ROUNDS; round++) {
      for (const one of phones) {
        const count = dice.below(5);
        for (let i = 0; i < count; i++) await (dice.chance(0.2) ? one.handIn() : one.log());
      }
      // Some at the same moment, some write on while they talk.
      await Promise.all(phones.filter(() => dice.chance(0.7)).map(({ phone }) => phone.contact()));
    }
    line.heal();
    for (const one of phones) await finish(one);

    // Nobody in particular sends all that was ever sent again, in another order.
    const statuses = new Map<number, number>();
    for (const body of dice.shuffled(line.pushes)) {
      const headers = {
        "content-type": "application/x-songxue-push",
        ...(isGzip(body) && { "content-encoding": "gzip" }),
      };
      const { status } = await fetch(`${server.url}/api/push`, {
        method: "POST",
        headers,
        body: new Uint8Array(body),
      });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    const saved = phones.flatMap((phone) => [...phone.saved.values()]);
    console.log(
      `row 11: ${saved.length} entries in ${line.pushes.length} pushes, ${line.lost} answers lost`,
      statuses,
    );
    expect(line.lost).toBeGreaterThan(5);
    const rows = await rowsOn(server);
    expect(lostOrDoubled(rows, saved)).toEqual([]);
    expect(rows.filter(({ verdict }) => verdict !== "accepted")).toEqual([]);
    expect(await server.admin("verify")).toContain("核对完毕，都对");
  } finally {
    await line.close();
    await server.dispose();
  }
});

test("row 11: an entry before what it refers to is pending until that comes, and then counts, once", async () => {
  const server = await startServer(test.info().project.name, ["--empty"]);
  try {
    const [chen, zhou] = await foundBranch(server, ["陈建国", "周海"]);
    const secretary = await nodePhone(chen!, server.url);
    const member = await nodePhone(zhou!, server.url);
    await finish(secretary);
    await finish(member);
    const entry = await member.log(600);
    // The secretary has seen it on the member's phone, and has a network first.
    const body = { entry, minutes: 60, why: "多写了一个零" };
    await secretary.phone.write([{ kind: "study-corrected", for: zhou!.member, body }]);
    await finish(secretary);
    expect(secretary.phone.state.outbox.exceptions).toMatchObject([
      { verdict: "pending", reason: "unknown-entry" },
    ]);

    await finish(member);
    await finish(secretary);
    expect(secretary.phone.state.outbox.exceptions).toEqual([]);
    await finish(member);
    const seen = member.phone.entries().filter(({ kind }) => kind === "study-corrected");
    expect(seen).toMatchObject([{ body, of: zhou!.member, by: chen!.member }]);
  } finally {
    await server.dispose();
  }
});

function isGzip(body: Buffer): boolean {
  return body[0] === 0x1f && body[1] === 0x8b;
}

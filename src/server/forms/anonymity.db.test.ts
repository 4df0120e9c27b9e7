import { randomInt } from "node:crypto";
import { sql } from "kysely";
import { pino } from "pino";
import { expect, test, vi } from "vitest";
import { fromBase64Url, toHex } from "../../protocol/bytes.ts";
import { formatHandIn } from "../../protocol/slip-message.ts";
import type { SlipAnswer, SlipKey } from "../../protocol/slips.ts";
import type { PushAnswer } from "../../protocol/push.ts";
import type { ServerCore } from "../core.ts";
import { buildApp } from "../http/app.ts";
import { County, study } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { blindedSlip, close, publish, type Slip } from "../testing/loose-forms.ts";
import type { TestPhone } from "../testing/test-phone.ts";
import { areInFiles } from "../testing/words-in-files.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const MEMBERS = 12;

/** What only this member and the test know: which slip is his. */
interface Person {
  member: string;
  phone: TestPhone;
  slip: Slip;
  asked: string;
  signed: string;
  hours: number;
  sent: number;
}

onEachDatabase("whoever holds the server", (databases) => {
  /** Everything that is left of twelve who answered, between contacts of their phones, over HTTP. */
  async function answered() {
    const county = await County.open(await databases.fresh());
    let log = "";
    const stream = { write: (line: string) => void (log += line) };
    const app = await buildApp(county.core, {
      log: pino({}, stream),
      publicUrl: "https://songxue.example.cn",
    });
    const server: Pick<ServerCore, "push"> = {
      async push(text) {
        const headers = { "content-type": "application/x-songxue-push" };
        const answer = await app.inject({ method: "POST", url: "/api/push", headers, payload: text });
        return { answer: answer.json<PushAnswer>() };
      },
    };
    const form = await publish(county.core, { way: "slips", unit: "east" });
    const people: Person[] = [];
    for (let i = 0; i < MEMBERS; i++) {
      const { member, phone } = await county.person("east-1");
      await phone.contact(server);
      const key = (await app.inject(`/api/slip-keys/${form}`)).json<SlipKey>();
      const slip = await blindedSlip(key, form);
      const answer = await app.inject({
        method: "POST",
        url: `/api/forms/${form}/slip`,
        headers: { authorization: `Bearer ${phone.token}` },
        payload: { blinded: slip.asked },
      });
      const { signed } = answer.json<Extract<SlipAnswer, { state: "signed" }>>();
      const person = { member, phone, slip: slip.open(signed), asked: slip.asked, signed };
      people.push({ ...person, hours: 1_000_000 + randomInt(8_000_000), sent: 0 });
      county.clock.pass(60_000);
    }
    // The order in which they send is none that the server knows otherwise.
    const order = [...people].sort(() => randomInt(3) - 1);
    for (const [i, person] of order.entries()) {
      person.phone.write(study());
      await person.phone.contact(server);
      const answers = { content: "good", words: `第 ${person.hours} 句`, hours: person.hours };
      const payload = formatHandIn({
        ...person.slip,
        answers: i % 2 ? { ...answers, words: "长".repeat(300) } : answers,
      });
      const headers = { "content-type": "application/json" };
      const taken = await app.inject({ method: "POST", url: "/api/slips", headers, payload });
      expect(taken.json()).toEqual({ state: "in" });
      person.sent = Buffer.byteLength(payload);
      county.clock.pass(1_000 + randomInt(60_000));
    }
    for (const { phone } of people) await phone.contact(server);
    return { county, app, form, people, order, log: () => log };
  }

  /** Every table there is, whatever its name, as text; also the columns that no query shows. */
  async function dump(county: County): Promise<Map<string, string>> {
    const { read, dialect } = county.core.store;
    const { rows: tables } =
      dialect === "sqlite"
        ? await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(read)
        : await sql<{ name: string }>`select table_name as name from information_schema.tables
            where table_schema = current_schema()`.execute(read);
    const texts = new Map<string, string>();
    for (const { name } of tables) {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(read);
      texts.set(name, JSON.stringify(rows));
    }
    expect(texts.size).toBeGreaterThan(20);
    return texts;
  }

  test("finds nothing in database, log and feeds that joins a slip to a person", async () => {
    const { county, app, people, order, log } = await answered();
    const tables = await dump(county);
    const feeds = people
      .map(({ phone }) =>
        JSON.stringify([phone.last, ...[...phone.feeds.values()].map(({ items }) => items)]),
      )
      .join("\n");
    const slips = tables.get("slips")!;
    tables.delete("slips");
    const elsewhere = [...tables.values(), feeds, log()].join("\n");
    const rows = JSON.parse(slips) as Record<string, string>[];
    expect(rows).toHaveLength(MEMBERS);

    // By something that is the same on both sides.
    for (const { member, phone, asked, signed, slip, hours } of people) {
      expect(slips).toContain(String(hours));
      for (const [what, his] of Object.entries({
        member,
        device: phone.device,
        token: phone.token,
        asked,
        signed,
      }))
        expect(slips, `his ${what} beside the answers`).not.toContain(his);
      for (const [what, its] of Object.entries({
        slip: slip.slip,
        signature: slip.signature,
        answer: String(hours),
      }))
        expect(elsewhere, `the slip's ${what} beside a person`).not.toContain(its);
    }
    for (const { slip } of rows) expect(elsewhere).not.toContain(slip);
    // Nor is what was signed unseen kept anywhere.
    for (const { asked, signed } of people)
      for (const his of [asked, signed]) expect(elsewhere).not.toContain(his);
    // By a time or a number: there is none but what was answered.
    expect(Object.keys(rows[0]!).sort()).toEqual(["answers", "form", "slip"]);
    for (const { slip } of rows) expect(slip).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(slips).not.toMatch(/\d{12}/);
    // By the order: SQLite has them by the hash, and no other. (PostgreSQL's can be seen until it is counted, see below.)
    if (databases.kind === "sqlite") {
      expect(rows.map(({ slip }) => slip)).toEqual(rows.map(({ slip }) => slip!).sort());
      const found = rows.map(({ answers }) => (JSON.parse(answers!) as { hours: number }).hours);
      for (const known of [people, order]) expect(found).not.toEqual(known.map(({ hours }) => hours));
      await expect(sql`select rowid from slips`.execute(county.core.store.read)).rejects.toThrow("rowid");
      await expect(sql`select rowid from slip_holders`.execute(county.core.store.read)).rejects.toThrow(
        "rowid",
      );
    }
    // By the length of what was sent: the short and the long are of the same.
    expect(new Set(order.map(({ sent }) => sent)).size).toBe(1);
    // By the log: that something came, and of whom is not said.
    const lines = log()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const ofSlips = lines.filter(({ route }) => route === "/api/slips");
    expect(ofSlips).toHaveLength(MEMBERS);
    const said = new Set(ofSlips.flatMap((line) => Object.keys(line)));
    expect([...said].sort()).toEqual([
      "hostname",
      "id",
      "level",
      "method",
      "ms",
      "msg",
      "pid",
      "route",
      "status",
      "time",
    ]);
    await app.close();
    await county.core.close();
  });

  test("can reckon with all that he signed: every slip fits every request", async () => {
    const { county, app, form, people } = await answered();
    const key = await county.core.forms.slipKey(form);
    const n = number(key.n);
    for (const { slip } of people.slice(0, 3)) {
      const s = number(slip.signature);
      for (const { asked, signed } of people.slice(0, 3)) {
        // The blinding that would lead from this request to that slip: there is one, and the server's own signature agrees with it.
        const r = (number(signed) * inverse(s, n)) % n;
        const encoded = power(s, BigInt(key.e), n);
        expect((encoded * power(r, BigInt(key.e), n)) % n).toBe(number(asked));
      }
    }
    await app.close();
    await county.core.close();
  });

  test("keeps no single answer once it is counted, not in a file either, nor the key or who had a slip", async () => {
    const { county, app, form, people } = await answered();
    const { read, dialect } = county.core.store;
    const { key } = await read.selectFrom("slip_keys").select("key").executeTakeFirstOrThrow();
    const row = people[5]!;
    expect(await areInFiles(county, `"hours":${row.hours}`)).toBe(true);
    await close(county.core, form);
    await county.core.settle();
    for (const { hours } of people) expect(await areInFiles(county, `"hours":${hours}`)).toBe(false);
    expect(await areInFiles(county, key.slice(0, 200))).toBe(false);
    expect(await read.selectFrom("slip_holders").selectAll().execute()).toEqual([]);
    const left = await read.selectFrom("slips").selectAll().execute();
    expect(left.map(({ answers }) => answers)).toEqual(people.map(() => null));
    if (dialect === "postgres") {
      // One transaction wrote all that is there now.
      const { rows } = await sql<{ x: string }>`select distinct xmin::text as x from slips`.execute(read);
      expect(rows).toHaveLength(1);
    }
    // Of the results nothing stands in the order of anything else: words are the only thing that could.
    const { results } = await read.selectFrom("slip_results").select("results").executeTakeFirstOrThrow();
    for (const { member, phone } of people) {
      expect(results).not.toContain(member);
      expect(results).not.toContain(phone.device);
    }
    expect((await county.core.verify()).sound).toBe(true);
    await app.close();
    await county.core.close();
  });
});

const number = (text: string) => BigInt(`0x${toHex(fromBase64Url(text)!)}`);

function power(base: bigint, exponent: bigint, n: bigint): bigint {
  let result = 1n;
  let square = base % n;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % n;
    square = (square * square) % n;
  }
  return result;
}

function inverse(a: bigint, n: bigint): bigint {
  let [r, next, t, nextT] = [n, a % n, 0n, 1n];
  while (next !== 0n) {
    const times = r / next;
    [r, next, t, nextT] = [next, r - times * next, nextT, t - times * nextT];
  }
  return ((t % n) + n) % n;
}

import { assert, asyncProperty, shuffledSubarray } from "fast-check";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { staffFeed } from "../../domain/feeds.ts";
import { County, study } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { carried, type TestPhone } from "../testing/test-phone.ts";

onEachDatabase("runs", (databases) => {
  const county = async () => County.open(await databases.fresh());

  /** A phone with several sealed runs that nobody has seen, and its own enrolment in the first. */
  async function phoneWithRuns(of: County, runs: number, entries = 2): Promise<TestPhone> {
    const phone = of.phoneWith(await of.invite(await of.member()));
    phone.seal();
    for (let i = 1; i < runs; i++) {
      for (let k = 0; k < entries; k++) phone.write(study(10 + i));
      phone.seal();
    }
    return phone;
  }
  const texts = (phone: TestPhone) => phone.runs.map(({ text }) => text);
  const rows = async (of: County, table: "entries" | "facts" | "feed_spans" | "runs") =>
    (await of.core.store.read.selectFrom(table).selectAll().execute()).length;

  it("a journal sent ten times changes nothing", async () => {
    const of = await county();
    const phone = await phoneWithRuns(of, 4);
    const first = await of.core.push(phone.envelope(texts(phone)));
    const before = await Promise.all(
      (["entries", "facts", "feed_spans", "runs"] as const).map((t) => rows(of, t)),
    );
    for (let i = 0; i < 10; i++) {
      const { answer } = await of.core.push(phone.envelope(texts(phone)));
      expect(answer.receipts).toEqual(first.answer.receipts);
      expect(answer.refusals).toEqual([]);
    }
    const after = await Promise.all(
      (["entries", "facts", "feed_spans", "runs"] as const).map((t) => rows(of, t)),
    );
    expect(after).toEqual(before);
    expect(await of.core.verify()).toMatchObject({ sound: true });
    await of.core.close();
  });

  it("runs in any order, until nothing is refused, come to the same", async () => {
    await assert(
      asyncProperty(shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), async (order) => {
        const of = await county();
        const phone = await phoneWithRuns(of, 5);
        const seen: unknown[] = [];
        for (let round = 0; round < 6; round++) {
          for (const i of order) {
            const { answer } = await of.core.push(carried([phone.runs[i]!.text]));
            for (const refusal of answer.refusals) {
              expect(refusal.code).toBe("gap");
              expect(refusal.expected).toBeLessThan(refusal.from);
            }
            seen.push(...answer.refusals);
          }
        }
        const { answer } = await of.core.push(phone.envelope([]));
        expect(answer.receipts).toMatchObject([{ device: phone.device, through: 9, exceptions: [] }]);
        expect(await rows(of, "runs")).toBe(5 + (await officeRuns(of)));
        await of.core.close();
      }),
      { numRuns: 6 },
    );
  });
  async function officeRuns(of: County): Promise<number> {
    const own = await of.core.store.read
      .selectFrom("runs")
      .selectAll()
      .where("device", "=", of.core.office.device)
      .execute();
    return own.length;
  }

  it("a run past the head is refused with the number that is waited for", async () => {
    const of = await county();
    const phone = await phoneWithRuns(of, 4);
    await of.core.push(phone.envelope([texts(phone)[0]!]));
    const { answer } = await of.core.push(phone.envelope([texts(phone)[2]!]));
    expect(answer.refusals).toEqual([{ device: phone.device, from: 4, code: "gap", expected: 2 }]);
    expect(answer.receipts).toMatchObject([{ through: 1 }]);
    await of.core.close();
  });

  it("a run that overlaps what is there adds only what is new", async () => {
    const of = await county();
    const phone = await phoneWithRuns(of, 2, 3);
    // The same journal sealed otherwise: one run over all of it.
    const other = phone.resealed();
    await of.core.push(phone.envelope([texts(phone)[0]!]));
    const { answer } = await of.core.push(carried([other]));
    expect(answer.refusals).toEqual([]);
    expect(answer.receipts).toMatchObject([{ through: 4 }]);
    expect(await of.core.verify()).toMatchObject({ sound: true });
    await of.core.close();
  });

  it("the same number with other words is refused loudly, also within one push", async () => {
    const of = await county();
    const phone = await phoneWithRuns(of, 2);
    const twin = phone.twin();
    twin.write(study(99));
    const other = twin.seal()!;
    const { answer } = await of.core.push(carried([...texts(phone), other]));
    expect(answer.refusals).toEqual([{ device: phone.device, from: 2, code: "conflict" }]);
    expect(answer.receipts).toMatchObject([{ through: 3 }]);
    const again = await of.core.push(carried([other]));
    expect(again.answer.refusals).toMatchObject([{ code: "conflict" }]);
    await of.core.close();
  });

  it("a run that was changed on its way is refused whole, what is before it stays", async () => {
    const of = await county();
    const phone = await phoneWithRuns(of, 3);
    const changed = texts(phone)[1]!.replace('"minutes":11', '"minutes":99');
    expect(changed).not.toBe(texts(phone)[1]);
    const { answer } = await of.core.push(carried([texts(phone)[0]!, changed, texts(phone)[2]!]));
    expect(answer.refusals.map(({ code }) => code)).toEqual(["bad-chain", "gap"]);
    expect(answer.receipts).toMatchObject([{ through: 1 }]);
    await of.core.close();
  });

  it("one poison entry in a hundred stands apart; the others land", async () => {
    const of = await county();
    const { phone: secretary } = await of.person("east-1", { role: "secretary", unit: "east-1" });
    const { phone } = await of.person("east-1");
    for (let i = 0; i < 100; i++) {
      if (i === 50) phone.writeTexts([{ header: '{"kind":"study-logged","at":1}', body: "不是 JSON {" }]);
      else phone.write(study(1 + i));
    }
    await phone.contact(of.core);
    expect(phone.through).toBe(101);
    expect(phone.exceptions()).toMatchObject([{ n: 52, verdict: "quarantined", reason: "bad-body" }]);
    await secretary.contact(of.core);
    const landed = secretary.kinds(staffFeed("east-1")).filter((kind) => kind === "study-logged");
    expect(landed).toHaveLength(99);
    await of.core.close();
  });

  it("runs that cannot be read are named, those beside them are taken", async () => {
    const of = await county();
    const phone = await phoneWithRuns(of, 2);
    const broken = await phoneWithRuns(of, 1);
    const lone = broken.runs[0]!.text.replace("测试手机", "测试\ud800手机");
    const { answer } = await of.core.push(carried([lone, ...texts(phone)]));
    expect(answer.refusals).toEqual([{ device: broken.device, from: 1, code: "bad-run" }]);
    expect(answer.receipts).toMatchObject([{ device: phone.device, through: 3 }]);
    await of.core.close();
  });

  it("a carrier gets receipts for what he carries, and nothing of its owner's", async () => {
    const of = await county();
    const { phone: carrier } = await of.person("west-1");
    const phone = await phoneWithRuns(of, 2);
    const { answer } = await of.core.push(carrier.envelope(texts(phone)));
    expect(answer.receipts.map(({ device }) => device).sort()).toEqual([carrier.device, phone.device].sort());
    expect(answer.following?.some((feed) => feed === staffFeed("east-1"))).toBe(false);
    expect(answer.caller).toMatchObject({ state: "enrolled" });
    const nobody = await of.core.push(carried(texts(phone)));
    expect(nobody.answer).not.toHaveProperty("token");
    expect(nobody.answer).not.toHaveProperty("feeds");
    await of.core.close();
  });

  it("an envelope with a wrong signature, or from a clock that is far off, is refused", async () => {
    const of = await county();
    const { phone } = await of.person("east-1");
    const forged = phone.envelope([]).replace(/"now":(\d+)/, (_, now) => `"now":${Number(now) + 1}`);
    await expect(of.core.push(forged)).rejects.toMatchObject({ code: "bad-signature" });
    await expect(of.core.push(phone.envelope([], of.clock.at - 6 * 60_000))).rejects.toMatchObject({
      code: "clock",
      detail: { now: of.clock.at },
    });
    await expect(
      of.core.push(phone.envelope([]).replace('"protocol":1', '"protocol":7')),
    ).rejects.toMatchObject({
      code: "protocol",
      detail: { speaks: [1] },
    });
    await of.core.close();
  });

  it("a push that breaks the commit it shares fails alone", async () => {
    const of = await county();
    const people = [await of.person("east-1"), await of.person("west-1"), await of.person("east-1")];
    const [first, broken, last] = people.map(({ phone }) => phone) as [TestPhone, TestPhone, TestPhone];
    await refuseEntriesOf(of, broken.device);
    for (const phone of [first, broken, last]) phone.write(study());
    const [one, two, three] = await Promise.allSettled(
      [first, broken, last].map((phone) => phone.contact(of.core)),
    );
    expect([one?.status, two?.status, three?.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect([first.through, last.through]).toEqual([2, 2]);
    const stored = await of.core.store.read
      .selectFrom("entries")
      .select("n")
      .where("device", "=", broken.device)
      .execute();
    expect(stored).toEqual([{ n: 1 }]);
    expect(await of.core.verify()).toMatchObject({ sound: true });
    await of.core.close();
  });

  it("pushes of one journal that come at once are put behind each other, and checked behind each other", async () => {
    const of = await county();
    const phone = await phoneWithRuns(of, 4);
    const [first, second, third, last] = texts(phone) as [string, string, string, string];
    const forged = last.replace(/[^\n]+\n$/, third.slice(third.lastIndexOf("\n", third.length - 2) + 1));
    const outcomes = await Promise.all(
      [first, second, third, forged, last].map((run) => of.core.push(carried([run]))),
    );
    expect(outcomes.map(({ answer }) => answer.refusals.map(({ code }) => code))).toEqual([
      [],
      [],
      [],
      ["bad-chain"],
      [],
    ]);
    expect(outcomes[4]!.answer.receipts[0]).toMatchObject({ through: 7, exceptions: [] });
    expect(await of.core.verify()).toMatchObject({ sound: true });
    await of.core.close();
  });

  it("pushes that wait share one commit", async () => {
    const of = await county();
    const phones = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => of.person("east-1")));
    for (const { phone } of phones) phone.write(study());
    let commits = 0;
    const write = of.core.store.write.bind(of.core.store);
    of.core.store.write = (work) => {
      commits++;
      return write(work);
    };
    await Promise.all(phones.map(({ phone }) => phone.contact(of.core)));
    for (const { phone } of phones) expect(phone.through).toBe(2);
    expect(commits).toBe(1);
    await of.core.close();
  });
});

/** As a database does that has been set up otherwise by somebody: what this device writes is not taken. */
async function refuseEntriesOf(of: County, device: string): Promise<void> {
  const { dialect, read } = of.core.store;
  const when = `when (new.device = '${device}')`;
  if (dialect === "sqlite") {
    const refuse = "begin select raise(abort, 'not here'); end";
    await sql.raw(`create trigger not_here before insert on entries ${when} ${refuse}`).execute(read);
    return;
  }
  const refuse = "begin raise exception 'not here'; end";
  await sql.raw(`create function not_here() returns trigger language plpgsql as $$${refuse}$$`).execute(read);
  const each = `for each row ${when} execute function not_here()`;
  await sql.raw(`create trigger not_here before insert on entries ${each}`).execute(read);
}

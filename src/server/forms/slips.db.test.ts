import { generateKeyPairSync, randomBytes } from "node:crypto";
import { expect, test, vi } from "vitest";
import { addDays, dayOf } from "../../domain/day.ts";
import { toBase64Url } from "../../protocol/bytes.ts";
import type { Form } from "../../domain/forms/form.ts";
import { County, DAY, MINUTE, randomId } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { blindedSlip, blobOf, close, FORM, handIn, publish, slipOf } from "../testing/loose-forms.ts";
import type { TestPhone } from "../testing/test-phone.ts";
import type { Store } from "../store/store.ts";
import { giveSlip } from "./give-slip.ts";
import { signBlinded, slipKeyFor } from "./slip-keys.ts";

// Real RSA keys: a second as a rule, many on a machine that has much else to do.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

onEachDatabase("slips", (databases) => {
  const open = async () => County.open(await databases.fresh());
  const callerOf = (county: County, phone: TestPhone) => county.core.callerOf(phone.token);
  const someone = async (county: County, branch = "east-1") =>
    callerOf(county, (await county.person(branch)).phone);
  const staff = async (county: County, unit = "east") =>
    callerOf(county, (await county.person("west-1", { role: "office", unit })).phone);
  const slipsOf = (county: County) => county.core.store.read.selectFrom("slips").selectAll().execute();

  test("five answers are counted when it is closed, and nothing is told before", async () => {
    const county = await open();
    const { core } = county;
    const form = await publish(core, { way: "slips", unit: "east" });
    const asker = await staff(county);
    for (const [content, words] of [
      ["good", "多讲讲\n村里的事"],
      ["good", "=1+1"],
      ["bad", "少开会"],
      ["fair", "晚上学"],
      ["good", "晚上学"],
    ] as const) {
      const slip = await slipOf(core, await someone(county), form);
      expect(await core.forms.takeSlip(handIn(slip, { content, words, hours: 3 }))).toEqual({ state: "in" });
      expect(await core.forms.results(asker, form)).toEqual({ state: "open" });
    }
    await close(core, form);
    const results = await core.forms.results(asker, form);
    if (results.state !== "counted") throw new Error(results.state);
    expect(results.answers).toBe(5);
    expect(results.questions.map(({ id, answered }) => [id, answered])).toEqual([
      ["content", 5],
      ["words", 5],
      ["hours", 5],
    ]);
    const [content, words, hours] = results.questions.map(({ said }) => said);
    expect(content).toMatchObject({
      counts: [
        ["满意", 3],
        ["基本满意", 1],
        ["不满意", 1],
      ],
    });
    expect(words?.as === "words" && [...words.words].sort()).toEqual(
      ["=1+1", "多讲讲\n村里的事", "少开会", "晚上学", "晚上学"].sort(),
    );
    expect(hours).toMatchObject({ sum: 15, mean: 3 });
    // Asked again, nothing has been mixed anew: two looks tell no more than one.
    expect(await core.forms.results(asker, form)).toEqual(results);
    expect((await core.verify()).sound).toBe(true);
    await core.close();
  });

  test("four answers are thrown away, and how many there were is not said", async () => {
    const county = await open();
    const { core } = county;
    const form = await publish(core, { way: "slips", unit: "east" });
    for (let i = 0; i < 4; i++)
      await core.forms.takeSlip(handIn(await slipOf(core, await someone(county), form), { content: "good" }));
    await close(core, form);
    expect(await core.forms.results(await staff(county), form)).toEqual({ state: "too-few" });
    expect((await slipsOf(county)).map(({ answers }) => answers)).toEqual([null, null, null, null]);
    await core.close();
  });

  test("closes by the clock, and is counted without anybody's looking", async () => {
    const county = await open();
    const { core } = county;
    const form = await publish(core, { way: "slips", unit: "east", closes: county.clock.at + 10 * MINUTE });
    const caller = await someone(county);
    const slip = await slipOf(core, caller, form);
    county.clock.pass(5 * MINUTE);
    await core.settle();
    expect(await core.store.read.selectFrom("slip_results").selectAll().execute()).toEqual([]);
    county.clock.pass(5 * MINUTE);
    expect(await core.forms.takeSlip(handIn(slip, { content: "good" }))).toEqual({ state: "closed" });
    await core.settle();
    const tables = ["slip_keys", "slip_holders", "slips"] as const;
    for (const table of tables)
      expect(await core.store.read.selectFrom(table).selectAll().execute()).toEqual([]);
    expect((await core.store.read.selectFrom("slip_results").selectAll().execute())[0]?.results).toBe(
      '{"state":"too-few"}',
    );
    await core.close();
  });

  test("each member has one slip: again for the same request, and no second one", async () => {
    const county = await open();
    const { core } = county;
    const form = await publish(core, { way: "slips", unit: "east" });
    const member = await county.person("east-1");
    const caller = await callerOf(county, member.phone);
    const key = await core.forms.slipKey(form);
    const first = await blindedSlip(key, form);
    const lost = await core.forms.giveSlip(caller, form, { blinded: first.asked });
    const again = await core.forms.giveSlip(caller, form, { blinded: first.asked });
    expect(again).toEqual(lost);
    expect(again.state).toBe("signed");
    const second = await blindedSlip(key, form);
    expect(await core.forms.giveSlip(caller, form, { blinded: second.asked })).toEqual({ state: "had" });
    // Nor on another phone of his.
    const other = await callerOf(county, await county.phoneOf(member.member));
    expect(await core.forms.giveSlip(other, form, { blinded: second.asked })).toEqual({ state: "had" });
    await core.close();
  });

  test("two requests of a member at once, and two hand-ins of a slip at once: one of each", async () => {
    const county = await open();
    const { core } = county;
    const form = await publish(core, { way: "slips", unit: "east" });
    const caller = await someone(county);
    const key = await core.forms.slipKey(form);
    const slips = [await blindedSlip(key, form), await blindedSlip(key, form)];
    const answers = await Promise.all(
      slips.map(({ asked }) => core.forms.giveSlip(caller, form, { blinded: asked })),
    );
    expect(answers.map(({ state }) => state).sort()).toEqual(["had", "signed"]);
    const got = answers.findIndex(({ state }) => state === "signed");
    const signed = answers[got]!;
    const slip = slips[got]!.open(signed.state === "signed" ? signed.signed : "");
    const taken = await Promise.all([
      core.forms.takeSlip(handIn(slip, { content: "good" })),
      core.forms.takeSlip(handIn(slip, { content: "bad" })),
    ]);
    expect(taken.map(({ state }) => state).sort()).toEqual(["in", "spent"]);
    expect(await slipsOf(county)).toHaveLength(1);
    await core.close();
  });

  test("the same answers again are there once, also when it has been closed; other ones are not taken", async () => {
    const county = await open();
    const { core } = county;
    const form = await publish(core, { way: "slips", unit: "east" });
    const slip = await slipOf(core, await someone(county), form);
    for (let i = 0; i < 3; i++)
      expect(await core.forms.takeSlip(handIn(slip, { content: "good" }))).toEqual({ state: "in" });
    expect(await core.forms.takeSlip(handIn(slip, { content: "bad" }))).toEqual({ state: "spent" });
    expect((await slipsOf(county)).map(({ answers }) => answers)).toEqual(['{"content":"good"}']);
    await close(core, form);
    await core.settle();
    expect(await core.forms.takeSlip(handIn(slip, { content: "good" }))).toEqual({ state: "in" });
    await core.close();
  });

  test("a slip of another form, a forged one and one without a signature are refused", async () => {
    const county = await open();
    const { core } = county;
    const form = await publish(core, { way: "slips", unit: "east" });
    const other = await publish(core, { way: "slips", unit: "east" });
    const slip = await slipOf(core, await someone(county), form);
    const forger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    const own = await blindedSlip(await core.forms.slipKey(form), form);
    const forged = toBase64Url(signBlinded(forger, Buffer.from("01".repeat(256), "hex"))!);
    for (const bad of [
      { ...slip, form: other },
      { ...slip, slip: toBase64Url(new Uint8Array(32)) },
      { ...slip, signature: forged },
      { ...slip, signature: own.asked },
    ])
      await expect(core.forms.takeSlip(handIn(bad, { content: "good" }))).rejects.toMatchObject({
        code: "bad-signature",
      });
    expect(await slipsOf(county)).toEqual([]);
    await expect(core.forms.takeSlip(handIn({ ...slip, form: randomId() }, {}))).rejects.toMatchObject({
      code: "not-found",
    });
    await core.close();
  });

  test("answers that do not fit are told why, and the slip is not spent", async () => {
    const county = await open();
    const { core } = county;
    const form = await publish(core, { way: "slips", unit: "east" });
    const slip = await slipOf(core, await someone(county), form);
    const bad = await core.forms.takeSlip(handIn(slip, { words: "没有选" }));
    expect(bad).toEqual({ state: "unfit", words: expect.stringContaining("学习内容") as string });
    expect(await core.forms.takeSlip(handIn(slip, { content: "other" }))).toMatchObject({ state: "unfit" });
    expect(await core.forms.takeSlip(handIn(slip, { content: "good" }))).toEqual({ state: "in" });
    await core.close();
  });

  test("filled in on one day and sent on another, they fit on the day on which they were filled in", async () => {
    const county = await open();
    const { core } = county;
    const asksDay: Form = {
      title: "今天",
      fields: [
        {
          kind: "date",
          id: "day",
          label: "今天",
          check: {
            holds: { call: "=", of: [{ self: true }, { call: "today", of: [] }] },
            words: "要填今天。",
          },
        },
      ],
    };
    const form = await publish(core, { way: "slips", unit: "east" }, asksDay);
    const byLink = await publish(core, { way: "open", unit: "east" }, asksDay);
    const first = dayOf(county.clock.at);
    const slip = await slipOf(core, await someone(county), form);
    county.clock.pass(2 * DAY);
    const tooSoon = { day: addDays(first, -1) };
    expect(await core.forms.takeSlip(handIn(slip, tooSoon))).toMatchObject({ state: "unfit" });
    for (let i = 0; i < 2; i++) {
      expect(await core.forms.takeSlip(handIn(slip, { day: first }))).toEqual({ state: "in" });
      county.clock.pass(DAY);
    }
    const today = dayOf(county.clock.at);
    const send = async (day: string | undefined, answer: string) => {
      const id = toBase64Url(randomBytes(16));
      const body = { id, answers: { day: answer }, ...(day !== undefined && { day }) };
      return (await core.forms.takeOpenAnswers(byLink, body)).state;
    };
    expect(await send(first, first)).toBe("in");
    expect(await send(undefined, today)).toBe("in");
    expect(await send(undefined, first)).toBe("unfit");
    // Neither before the form nor after today: then it is today.
    for (const [said, answer] of [
      [addDays(first, -1), addDays(first, -1)],
      [addDays(today, 1), addDays(today, 1)],
    ] as const)
      expect(await send(said, answer)).toBe("unfit");
    expect(await send(addDays(today, 1), today)).toBe("in");
    await core.close();
  });

  test("a form with a signature takes no answers: it would be as good as a name", async () => {
    const county = await open();
    const { core } = county;
    const signed: Form = {
      ...FORM,
      fields: [...FORM.fields, { kind: "signature", id: "sign", label: "签名" }],
    };
    const form = await publish(core, { way: "slips", unit: "east" }, signed);
    const slip = await slipOf(core, await someone(county), form);
    expect(await core.forms.takeSlip(handIn(slip, { content: "good" }))).toMatchObject({ state: "unfit" });
    await core.close();
  });

  test("what is reckoned from other answers is not kept: it would join them again", async () => {
    const county = await open();
    const { core } = county;
    const joined: Form = {
      ...FORM,
      fields: [
        ...FORM.fields,
        {
          kind: "reckoned",
          id: "all",
          label: "合",
          from: { call: "concat", of: [{ field: "content" }, { field: "words" }] },
        },
      ],
    };
    const form = await publish(core, { way: "slips", unit: "east" }, joined);
    for (let i = 0; i < 5; i++) {
      const slip = await slipOf(core, await someone(county), form);
      await core.forms.takeSlip(handIn(slip, { content: "good", words: `第${i}句`, all: "good第0句" }));
    }
    for (const { answers } of await slipsOf(county)) expect(answers).not.toContain("all");
    await close(core, form);
    const results = await core.forms.results(await staff(county), form);
    expect(JSON.stringify(results)).not.toContain("good第");
    await core.close();
  });

  test("only whom it reaches has a slip, and only whoever asks reads what came of it", async () => {
    const county = await open();
    const { core } = county;
    const form = await publish(core, { way: "slips", unit: "east", cohorts: ["migrant"] });
    const forbidden = { code: "forbidden" };
    const home = await someone(county);
    await expect(slipOf(core, home, form)).rejects.toMatchObject(forbidden);
    const away = await county.member({ homeBranch: "west-1", hostBranch: "east-1", cohorts: ["migrant"] });
    await slipOf(core, await callerOf(county, await county.phoneOf(away)), form);
    const elsewhere = await county.member({ homeBranch: "west-1", cohorts: ["migrant"] });
    await expect(
      slipOf(core, await callerOf(county, await county.phoneOf(elsewhere)), form),
    ).rejects.toMatchObject(forbidden);

    await close(core, form);
    await expect(core.forms.results(home, form)).rejects.toMatchObject(forbidden);
    await expect(core.forms.results(await staff(county, "county"), form)).rejects.toMatchObject(forbidden);
    await expect(core.forms.results(await staff(county, "east-1"), form)).rejects.toMatchObject(forbidden);
    expect(await core.forms.results(await staff(county), form)).toEqual({ state: "too-few" });
    await core.close();
  });

  test("an elder without a phone has his slip through his branch, one with a phone has it there alone", async () => {
    const county = await open();
    const { core } = county;
    const form = await publish(core, { way: "slips", unit: "east" });
    const secretary = await callerOf(
      county,
      (await county.person("east-1", { role: "secretary", unit: "east-1" })).phone,
    );
    const elder = await county.member();
    await expect(slipOf(core, await someone(county), form, elder)).rejects.toMatchObject({
      code: "forbidden",
    });
    const slip = await slipOf(core, secretary, form, elder);
    expect(await core.forms.takeSlip(handIn(slip, { content: "good" }))).toEqual({ state: "in" });
    await expect(slipOf(core, secretary, form, elder)).rejects.toThrow("had");
    const { member } = await county.person("east-1");
    await expect(slipOf(core, secretary, form, member)).rejects.toMatchObject({ code: "forbidden" });
    await core.close();
  });

  test("verify finds an answer that no slip was given for", async () => {
    const county = await open();
    const { core } = county;
    const form = await publish(core, { way: "slips", unit: "east" });
    await slipOf(core, await someone(county), form);
    const stuff = (slip: string) =>
      core.store.write((tx) => tx.insertInto("slips").values({ form, slip, answers: "{}" }).execute());
    await stuff("one");
    expect((await core.verify()).sound).toBe(true);
    await stuff("two");
    expect(await core.verify()).toMatchObject({ sound: false, table: "slips", row: form });
    await core.close();
  });

  test("what was counted is counted: opened again later, it gives no slips and takes no answers", async () => {
    const county = await open();
    const { core } = county;
    const closes = county.clock.at + MINUTE;
    const form = await publish(core, { way: "slips", unit: "east", closes });
    const slip = await slipOf(core, await someone(county), form);
    county.clock.pass(MINUTE);
    await core.settle();
    await publish(core, { way: "slips", unit: "east", form, closes: closes + 60 * MINUTE });
    expect(await core.forms.takeSlip(handIn(slip, { content: "good" }))).toEqual({ state: "closed" });
    await expect(core.forms.slipKey(form)).rejects.toMatchObject({ code: "not-found" });
    const ask = { blinded: "A".repeat(342) };
    expect(await core.forms.giveSlip(await someone(county), form, ask)).toEqual({ state: "closed" });
    await core.close();
  });

  test("whoever asks for a slip while it is counted has none, and is written down nowhere", async () => {
    const county = await open();
    const { core } = county;
    const caller = await someone(county);
    const holders = () => core.store.read.selectFrom("slip_holders").selectAll().execute();
    // Closed and counted when all has been looked at: before the key is taken, and before he is written down.
    for (const writesBefore of [0, 1]) {
      const form = await publish(core, { way: "slips", unit: "east" });
      const { asked } = await blindedSlip(await core.forms.slipKey(form), form);
      let left = writesBefore;
      const late: Store = {
        ...core.store,
        async write(work) {
          if (left-- === 0) {
            await close(core, form);
            await core.settle();
          }
          return core.store.write(work);
        },
      };
      const answer = await giveSlip(late, caller, form, { blinded: asked }, county.clock.at);
      expect(answer).toEqual({ state: "closed" });
      expect(left).toBe(-1);
      expect(await core.store.read.selectFrom("slip_results").select("form").execute()).toContainEqual({
        form,
      });
      expect(await holders()).toEqual([]);
    }
    const other = await publish(core, { way: "slips", unit: "east" });
    await close(core, other);
    await core.store.write((tx) =>
      tx.insertInto("slip_results").values({ form: other, results: "{}" }).execute(),
    );
    expect(await slipKeyFor(core.store, other)).toBeUndefined();
    // Left behind by an older version of the server.
    await core.store.write((tx) =>
      tx.insertInto("slip_holders").values({ form: other, member: caller.member, asked: "a" }).execute(),
    );
    await core.settle();
    expect(await holders()).toEqual([]);
    await core.close();
  });

  test("a form that cannot be counted is reported, and holds up nothing else", async () => {
    const reports: string[] = [];
    const county = await County.open(await databases.fresh(), undefined, (what) => reports.push(what));
    const { core } = county;
    const lost = await publish(core, { way: "slips", unit: "east" });
    const form = await publish(core, { way: "slips", unit: "east" }, { ...FORM, title: "另一张" });
    for (const one of [lost, form]) await slipOf(core, await someone(county), one);
    await core.store.write((tx) =>
      tx.updateTable("blobs").set({ stored: 0 }).where("id", "=", blobOf(FORM)).execute(),
    );
    for (const one of [lost, form]) await close(core, one);
    await core.settle();
    expect(reports).toEqual([`form ${lost}`]);
    const counted = await core.store.read.selectFrom("slip_results").select("form").execute();
    expect(counted).toEqual([{ form }]);
    await core.close();
  });

  test("a named form has no slips, and its answers no way round the journal", async () => {
    const county = await open();
    const { core } = county;
    for (const way of ["named", "open"] as const) {
      const form = await publish(core, { way, unit: "east" });
      await expect(core.forms.slipKey(form)).rejects.toMatchObject({ code: "not-found" });
      await expect(
        core.forms.giveSlip(await someone(county), form, { blinded: "A".repeat(342) }),
      ).rejects.toMatchObject({ code: "not-found" });
    }
    await core.close();
  });
});

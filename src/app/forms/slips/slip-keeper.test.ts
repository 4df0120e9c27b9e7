import {
  constants,
  createHash,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
  randomBytes,
  verify,
} from "node:crypto";
import { expect, test } from "vitest";
import { fromBase64Url, toBase64Url } from "../../../protocol/bytes.ts";
import { SLIP_LIMITS, slipMessage } from "../../../protocol/slip-message.ts";
import type { SlipAsk, SlipHandIn } from "../../../protocol/slips.ts";
import { EntryTooLarge } from "../../../protocol/write-entry.ts";
import { openPhone } from "../../../sync/open-phone.ts";
import type { Phone } from "../../../sync/phone.ts";
import { memoryPorts } from "../../../sync/testing/memory-ports.ts";
import { answersDraftId, slipDraftId, slipStates } from "./kept-slips.ts";
import type { LooseServer } from "./loose-server.ts";
import { keepForSlip, type SlipPorts, takeBack, WAIT, workOnSlips } from "./slip-keeper.ts";

const FORM = "ffffffffffffffff";
const answers = { content: "good" };
const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: SLIP_LIMITS.key });

/** A server that signs once for this member, and takes a slip once: as the real one does (`server/forms/slips.db.test.ts`). */
async function someone(storage = memoryPorts().storage) {
  const phone = await openPhone(memoryPorts({ storage }));
  const world = {
    now: 1_000_000,
    isOnline: true,
    closed: false,
    key: privateKey,
    had: undefined as string | undefined,
    loseAnswers: 0,
    asked: [] as SlipAsk[],
    sent: [] as string[],
  };
  const n = publicKey.export({ format: "jwk" }).n!;
  const ask: Phone["ask"] = (path, body) => {
    expect(path).toBe(`forms/${FORM}/slip`);
    if (!world.isOnline) return Promise.resolve({ ok: false });
    const asked = body as SlipAsk;
    world.asked.push(asked);
    world.had ??= asked.blinded;
    if (world.loseAnswers-- > 0) return Promise.resolve({ ok: false });
    const state =
      world.had === asked.blinded
        ? { state: "signed", signed: signed(world.key, asked.blinded) }
        : { state: "had" };
    return Promise.resolve({ ok: true, value: JSON.stringify(state) });
  };
  const server: LooseServer = {
    slipKey: () => Promise.resolve(world.isOnline ? (world.closed ? "gone" : { n, e: 65_537 }) : "away"),
    handIn(text) {
      if (!world.isOnline) return Promise.resolve("away");
      if (world.closed) return Promise.resolve({ state: "closed" });
      world.sent.push(text);
      return Promise.resolve(world.loseAnswers-- > 0 ? "away" : { state: "in" });
    },
  };
  const ports: SlipPorts = {
    phone: { drafts: phone.drafts, ask },
    server,
    clock: () => world.now,
    dice: () => 0.5,
    means: { sha384: (bytes) => createHash("sha384").update(bytes).digest(), random: randomBytes },
  };
  const state = async () => slipStates(await phone.drafts.list()).get(slipDraftId({ form: FORM }));
  return { world, ports, phone, state, work: () => workOnSlips(ports, [{ form: FORM }]) };
}

function signed(key: KeyObject, blinded: string): string {
  const bytes = fromBase64Url(blinded)!;
  return toBase64Url(privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, bytes));
}

test("a slip comes without anything filled in, and is used where there was no network", async () => {
  const { world, ports, state, work } = await someone();
  await work();
  expect((await state())?.slip?.is).toBe("ready");
  world.isOnline = false;
  await keepForSlip(ports, { form: FORM }, answers);
  expect(await work()).toBe(world.now + (WAIT.least + WAIT.most) / 2);
  world.now += WAIT.most;
  await work();
  expect((await state())?.waiting?.answers).toEqual(answers);
  world.isOnline = true;
  await work();
  const sent = JSON.parse(world.sent[0]!) as SlipHandIn;
  expect(sent).toMatchObject({ form: FORM, answers });
  expect(
    verify(
      "sha384",
      slipMessage(fromBase64Url(sent.slip)!, FORM),
      { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 },
      fromBase64Url(sent.signature)!,
    ),
  ).toBe(true);
  expect(SLIP_LIMITS.sizes).toContain(Buffer.byteLength(world.sent[0]!));
  // What is left: that it was handed in.
  expect(await state()).toEqual({ form: FORM, slip: { is: "used" }, rev: expect.any(Number) as number });
});

test("it does not go before its moment, however often somebody calls", async () => {
  const { world, ports, work } = await someone();
  await keepForSlip(ports, { form: FORM }, answers);
  const due = await work();
  for (; world.now < due!; world.now += 10_000) await work();
  expect(world.sent).toHaveLength(0);
  await work();
  expect(world.sent).toHaveLength(1);
});

test("what waited for its slip does not go in the breath in which the slip was asked for", async () => {
  const { world, ports, work } = await someone();
  world.isOnline = false;
  await keepForSlip(ports, { form: FORM }, answers);
  world.now += 60 * WAIT.most;
  world.isOnline = true;
  const due = await work();
  expect(due).toBeGreaterThanOrEqual(world.now + WAIT.least);
  await work();
  expect(world.sent).toEqual([]);
  world.now = due!;
  await work();
  expect(world.sent).toHaveLength(1);
});

test("a clock that was set back a year does not hold it up", async () => {
  const { world, ports, work } = await someone();
  await work();
  await keepForSlip(ports, { form: FORM }, answers);
  world.now -= 365 * 86_400_000;
  await work();
  expect(world.sent).toHaveLength(1);
});

test("answers that are lost are asked for by the same request, and what was sent is sent again as it was", async () => {
  const { world, ports, state, work } = await someone();
  world.loseAnswers = 2;
  await work();
  await work();
  expect((await state())?.slip?.is).toBe("asked");
  await work();
  expect((await state())?.slip?.is).toBe("ready");
  expect(new Set(world.asked.map(({ blinded }) => blinded)).size).toBe(1);
  await keepForSlip(ports, { form: FORM }, answers);
  world.now += WAIT.most;
  world.loseAnswers = 1;
  await work();
  await work();
  expect(world.sent[1]).toBe(world.sent[0]);
  expect((await state())?.slip?.is).toBe("used");
});

test("two tabs that begin at once end with one slip, the one that was signed", async () => {
  const { storage } = memoryPorts();
  const one = await someone(storage);
  const other = await someone(storage);
  other.ports.phone = { ...other.ports.phone, ask: one.ports.phone.ask };
  await Promise.all([one.work(), other.work()]);
  await one.work();
  expect((await one.state())?.slip?.is).toBe("ready");
  expect(new Set(one.world.asked.map(({ blinded }) => blinded)).size).toBe(1);
});

test("another phone of his has his slip: what is filled in here stays here, to be seen", async () => {
  const { world, ports, state, work } = await someone();
  world.had = "another request";
  await work();
  expect((await state())?.slip).toEqual({ is: "none", why: "had" });
  await keepForSlip(ports, { form: FORM }, answers);
  await work();
  expect((await state())?.waiting).toMatchObject({ answers, refused: { why: "no-slip" } });
  await work();
  expect(world.sent).toEqual([]);
});

test("too late is said, and the words stay", async () => {
  const { world, ports, state, work } = await someone();
  await work();
  await keepForSlip(ports, { form: FORM }, answers);
  world.closed = true;
  world.now += WAIT.most;
  await work();
  expect((await state())?.waiting).toMatchObject({ answers, refused: { why: "closed" } });
});

test("more than a slip can bring is not kept, and said while it can be shortened", async () => {
  const { ports, state } = await someone();
  const most = { words: "字".repeat(SLIP_LIMITS.answers - JSON.stringify({ words: "" }).length) };
  await expect(keepForSlip(ports, { form: FORM }, { words: `${most.words}字` })).rejects.toThrow(
    EntryTooLarge,
  );
  expect((await state())?.waiting).toBeUndefined();
  await keepForSlip(ports, { form: FORM }, most);
  expect((await state())?.waiting?.answers).toEqual(most);
});

test("one that is too large, kept by an older version, holds up no other, and can be shortened", async () => {
  const { world, ports, phone, state, work } = await someone();
  await work();
  const large = { words: "字".repeat(90_000) };
  const id = answersDraftId({ form: FORM });
  await phone.drafts.save({ id, content: { answers: large, due: 0 } });
  const other = "gggggggggggggggg";
  await phone.drafts.save({
    id: slipDraftId({ form: other }),
    content: { is: "ready", slip: "s", signature: "s" },
  });
  await phone.drafts.save({ id: answersDraftId({ form: other }), content: { answers, due: 0 } });
  await work();
  expect(world.sent.map((text) => (JSON.parse(text) as SlipHandIn).form)).toEqual([other]);
  expect((await state())?.waiting).toMatchObject({ answers: large, refused: { why: "too-large" } });
  await takeBack(phone, { form: FORM }, "form:draft");
  expect((await state())?.waiting).toBeUndefined();
  expect((await phone.drafts.load("form:draft"))?.content).toEqual({ answers: large, files: [] });
  await keepForSlip(ports, { form: FORM }, answers);
  world.now += WAIT.most;
  await work();
  expect((await state())?.slip?.is).toBe("used");
});

test("what breaks with one form holds up no other; too large for the server is called so", async () => {
  const { world, ports, phone, state, work } = await someone();
  await work();
  await keepForSlip(ports, { form: FORM }, answers);
  world.now += WAIT.most;
  const name = { form: "aaaaaaaaaaaaaaaa" };
  await phone.drafts.save({ id: slipDraftId(name), content: { is: "ready", slip: "s", signature: "s" } });
  await phone.drafts.save({ id: answersDraftId(name), content: { answers, due: 0 } });
  const handIn: LooseServer["handIn"] = (text) =>
    text.includes(name.form) ? Promise.reject(new Error("broken")) : Promise.resolve("too-large");
  ports.server = { ...ports.server, handIn };
  await work();
  expect((await state())?.waiting?.refused).toEqual({ why: "too-large" });
  const other = slipStates(await phone.drafts.list()).get(slipDraftId(name));
  expect(other?.waiting).toEqual({ answers, due: 0 });
});

test("a signature by another key than everybody's is thrown away", async () => {
  const { ports, state, work } = await someone();
  // A key that would be this member's alone, and let his slip be known again.
  const ask: Phone["ask"] = () =>
    Promise.resolve({ ok: true, value: JSON.stringify({ state: "signed", signed: "A".repeat(342) }) });
  ports.phone = { ...ports.phone, ask };
  await work();
  expect((await state())?.slip).toEqual({ is: "none", why: "wrong-key" });
});

test("for somebody without a phone: asked in his name, and nothing to read stays where it is not taken, only that it was not", async () => {
  const { world, ports, phone } = await someone();
  const of = "EEEEEEEEEEEEEEEE";
  await keepForSlip(ports, { form: FORM, of }, answers);
  await workOnSlips(ports, []);
  expect(world.asked).toMatchObject([{ for: of }]);
  world.closed = true;
  world.now += WAIT.most;
  await workOnSlips(ports, []);
  const kept = slipStates(await phone.drafts.list()).get(slipDraftId({ form: FORM, of }))?.waiting;
  expect(kept).toMatchObject({ answers: {}, refused: { why: "closed" } });
  expect(JSON.stringify(await phone.drafts.list())).not.toContain(answers.content);
  await takeBack(phone, { form: FORM, of }, "draft");
  expect((await phone.drafts.list()).map(({ id }) => id)).toEqual([slipDraftId({ form: FORM, of })]);
});

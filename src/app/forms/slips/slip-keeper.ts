import type { Answers } from "../../../domain/forms/form.ts";
import type { Instant } from "../../../domain/ids.ts";
import { blind, type BlindMeans, unblind } from "../../../protocol/blind-signature.ts";
import { type Bytes, fromBase64Url, toBase64Url } from "../../../protocol/bytes.ts";
import { formatHandIn, SLIP_LIMITS, slipMessage } from "../../../protocol/slip-message.ts";
import type { HandInAnswer, SlipAnswer, SlipAsk } from "../../../protocol/slips.ts";
import { EntryTooLarge } from "../../../protocol/write-entry.ts";
import type { Phone } from "../../../sync/phone.ts";
import {
  answersDraftId,
  type KeptSlip,
  slipDraftId,
  type SlipName,
  type SlipRefusal,
  type SlipState,
  slipStates,
  type WaitingAnswers,
} from "./kept-slips.ts";
import type { LooseServer } from "./loose-server.ts";

export interface SlipPorts {
  phone: Pick<Phone, "drafts" | "ask">;
  server: LooseServer;
  /** this device's clock, ms */
  clock: () => Instant;
  /** from 0 up to but not 1 */
  dice: () => number;
  means: BlindMeans;
}

/** ms: so long after it was filled in, at least and at most. */
export const WAIT = { least: 30_000, most: 10 * 60_000 } as const;

/**
 * Filled in, durable when it resolves; it goes later, at a moment of its own.
 * @throws EntryTooLarge more than the server takes; nothing was kept
 */
export async function keepForSlip(
  { phone, clock, dice }: Pick<SlipPorts, "phone" | "clock" | "dice">,
  name: SlipName,
  answers: Answers,
): Promise<void> {
  const { length } = JSON.stringify(answers);
  if (length > SLIP_LIMITS.answers) throw new EntryTooLarge(`answers of ${length} characters`);
  const waiting: WaitingAnswers = { answers, due: momentFor({ clock, dice }) };
  const id = answersDraftId(name);
  // What was not taken makes room.
  const before = await phone.drafts.load(id);
  const isRefused = (before?.content as WaitingAnswers | undefined)?.refused !== undefined;
  await phone.drafts.save({ id, content: { ...waiting } }, isRefused ? before?.rev : undefined);
}

/**
 * Gives back what was not taken, to be put right: it becomes the draft of the form, and is waiting no more. Of somebody else nothing is
 * there to be given back.
 * @param draft the id of the form's draft
 */
export async function takeBack(
  { drafts }: Pick<Phone, "drafts">,
  name: SlipName,
  draft: string,
): Promise<void> {
  const id = answersDraftId(name);
  const { answers, refused } = ((await drafts.load(id))?.content ?? {}) as Partial<WaitingAnswers>;
  if (!refused) return;
  if (name.of === undefined) {
    const { rev } = (await drafts.load(draft)) ?? {};
    await drafts.save({ id: draft, content: { answers, files: [] } }, rev);
  }
  await drafts.remove(id);
}

/** Some minutes from now, when nothing else that this phone says tells whose it is. */
function momentFor({ clock, dice }: Pick<SlipPorts, "clock" | "dice">): Instant {
  return clock() + WAIT.least + dice() * (WAIT.most - WAIT.least);
}

/** Gets the slip of one, now. @returns undefined: the server is not to be reached */
export async function getSlip(ports: SlipPorts, name: SlipName): Promise<KeptSlip | undefined> {
  const states = slipStates(await ports.phone.drafts.list());
  return slipFor(ports, states.get(slipDraftId(name)) ?? { ...name });
}

/**
 * Gets a slip where there is none yet, and sends what waits when its moment has come. One at a time, in one tab.
 * @param asked of which slips are wanted, whether anything is filled in or not
 * @param notBefore nothing goes before this, by this device's clock
 * @returns when something is due next, by this device's clock
 */
export async function workOnSlips(
  ports: SlipPorts,
  asked: readonly SlipName[],
  notBefore: Instant = -Infinity,
): Promise<Instant | undefined> {
  const states = slipStates(await ports.phone.drafts.list());
  const none = asked.map((name): [string, SlipState] => [slipDraftId(name), { ...name }]);
  const all = new Map<string, SlipState>([...none, ...states]);
  let next: Instant | undefined;
  for (const state of all.values()) {
    // What is wrong with one holds up no other: it stays as it is, and the next contact tries again.
    const due = await workOn(ports, state, notBefore).catch(() => undefined);
    if (due !== undefined) next = Math.min(next ?? Infinity, due);
  }
  return next;
}

/** @returns when it is due next; undefined: not by the clock */
async function workOn(ports: SlipPorts, state: SlipState, notBefore: Instant): Promise<Instant | undefined> {
  const wasReady = state.slip?.is === "ready";
  const slip = await slipFor(ports, state);
  // It has just been asked for in his name: what goes with it does not go in the same breath.
  if (slip?.is === "ready" && !wasReady && state.waiting) await putOff(ports, state, state.waiting);
  if (!state.waiting || state.waiting.refused) return undefined;
  return send(ports, state, slip, state.waiting, notBefore);
}

/** @returns undefined: there is none yet, and none to be had now */
async function slipFor(ports: SlipPorts, state: SlipState): Promise<KeptSlip | undefined> {
  const { form, of } = state;
  const asked = state.slip ?? (await begin(ports, state));
  if (asked?.is !== "asked") return asked;
  const ask: SlipAsk = { blinded: asked.blinded, ...(of !== undefined && { for: of }) };
  const reply = await ports.phone.ask(`forms/${form}/slip`, ask);
  if (!reply.ok) {
    const isRefused = ["forbidden", "not-found"].includes(reply.refusal?.code ?? "");
    // Not for ever: he may be asked when he has moved.
    return isRefused ? { is: "none", why: "not-asked" } : undefined;
  }
  const answer = answerIn<SlipAnswer>(reply.value);
  if (!answer) return undefined;
  if (answer.state !== "signed") return keep(ports, state, { is: "none", why: answer.state });
  const signature = unblind({ n: bytes(asked.n), e: asked.e }, bytes(answer.signed), {
    inverse: bytes(asked.inverse),
    encoded: bytes(asked.encoded),
  });
  if (!signature) return keep(ports, state, { is: "none", why: "wrong-key" });
  return keep(ports, state, { is: "ready", slip: asked.slip, signature: toBase64Url(signature) });
}

/** Kept before anybody is asked: an answer that is lost is asked for again by the same request. */
async function begin(ports: SlipPorts, state: SlipState): Promise<KeptSlip | undefined> {
  const { form } = state;
  const key = await ports.server.slipKey(form);
  if (key === "away") return undefined;
  if (key === "gone") return { is: "none", why: "closed" };
  const slip = ports.means.random(32);
  const made = await blind({ n: bytes(key.n), e: key.e }, slipMessage(slip, form), ports.means);
  return keep(ports, state, {
    is: "asked",
    ...key,
    slip: toBase64Url(slip),
    blinded: toBase64Url(made.blinded),
    inverse: toBase64Url(made.inverse),
    encoded: toBase64Url(made.encoded),
  });
}

/** @returns when to try again; undefined: not by the clock */
async function send(
  ports: SlipPorts,
  state: SlipState,
  slip: KeptSlip | undefined,
  waiting: WaitingAnswers,
  notBefore: Instant,
): Promise<Instant | undefined> {
  const { drafts } = ports.phone;
  // Handed in, and the page did not live to throw the words away.
  if (slip?.is === "used") {
    await drafts.remove(answersDraftId(state));
    return undefined;
  }
  if (slip?.is === "none") {
    const why = slip.why === "closed" ? "closed" : "no-slip";
    await keepRefused(ports, state, waiting, { why });
    return undefined;
  }
  if (slip?.is !== "ready") return undefined;
  // A clock that was set back does not hold it up for a year.
  const due = waiting.due > ports.clock() + WAIT.most ? notBefore : Math.max(waiting.due, notBefore);
  if (due > ports.clock()) return due;
  const { form } = state;
  const { answers } = waiting;
  const text = textOf({ form, slip: slip.slip, signature: slip.signature, answers });
  const answer = text === undefined ? "too-large" : await ports.server.handIn(text);
  if (answer === "away") return undefined;
  if (answer === "too-large") await keepRefused(ports, state, waiting, { why: "too-large" });
  else if (answer === "refused") await keepRefused(ports, state, waiting, { why: "no-slip" });
  else if (answer.state === "in") {
    await keep(ports, state, { is: "used" });
    await drafts.remove(answersDraftId(state));
  } else await keepRefused(ports, state, waiting, refusalIn(answer));
  return undefined;
}

/** @returns undefined: more than can be sent, kept by an older version of the app */
function textOf(handIn: Parameters<typeof formatHandIn>[0]): string | undefined {
  try {
    return formatHandIn(handIn);
  } catch {
    return undefined;
  }
}

function refusalIn(answer: Exclude<HandInAnswer, { state: "in" }>): SlipRefusal {
  return answer.state === "unfit" ? { why: "unfit", words: answer.words } : { why: answer.state };
}

/**
 * Tabs take turns, where the browser lets them. Where it does not, what has come furthest stays; of two that are as far, the first, for
 * with that one the server has been asked. @returns what stands there now
 */
async function keep({ phone }: SlipPorts, state: SlipState, slip: KeptSlip): Promise<KeptSlip> {
  const id = slipDraftId(state);
  for (let mine = slip; ;) {
    const saved = await phone.drafts.save({ id, content: { ...mine } }, state.rev);
    state.rev = saved.rev;
    if (!saved.conflict) return mine;
    const other = await phone.drafts.load(saved.conflict.other);
    await phone.drafts.remove(saved.conflict.other);
    const theirs = other?.content as KeptSlip | undefined;
    if (!theirs || HOW_FAR[theirs.is] < HOW_FAR[mine.is]) return mine;
    mine = theirs;
  }
}

const HOW_FAR = { none: 0, asked: 1, ready: 2, used: 3 } as const;

async function putOff(ports: SlipPorts, state: SlipState, waiting: WaitingAnswers): Promise<void> {
  const { drafts } = ports.phone;
  const id = answersDraftId(state);
  state.waiting = { ...waiting, due: Math.max(waiting.due, momentFor(ports)) };
  const { rev } = (await drafts.load(id)) ?? {};
  await drafts.save({ id, content: { ...state.waiting } }, rev);
}

async function keepRefused(
  { phone }: SlipPorts,
  name: SlipName,
  waiting: WaitingAnswers,
  refused: SlipRefusal,
): Promise<void> {
  const id = answersDraftId(name);
  // Of somebody else nothing stays here to be read, nor in words that say what he had answered: only that it was not taken.
  const kept: WaitingAnswers =
    name.of === undefined
      ? { ...waiting, refused }
      : { answers: {}, due: waiting.due, refused: { why: refused.why } };
  const { rev } = (await phone.drafts.load(id)) ?? {};
  await phone.drafts.save({ id, content: { ...kept } }, rev);
}

function bytes(text: string): Bytes {
  return fromBase64Url(text) ?? new Uint8Array();
}

function answerIn<T extends { state: string }>(text: string): T | undefined {
  try {
    const answer = JSON.parse(text) as Partial<T> | null;
    return typeof answer?.state === "string" ? (answer as T) : undefined;
  } catch {
    return undefined;
  }
}

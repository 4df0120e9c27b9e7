import { type Bytes } from "../../protocol/bytes.ts";
import { type Bundle, unpackBundles } from "../../protocol/carry/bundle.ts";
import type { FetchPorts } from "../blob-fetch.ts";
import type { Carrying, TakenIn } from "../phone.ts";
import type { PhonePorts, Reply } from "../ports.ts";
import { look } from "../storage.ts";
import { carriedKey, givenKey, type StoredCarried } from "./carried-store.ts";
import { hearAnswer } from "./hear-answer.ts";

/**
 * Takes in a file, or what came across by frames: what others want carried is kept, an answer to what this phone gave away is heard,
 * an answer for somebody else is kept for him. What is whole is taken, whatever else is in it.
 */
export async function takeIn(ports: PhonePorts, bytes: Bytes): Promise<TakenIn> {
  const { whole, trouble } = unpackBundles(ports.sha256, bytes);
  const taken: TakenIn = { carried: [], known: 0, heard: 0, forOthers: 0, old: 0, trouble };
  for (const bundle of whole) await takeOne(ports, bundle, taken);
  return taken;
}

async function takeOne(
  ports: PhonePorts,
  { label, about, sealed, bytes }: Bundle,
  taken: TakenIn,
): Promise<void> {
  const { storage, keys, clock } = ports;
  const { given, carried, current } = await storage.read({
    given: look.one("carried", givenKey(label.key)),
    carried: look.one("carried", carriedKey(label.key)),
    current: look.current,
  });
  if (label.is === "answer") {
    if (label.device === current?.device) {
      // The key is gone with an answer, or lies behind another lock.
      const key = given?.is === "given" ? given.key : undefined;
      const opened = key && (await (await keys.forCarrying()).decrypt(key, about, sealed));
      if (!key) taken.old++;
      else if (!opened) taken.trouble.push({ why: "changed", at: 0 });
      else if (await hearAnswer(ports, opened, label.key)) taken.heard++;
      else taken.old++;
      return;
    }
    if (carried?.is === "answer") {
      taken.known++;
      return;
    }
    await keep(ports, { is: "answer", label, name: nameIn(carried), bytes, got: clock() });
    taken.forOthers++;
    return;
  }
  // What this phone gave away itself, or has carried already.
  if (given || carried) {
    taken.known++;
    return;
  }
  await keep(ports, { is: "up", label, bytes, taken: clock() });
  taken.carried.push({ name: label.name, entries: label.entries });
}

function nameIn(carried: StoredCarried | undefined): string {
  return carried?.is === "up" ? carried.label.name : "";
}

async function keep(
  { storage }: PhonePorts,
  value: Extract<StoredCarried, { is: "up" | "answer" }>,
): Promise<void> {
  const key = carriedKey(value.label.key);
  await storage.change(["carried"], {}, () => ({
    changes: [{ put: "carried", key, value }],
    result: undefined,
  }));
}

/** Brings what is carried to the server, one after the other; each answer takes its place. @returns how many were brought */
export async function bringCarried(ports: PhonePorts & Pick<FetchPorts, "withToken">): Promise<number> {
  const { storage, transport, withToken, clock } = ports;
  const { carried } = await storage.read({ carried: look.all("carried") });
  let brought = 0;
  for (const [, value] of carried) {
    if (value.is !== "up" || value.refused !== undefined) continue;
    const reply = await withToken((token) => transport.carried(token, value.bytes));
    if (reply.ok) {
      const answer = answerIn(ports, reply.value, value.label.key);
      if (!answer) return brought;
      const { name } = value.label;
      await keep(ports, { is: "answer", label: answer.label, name, bytes: answer.bytes, got: clock() });
      brought++;
    } else if (isRefused(reply)) {
      await keep(ports, { ...value, refused: reply.refusal.code });
    } else return brought;
  }
  return brought;
}

function answerIn(
  { sha256 }: PhonePorts,
  bytes: Bytes,
  key: string,
): (Bundle & { label: Extract<Bundle["label"], { is: "answer" }> }) | undefined {
  const [bundle] = unpackBundles(sha256, bytes).whole;
  return bundle?.label.is === "answer" && bundle.label.key === key
    ? { ...bundle, label: bundle.label }
    : undefined;
}

/** The server has looked at it and will not have it, now or later. */
function isRefused(
  reply: Reply<unknown>,
): reply is { ok: false; refusal: NonNullable<Extract<Reply<unknown>, { ok: false }>["refusal"]> } {
  return (
    !reply.ok &&
    ["bad-request", "bad-signature", "not-found", "too-large"].includes(reply.refusal?.code ?? "")
  );
}

/** What this phone carries for others. */
export async function carrying({ storage }: Pick<PhonePorts, "storage">): Promise<Carrying[]> {
  const { carried } = await storage.read({ carried: look.all("carried") });
  return carried.flatMap(([, value]): Carrying[] => {
    if (value.is === "up") {
      const { key, name, device, at, entries } = value.label;
      const refused = value.refused === undefined ? {} : { refused: value.refused };
      return [{ key, name, device, at, entries, bytes: value.bytes, state: "waiting", ...refused }];
    }
    if (value.is !== "answer") return [];
    const { key, device, at } = value.label;
    return [{ key, name: value.name, device, at, entries: 0, bytes: value.bytes, state: "answered" }];
  });
}

/** It has been brought back, or given up. @param key of its label */
export async function putDown({ storage }: Pick<PhonePorts, "storage">, key: string): Promise<void> {
  await storage.change(["carried"], {}, () => ({
    changes: [{ drop: "carried", key: carriedKey(key) }],
    result: undefined,
  }));
}

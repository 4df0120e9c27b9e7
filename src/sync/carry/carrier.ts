import { type Bytes } from "../../protocol/bytes.ts";
import { type Bundle, unpackBundles } from "../../protocol/carry/bundle.ts";
import type { FetchPorts } from "../blob-fetch.ts";
import type { Carrying, TakenIn } from "../phone.ts";
import type { PhonePorts, Reply } from "../ports.ts";
import { look, type Pair } from "../storage.ts";
import { carriedKey, givenKey, type StoredCarried } from "./carried-store.ts";
import { hearAnswer } from "./hear-answer.ts";
import { hearFileAnswer } from "./hear-file.ts";
import { takeText } from "./take-text.ts";

/**
 * Takes in a file, or what came across by frames: what others want carried is kept, an answer to what this phone gave away is heard,
 * an answer for somebody else is kept for him. What is whole is taken, whatever else is in it.
 */
export async function takeIn(ports: PhonePorts, bytes: Bytes): Promise<TakenIn> {
  const { whole, trouble } = unpackBundles(ports.sha256, bytes);
  const taken: TakenIn = {
    carried: [],
    known: 0,
    heard: 0,
    forOthers: 0,
    old: 0,
    trouble,
    files: 0,
    filesThere: 0,
    texts: 0,
    unnamed: 0,
  };
  for (const bundle of whole) {
    const { label } = bundle;
    if (label.is === "blob") await takeText(ports, label, bundle.sealed, taken);
    else await takeOne(ports, { ...bundle, label }, taken);
  }
  return taken;
}

type Up = Extract<StoredCarried, { is: "up" }>;

async function takeOne(
  ports: PhonePorts,
  { label, about, sealed, bytes }: Bundle & { label: Exclude<Bundle["label"], { is: "blob" }> },
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
      const mine = given?.is === "given" ? given : undefined;
      const key = mine?.key;
      const opened = key && (await (await keys.forCarrying()).decrypt(key, about, sealed));
      if (!key) taken.old++;
      else if (!opened) taken.trouble.push({ why: "changed", at: 0 });
      else if (mine?.blob !== undefined) {
        if (await hearFileAnswer(ports, opened, label.key, mine.blob)) taken.filesThere++;
      } else if (await hearAnswer(ports, opened, label.key)) taken.heard++;
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
  if (label.is === "up") taken.carried.push({ name: label.name, entries: label.entries });
  else if (label.piece === 0) taken.files++;
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
  const { storage, transport, withToken, clock, mayUpload = () => true } = ports;
  const { carried } = await storage.read({ carried: look.all("carried") });
  let brought = 0;
  for (const value of inOrder(carried)) {
    // Others' photos and voices wait for what one's own voices wait for.
    if (value.label.is === "file" && !mayUpload("audio/")) break;
    const reply = await withToken((token) => transport.carried(token, value.bytes));
    if (reply.ok) {
      const answer = answerIn(ports, reply.value, value.label.key);
      if (!answer) return brought;
      const { name } = value.label;
      await keep(ports, { is: "answer", label: answer.label, name, bytes: answer.bytes, got: clock() });
      brought++;
    } else if (isRefused(reply, value.label)) {
      await keep(ports, { ...value, refused: reply.refusal.code });
    } else if (!isEarly(reply, value.label)) return brought;
  }
  return brought;
}

/** What was written first, then files, each from its beginning: so nothing waits for what comes behind it. */
function inOrder(carried: readonly Pair<"carried">[]): Up[] {
  const up = carried.flatMap(([, value]) =>
    value.is === "up" && value.refused === undefined ? [value] : [],
  );
  const place = ({ label }: Up): number => (label.is === "file" ? label.piece : -1);
  return up.sort((one, other) => place(one) - place(other) || one.label.at - other.label.at);
}

/** A file whose giver's enrolment, or whose beginning, somebody else is still carrying: it is brought again the next time. */
function isEarly(reply: Reply<unknown>, { is }: Up["label"]): boolean {
  return is === "file" && !reply.ok && ["unavailable", "too-many"].includes(reply.refusal?.code ?? "");
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
  { is }: Up["label"],
): reply is { ok: false; refusal: NonNullable<Extract<Reply<unknown>, { ok: false }>["refusal"]> } {
  if (reply.ok) return false;
  const code = reply.refusal?.code ?? "";
  if (code === "forbidden") return is === "file";
  return ["bad-request", "bad-signature", "not-found", "too-large"].includes(code);
}

/** What this phone carries for others. */
export async function carrying({ storage }: Pick<PhonePorts, "storage">): Promise<Carrying[]> {
  const { carried } = await storage.read({ carried: look.all("carried") });
  return carried.flatMap(([, value]): Carrying[] => {
    if (value.is === "up") {
      const { label } = value;
      const { key, name, device, at } = label;
      const what = label.is === "file" ? { entries: 0, isFile: true as const } : { entries: label.entries };
      const refused = value.refused === undefined ? {} : { refused: value.refused };
      return [{ key, name, device, at, ...what, bytes: value.bytes, state: "waiting", ...refused }];
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

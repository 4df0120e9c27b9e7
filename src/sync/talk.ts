import type { FeedId } from "../domain/feeds.ts";
import type { DeviceId, Instant } from "../domain/ids.ts";
import type { PushAnswer } from "../protocol/push.ts";
import { compareLinks, makeAmends } from "./amends.ts";
import { applyAnswer } from "./apply-answer.ts";
import { asksForErasure } from "./erasures.ts";
import { formatPush, waitingRuns } from "./envelope.ts";
import type { PhonePorts, Reply } from "./ports.ts";
import { readPushAnswer } from "./read-answer.ts";
import { readFeeds } from "./read-feeds.ts";
import { sealAll } from "./seal.ts";
import { look, type StoredServer, valueOf } from "./storage.ts";

/** What is known for as long as the page lives, and never stored. */
export interface Session {
  token?: string;
  /** by this device's clock */
  tokenExpires?: Instant;
  /** learnt from a refusal: server clock minus this device's, ms */
  clockOffset?: number;
}

export interface Talked {
  status: "good" | "offline" | "protocol-too-old";
  /** ms that the server asked to wait */
  retryAfter?: number;
  /** texts may be here that no entry names any more */
  lostSight: boolean;
  /** the server has been restored: it may have lost blobs too */
  restored: boolean;
}

/** again: something was put right, ask anew · more: it went well and there is more to say */
type Round = "done" | "again" | "more";

/** Set-backs that one conversation bears: a wrong clock, a restored server, a fork may come one on the other. */
const PATIENCE = 6;

/** Says all that waits and hears all that is new: as a rule one round trip. Throws only for the storage. */
export async function talk(ports: PhonePorts, session: Session): Promise<Talked> {
  const talked: Talked = { status: "good", lostSight: false, restored: false };
  for (let setbacks = 0; setbacks < PATIENCE;) {
    const round = await talkOnce(ports, session, talked);
    if (round === "done") return talked;
    if (round === "again") setbacks++;
  }
  return { ...talked, status: "offline" };
}

async function talkOnce(ports: PhonePorts, session: Session, talked: Talked): Promise<Round> {
  const { storage, transport, clock } = ports;
  await sealAll(ports);
  const { current, server, journals, keys } = await storage.read({
    current: look.current,
    server: look.server,
    journals: look.all("journals"),
    keys: look.all("keys"),
  });
  if (!current) return "done";
  const { device } = current;
  const key = valueOf(keys, device)?.key;
  if (!key) throw new Error("a journal without a key");

  const waiting = await waitingRuns(storage, journals, keys);
  const sent = clock();
  const now = sent + (session.clockOffset ?? server?.clockOffset ?? 0);
  const push = await formatPush(
    ports.keys,
    { device, key },
    server,
    waiting.texts,
    now,
    ports.isLocked ? { locked: true } : {},
  );
  const reply = await transport.push(push);
  const received = clock();
  if (!reply.ok) return refused(session, talked, reply, received);
  const answer = readPushAnswer(reply.value);
  if (!answer) {
    talked.status = "offline";
    return "done";
  }
  return heard(ports, session, talked, {
    answer,
    asked: server,
    device,
    stuck: waiting.stuck,
    more: waiting.more,
    erasing: asksForErasure(waiting.texts),
    at: Math.round((sent + received) / 2),
  });
}

function refused(
  session: Session,
  talked: Talked,
  reply: Extract<Reply<string>, { ok: false }>,
  received: Instant,
): Round {
  const { refusal, retryAfter } = reply;
  if (refusal?.code === "clock" && refusal.now !== undefined) {
    session.clockOffset = refusal.now - received;
    return "again";
  }
  talked.status = refusal?.code === "protocol" ? "protocol-too-old" : "offline";
  if (retryAfter !== undefined) talked.retryAfter = retryAfter;
  return "done";
}

interface Heard {
  answer: PushAnswer;
  /** what the phone knew of the server when it asked */
  asked: StoredServer | undefined;
  device: DeviceId;
  stuck: readonly DeviceId[];
  more: boolean;
  erasing: boolean;
  /** when, by this device's clock */
  at: Instant;
}

async function heard(ports: PhonePorts, session: Session, talked: Talked, what: Heard): Promise<Round> {
  const { answer, asked, device } = what;
  const { storage } = ports;
  takeToken(session, answer, what.at);

  const { journals } = await storage.read({ journals: look.all("journals") });
  const before = new Map(journals);
  const { held, forked } = await compareLinks(ports, answer, before);
  const applied = await applyAnswer(storage, answer, asked, journals, held, what.at, what.erasing);
  if (applied.stale) return "again";
  talked.lostSight ||= applied.lostSight;
  talked.restored ||= asked !== undefined && asked.epoch !== answer.epoch;

  const heads = new Map<FeedId, number>();
  for (const { feed, head } of answer.feeds ?? []) if (applied.unread.includes(feed)) heads.set(feed, head);
  const read = await readFeeds(ports, session.token, answer.epoch, heads);
  talked.lostSight ||= read.lostSight;

  // Only who has read all that is there knows which of his entries are.
  const broken = forked || what.stuck.includes(device);
  const amends = read.whole
    ? await makeAmends(ports, answer.refusals, { device, broken }, session.token, answer.now)
    : "failed";
  if (amends === "made" || applied.back) return "again";
  if (amends === "failed") {
    talked.status = "offline";
    return "done";
  }
  const moved = held.some((one) => one.through > (before.get(one.device)?.receipted ?? 0));
  return what.more && moved ? "more" : "done";
}

function takeToken(session: Session, answer: PushAnswer, received: Instant): void {
  delete session.token;
  delete session.tokenExpires;
  // From here on the offset is the one that is stored with this answer.
  delete session.clockOffset;
  if (answer.token === undefined) return;
  session.token = answer.token;
  if (answer.tokenExpires !== undefined) {
    session.tokenExpires = received + (answer.tokenExpires - answer.now);
  }
}

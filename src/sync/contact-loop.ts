import type { Phone } from "./phone.ts";

/** What tells the loop that now may be a good moment. Each starts listening and returns what stops it. */
export interface Moments {
  /** the network has come back, the page is seen again */
  onChance(listener: () => void): () => void;
  /** whether somebody looks at the page */
  visible(): boolean;
  /** @returns cancels it */
  after(ms: number, then: () => void): () => void;
  /** this device's clock, ms */
  now(): number;
  /** from 0 up to but not 1 */
  dice(): number;
}

/** ms */
export const LOOP = {
  /** after something was written: a few things done in a row go together */
  afterWrite: 800,
  /** what others wrote is asked for this often while somebody looks, and is not asked for else */
  whileSeen: 60_000,
  /** the first wait after a failure is anything up to this, then up to twice as much, … */
  firstBackoff: 4_000,
  longestBackoff: 10 * 60_000,
} as const;

/**
 * Nothing but timing: when to call `phone.contact`. At the start, when the network or the eye comes back, after a write, now and
 * then while the page is seen; after a failure with full jitter, so that a thousand phones do not come back at once. Never
 * before the server wants to be called again.
 * @returns stops it
 */
export function keepInTouch(phone: Phone, moments: Moments): () => void {
  let cancel: (() => void) | undefined;
  let failures = 0;
  /** conversations that went well and moved nothing of what waits */
  let stuck = 0;
  let talking = false;
  let stopped = false;
  let waiting = waitingOf(phone);

  const plan = (ms: number): void => {
    cancel?.();
    const asked = (phone.state.contact.notBefore ?? 0) - moments.now();
    if (!stopped) cancel = moments.after(Math.max(ms, asked), () => void talk());
  };
  const backoff = (before: number): number =>
    moments.dice() * Math.min(LOOP.longestBackoff, LOOP.firstBackoff * 2 ** before);
  const talk = async (): Promise<void> => {
    if (talking || stopped) return;
    talking = true;
    cancel?.();
    const before = reachOf(phone);
    try {
      await phone.contact();
    } finally {
      talking = false;
    }
    const { status } = phone.state.contact;
    const hasMoved = reachOf(phone) !== before;
    if (status === "offline") {
      // A line that breaks off now and then, and brings something each time, is not one that is dead.
      if (hasMoved) failures = 0;
      plan(backoff(failures++));
      return;
    }
    failures = 0;
    // Somebody else has begun to talk meanwhile.
    if (status === "working") plan(LOOP.whileSeen);
    if (status !== "good") return;
    if (hasMoved) stuck = 0;
    // What was written while the server was talked to goes next; what it does not take now is offered more and more seldom.
    if (waitingOf(phone) > 0) plan(hasMoved ? LOOP.afterWrite : LOOP.afterWrite + backoff(stuck++));
    else if (moments.visible()) plan(LOOP.whileSeen);
  };

  const stopListening = moments.onChance(() => {
    failures = 0;
    plan(0);
  });
  const stopWatching = phone.subscribe(() => {
    const before = waiting;
    waiting = waitingOf(phone);
    if (waiting > before && !talking && failures === 0) plan(LOOP.afterWrite);
  });
  plan(0);
  return () => {
    stopped = true;
    cancel?.();
    stopListening();
    stopWatching();
  };
}

function waitingOf(phone: Phone): number {
  return phone.state.outbox.waiting + phone.state.outbox.blobs;
}

/** Something else when anything that waited has moved. */
function reachOf({ state }: Phone): string {
  const { waiting, blobs, receiptedThrough, upload } = state.outbox;
  return [waiting, blobs, receiptedThrough, upload?.sent].join(" ");
}

import { HttpRefusal } from "./error-answer.ts";

/**
 * Keeps people from guessing invitation codes (11 random digits), without locking out the elder whose code it is.
 *
 * - Nothing is ever counted against a code: nobody can shut the door in front of somebody else.
 * - Only misses count: a code that is not there. Each address may miss five times and notices nothing; one miss is
 *   forgiven every 30 seconds.
 * - From the fifth miss on, its questions stand in one line with those of all such addresses: two a second in all, so that
 *   a thousand machines guess no faster than one. An address without misses walks past the line.
 * - From the twentieth miss on, the address is told to come again later (429); other addresses are not.
 *
 * An enrolment is a guess like a look, so new journals in a push go through the same gate.
 */
export interface GuessGate {
  /** Resolves when it may be asked. @param questions how many codes are asked for. @throws HttpRefusal too-many */
  enter(address: string, questions: number): Promise<void>;
  missed(address: string, count: number): void;
}

const FREE = 5;
const SHUT = 20;
const FORGIVEN_EVERY = 30_000;
const LINE_SPACING = 500;
const LONGEST_WAIT = 10_000;
/** More than this many addresses with misses at once: the oldest are forgotten. */
const REMEMBERED = 50_000;

/** @param now ms, steadily rising  @param wait resolves after so many ms */
export function createGuessGate(now: () => number, wait: (ms: number) => Promise<unknown>): GuessGate {
  const misses = new Map<string, { level: number; at: number }>();
  let lineFree = 0;

  function levelOf(address: string): number {
    const found = misses.get(address);
    if (found === undefined) return 0;
    const level = found.level - (now() - found.at) / FORGIVEN_EVERY;
    if (level > 0) return level;
    misses.delete(address);
    return 0;
  }

  return {
    async enter(address, questions) {
      const level = levelOf(address);
      if (level < FREE) return;
      if (level >= SHUT) throw comeAgain((level - SHUT + 1) * FORGIVEN_EVERY);
      const ahead = Math.max(0, lineFree - now());
      if (ahead > LONGEST_WAIT) throw comeAgain(ahead);
      lineFree = now() + ahead + LINE_SPACING * questions;
      await wait(ahead + LINE_SPACING);
    },
    missed(address, count) {
      if (count === 0) return;
      const level = levelOf(address) + count;
      misses.delete(address);
      misses.set(address, { level, at: now() });
      if (misses.size > REMEMBERED) misses.delete(misses.keys().next().value!);
    },
  };
}

function comeAgain(ms: number): HttpRefusal {
  return new HttpRefusal("too-many", "这里刚才输错的次数太多了，请过一会儿再试，邀请码还能用。", {
    retryAfter: Math.max(1, Math.ceil(ms / 1000)),
  });
}

import { sha256 } from "@noble/hashes/sha2.js";
import type { Instant } from "../domain/ids.ts";
import { Refusal } from "../server/core.ts";
import { MemoryDisk, MemoryStorage } from "../sync/memory-storage.ts";
import { openPhone } from "../sync/open-phone.ts";
import type { Phone } from "../sync/phone.ts";
import type { Keys, Reply, Transport } from "../sync/ports.ts";
import type { Dice } from "./dice.ts";
import type { Person } from "./people.ts";
import type { SimServer } from "./sim-server.ts";
import type { Owner, Turns } from "./turns.ts";
// Loaded now: a strand that waits for a file would be taken for one that stands still.
import "../sync/enrol.ts";
import "../sync/export-own.ts";
import "../sync/sweep-draft-files.ts";
import "../sync/fork.ts";

/** What all phones of a story share. */
export interface Surroundings {
  turns: Turns;
  dice: Dice;
  keys: Keys;
  server: SimServer;
  /** the true time */
  now: () => Instant;
  /** how likely a request or its answer is lost, or is delivered more than once */
  trouble: { lost: number; doubled: number };
  /** what a test lets go wrong for certain; a lost request is in `sent` all the same */
  loseRequests?: boolean;
  loseAnswers?: boolean;
  /** every push that the server was sent, for who wants to send it again */
  sent: string[];
  trace: (line: string) => void;
  /** something threw that must not */
  failed: (what: string, error: unknown) => void;
}

export interface Tab extends Owner {
  phone: Phone | undefined;
  /** talks just now */
  talking: boolean;
}

/** One browser on one phone: a disk, a cookie, a clock that may be wrong, and tabs. */
export class Browser {
  readonly name: string;
  readonly person: Person;
  disk = new MemoryDisk();
  cookie: string | undefined;
  /** its clock minus the true time, ms */
  skew = 0;
  tabs: Tab[] = [];
  token = "";
  /** lost its storage: it enrols by its cookie */
  recovers = false;
  readonly #around: Surroundings;

  constructor(name: string, person: Person, around: Surroundings) {
    this.name = name;
    this.person = person;
    this.#around = around;
  }

  /** Opens a tab on what is on the disk. */
  async open(): Promise<Tab> {
    const { turns, dice, keys, now } = this.#around;
    const tab: Tab = { gone: false, phone: undefined, talking: false };
    this.tabs.push(tab);
    tab.phone = await openPhone({
      storage: new MemoryStorage(this.disk, () => turns.turn(tab)),
      transport: this.#transport(tab),
      clock: () => now() + this.skew,
      random: (count) => dice.bytes(count),
      keys,
      sha256,
    });
    return tab;
  }

  /** All tabs are gone in this moment; `power`: also what the disk had not made sure of. */
  kill(power: boolean): void {
    for (const tab of this.tabs) tab.gone = true;
    this.tabs = [];
    if (power) this.disk.powerCut();
  }

  #transport(tab: Tab): Transport {
    const { turns, dice, server, trouble, sent } = this.#around;
    const core = <T>(work: (core: NonNullable<SimServer["core"]>) => Promise<T>): Promise<Reply<T>> =>
      turns.really(async () => {
        if (!server.core) return { ok: false };
        try {
          return { ok: true, value: await work(server.core) };
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          return { ok: false, refusal: { code: error.code, ...error.detail } };
        }
      });
    return {
      push: async (text) => {
        await turns.turn(tab);
        if (dice.chance(trouble.lost)) return { ok: false };
        sent.push(text);
        if (this.#around.loseRequests) return { ok: false };
        let reply = await core((open) => open.push(text, this.cookie));
        while (dice.chance(trouble.doubled)) reply = await core((open) => open.push(text, this.cookie));
        await turns.turn(tab);
        if (this.#around.loseAnswers || dice.chance(trouble.lost)) return { ok: false };
        if (!reply.ok) return reply;
        const { answer, recoveryCookie } = reply.value;
        if (recoveryCookie !== undefined) this.cookie = recoveryCookie ?? undefined;
        this.token = answer.token ?? this.token;
        return { ok: true, value: JSON.stringify(answer) };
      },
      feedPage: async (token, epoch, feed, generation, page) => {
        if (dice.chance(trouble.lost)) return { ok: false };
        return core(async (open) => {
          if (epoch !== (await open.epoch())) throw new Refusal("not-found", "another epoch");
          return (await open.feedPage(await open.callerOf(token), feed, generation, page)).json;
        });
      },
      ask: () => Promise.resolve({ ok: false }),
      importFile: () => Promise.resolve({ ok: false }),
      packs: () => Promise.resolve({ ok: false }),
      blobPart: () => Promise.resolve({ ok: false }),
      carried: () => Promise.resolve({ ok: false }),
      uploadOffset: () => Promise.resolve({ ok: false }),
      uploadPart: () => Promise.resolve({ ok: false }),
    };
  }
}

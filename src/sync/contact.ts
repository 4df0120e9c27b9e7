import { dropUnnamed } from "./blobs.ts";
import type { FetchPorts } from "./blob-fetch.ts";
import type { PhonePorts, Reply } from "./ports.ts";
import { type Session, talk, type Talked } from "./talk.ts";
import { askAgain, uploadBlobs } from "./uploads.ts";

/** A token that runs out within this many ms is not used any more. */
const TOKEN_MARGIN = 10_000;

/** Conversations with the server, one at a time, and the token that the last of them brought. */
export class Contacts {
  readonly #ports: PhonePorts;
  readonly #session: Session = {};
  /** Called with the outcome of each conversation, before the storage is looked at again. */
  readonly #told: (talked: Talked) => Promise<void>;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(ports: PhonePorts, told: (talked: Talked) => Promise<void>) {
    this.#ports = ports;
    this.#told = told;
  }

  /** Talks now; where a conversation is under way, behind it: what was written meanwhile is said then. */
  contact(): Promise<void> {
    if (!this.#running) {
      this.#running = this.#alone().finally(() => (this.#running = undefined));
      return this.#running;
    }
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.contact();
      });
    return this.#next;
  }

  /** Runs a request with a token that holds, talking to the server first where there is none. */
  readonly withToken: FetchPorts["withToken"] = async (request) => {
    if (!this.#tokenHolds()) await this.contact();
    const reply = await this.#ask(request);
    if (reply.ok || reply.refusal?.code !== "unauthorised") return reply;
    await this.contact();
    return this.#ask(request);
  };

  #alone(): Promise<void> {
    const { oneAtATime } = this.#ports;
    return oneAtATime ? oneAtATime(() => this.#talk()) : this.#talk();
  }

  async #talk(): Promise<void> {
    const { storage } = this.#ports;
    const talked = await talk(this.#ports, this.#session);
    if (talked.restored) await askAgain(storage);
    if (talked.lostSight) await dropUnnamed(storage);
    await this.#told(talked);
    if (talked.status !== "good") return;
    const uploaded = await uploadBlobs({ ...this.#ports, withToken: (request) => this.#ask(request) });
    if (uploaded > 0) await this.#told(talked);
  }

  #tokenHolds(): boolean {
    const { token, tokenExpires = Infinity } = this.#session;
    return token !== undefined && this.#ports.clock() < tokenExpires - TOKEN_MARGIN;
  }

  async #ask<T>(request: (token: string) => Promise<Reply<T>>): Promise<Reply<T>> {
    const { token } = this.#session;
    return token === undefined ? { ok: false } : request(token);
  }
}

import type { BlobId } from "../domain/ids.ts";
import { dropUnnamed } from "./blobs.ts";
import type { FetchPorts } from "./blob-fetch.ts";
import { askAgain, isToUpload } from "./files-to-upload.ts";
import type { PhonePorts, Reply } from "./ports.ts";
import { look } from "./storage.ts";
import { type Session, talk, type Talked } from "./talk.ts";
import type * as Uploads from "./uploads.ts";

/** A token that runs out within this many ms is not used any more. */
const TOKEN_MARGIN = 10_000;

/** What the phone is told, and asked, in between. */
export interface Telling {
  /** The outcome of each conversation, before the storage is looked at again. */
  told(talked: Talked): Promise<void>;
  /** More of a file is on the server. @param sending the file that is on its way; absent: none is */
  uploading(sending?: BlobId): Promise<void>;
  /** changes with every entry that is written here */
  head(): unknown;
}

/** Conversations with the server, one at a time, and the token that the last of them brought. */
export class Contacts {
  readonly #ports: PhonePorts;
  readonly #session: Session = {};
  readonly #line: Uploads.Line = {};
  readonly #telling: Telling;
  /** once a page: it looks at all that is here */
  #hasSwept = false;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(ports: PhonePorts, telling: Telling) {
    this.#ports = ports;
    this.#telling = telling;
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
    for (;;) {
      const head = this.#telling.head();
      const talked = await talk(this.#ports, this.#session);
      if (talked.restored) await askAgain(storage);
      if (talked.lostSight) await dropUnnamed(storage);
      await this.#telling.told(talked);
      if (talked.status !== "good") return;
      const uploading = await this.#upload(() => this.#next !== undefined || this.#telling.head() !== head);
      if (!uploading) return;
      // What the line did is said of the whole conversation: it is taken up again as any other that broke off.
      const { ended } = uploading;
      if (ended === "line") talked.status = "offline";
      if (ended === "line" && uploading.retryAfter !== undefined) talked.retryAfter = uploading.retryAfter;
      await this.#telling.told(talked);
      // Files go on behind what is new; whoever waits to talk says it himself.
      if (ended !== "news" || this.#next) return;
    }
  }

  /** @returns undefined: nothing can be uploaded now */
  async #upload(hasNews: () => boolean): Promise<Uploads.Uploading | undefined> {
    const { storage, mayUpload = () => true } = this.#ports;
    const { blobs } = await storage.read({ blobs: look.all("blobs") });
    if (!this.#hasSwept && blobs.some(([, { isDraft }]) => isDraft)) {
      this.#hasSwept = true;
      // What cannot be swept now is swept another time.
      await import("./sweep-draft-files.ts")
        .then(({ sweepDraftFiles }) => sweepDraftFiles(storage, this.#ports.clock()))
        .catch(() => undefined);
    }
    const isAny = blobs.some(([, blob]) => isToUpload(blob) && mayUpload(blob.type));
    // Who is not let in yet has no token.
    if (!isAny || this.#session.token === undefined) return undefined;
    // Not among what the first screen waits for. Who cannot load it now uploads later.
    const uploads = await import("./uploads.ts").catch(() => undefined);
    if (!uploads) return { ended: "line" };
    return uploads.uploadBlobs({
      ...this.#ports,
      withToken: (request) => this.#ask(request),
      line: this.#line,
      hasNews,
      on: (sending) => this.#telling.uploading(sending),
    });
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

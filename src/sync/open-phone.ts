import type { EntryKind, NewEntry, SeenEntry } from "../domain/entry.ts";
import { type EntryId, entryId, type Instant, type UnitId } from "../domain/ids.ts";
import { toBase64Url } from "../protocol/bytes.ts";
import { writeEntry } from "../protocol/write-entry.ts";
import { RUN_LIMITS, type RunEntry } from "../protocol/run.ts";
import type * as Fetching from "./blob-fetch.ts";
import { blobsHere, getBlob, heldBlobs, putOwnBlob, readBlobs, removeBlobs, shedPacks } from "./blobs.ts";
import { Contacts } from "./contact.ts";
import { openDrafts } from "./drafts.ts";
import type { Enrolment } from "./enrol.ts";
import { append } from "./journal.ts";
import { Mirror } from "./mirror.ts";
import {
  type BlobStore,
  type Carry,
  type Contact,
  type DraftStore,
  FetchStopped,
  type ImportFileAnswer,
  type Phone,
  type PhoneState,
  StorageDamaged,
  StorageFull,
  StorageLost,
  type UnitViewAnswer,
  type WrittenFrom,
} from "./phone.ts";
import { type LiveState, stateOf } from "./phone-state.ts";
import type { FileToImport, PhonePorts, Reply } from "./ports.ts";
import type { Carrier } from "./carry/carry.ts";
import { sealAll } from "./seal.ts";
import { look } from "./storage.ts";
import type { Talked } from "./talk.ts";

/**
 * Opens the phone on a storage: reads what is there, and is ready without a network.
 * @throws StorageLost where the storage cannot be read now; `blocked` says whether other tabs hold it
 */
export async function openPhone(ports: PhonePorts): Promise<Phone> {
  const phone = new LivePhone(ports);
  await phone.catchUp();
  return phone;
}

/** A small step back of the clock does not put an entry before the one that it follows. */
const SMALL_STEP_BACK = 5 * 60_000;

/** Not among what the first screen waits for. Who has gone offline since, or holds a page older than the server, tries again later. */
function loadFetching(): Promise<typeof Fetching> {
  return import("./blob-fetch.ts").catch(() => {
    throw new FetchStopped("offline", "what fetches could not be loaded");
  });
}

class LivePhone implements Phone {
  readonly drafts: DraftStore;
  readonly blobs: BlobStore;
  readonly carry: Carry;
  readonly #ports: PhonePorts;
  readonly #mirror: Mirror;
  readonly #contacts: Contacts;
  readonly #listeners = new Set<() => void>();
  readonly #live: LiveState = { storage: "good", contact: "never" };
  #settled: Contact["status"] = "never";
  #state: PhoneState;
  #reading: Promise<void> = Promise.resolve();
  /** characters written here since the last run was sealed ahead */
  #unsealed = 0;

  constructor(ports: PhonePorts) {
    const { storage, keys, otherTabs } = ports;
    this.#ports = ports;
    this.#mirror = new Mirror(storage, ports.mayUpload);
    this.#contacts = new Contacts(ports, {
      told: (talked) => this.#heard(talked),
      uploading: async (sending) => {
        await this.#mirror.lookAtFiles(sending);
        this.#tell();
      },
      head: () => this.#mirror.current?.head,
    });
    this.#state = stateOf(this.#mirror, this.#live);
    this.drafts = openDrafts(
      storage,
      () => this.#now(),
      (write) => this.#guard(write),
    );
    this.blobs = {
      put: async (bytes, type, as) => {
        const id = await this.#guard(() => putOwnBlob(storage, keys, bytes, type, as));
        // What waits is as it was; and a voice that is being recorded puts one every few seconds.
        if (as !== "draft") await this.#changedHere();
        return id;
      },
      get: (id) => getBlob(storage, id),
      readEach: (ids, each) => readBlobs(storage, ids, each),
      has: (ids) => blobsHere(storage, ids),
      held: () => heldBlobs(storage),
      fetch: (wanted, on, signal) =>
        this.#noticing(async () => {
          const { fetchBlobs } = await loadFetching();
          await fetchBlobs({ ...ports, withToken: this.#contacts.withToken }, wanted, on, signal);
        }),
      remove: (ids) => removeBlobs(storage, ids),
    };
    const carrying = <T>(what: (carrier: Carrier) => Promise<T>): Promise<T> =>
      this.#guard(async () => what(await this.#carrier()));
    this.carry = {
      give: (name, most) => carrying((carrier) => carrier.give(name, most)),
      givenAway: () => carrying((carrier) => carrier.givenAway()),
      giveTexts: async (texts) => (await this.#carrier()).giveTexts(this.entries(), texts),
      serverKey: () => carrying((carrier) => carrier.serverKey()),
      takeIn: async (bytes) => {
        const taken = await carrying((carrier) => carrier.takeIn(bytes));
        await this.#changedHere();
        return taken;
      },
      carrying: () => carrying((carrier) => carrier.carrying()),
      putDown: (key) => carrying((carrier) => carrier.putDown(key)),
    };
    otherTabs?.listen(() => void this.catchUp().catch(() => undefined));
    storage.onBlocked(() => this.#set({ storage: "blocked" }));
  }

  get state(): PhoneState {
    return this.#state;
  }

  entries(): readonly SeenEntry[] {
    return this.#mirror.entries();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async write<K extends EntryKind>(entries: readonly NewEntry<K>[], from?: WrittenFrom): Promise<EntryId[]> {
    const { storage, random } = this.#ports;
    const at = this.#writingTime();
    const texts = entries.map((entry) => writeEntry(entry, at));
    const name = toBase64Url(random(9));
    const { current } = this.#mirror;
    const written = await this.#guard(() => append(storage, texts, at, name, from, current));
    const { device, first } = written;
    // Files that came with it wait from now on.
    if (!from?.blobs && this.#mirror.wrote(written)) this.#tell();
    else await this.catchUp();
    this.#ports.otherTabs?.tell();
    this.#sealAhead(texts);
    return texts.map((_, i) => entryId(device, first + i));
  }

  async enrol(how: Enrolment): Promise<void> {
    // Once in the life of a phone.
    const { enrol } = await import("./enrol.ts");
    await this.#guard(() => enrol(this.#ports, how, this.#now()));
    await this.#changedHere();
  }

  async contact(): Promise<void> {
    if (!this.#mirror.current) return;
    this.#set({ contact: "working" });
    try {
      await this.#guard(() => this.#contacts.contact());
      await this.#guard(() => this.#bringCarried());
    } catch (error) {
      // What was not kept will be heard again; `state.storage` tells what is wrong.
      if (!isOfStorage(error)) throw error;
      this.#set({ contact: this.#settled });
    }
  }

  /** Few ever carry anything for others. */
  async #carrier(): Promise<Carrier> {
    return (await import("./carry/carry.ts")).openCarrier(this.#ports);
  }

  async #bringCarried(): Promise<void> {
    if (this.#settled !== "good") return;
    const { carried } = await this.#ports.storage.read({ carried: look.keys("carried") });
    if (carried.length === 0) return;
    // Who cannot load it now brings it later.
    const carrier = await this.#carrier().catch(() => undefined);
    if (carrier && (await carrier.bring(this.#contacts.withToken)) > 0) this.#tell();
  }

  async memberCode(): Promise<string> {
    // Not among what the first screen waits for.
    return (await import("./member-code.ts")).memberCode(this.#ports, this.#now());
  }

  ask(path: string, body?: unknown): Promise<Reply<string>> {
    const { transport } = this.#ports;
    return this.#contacts.withToken((token) => transport.ask(token, path, body));
  }

  async unitView(unit: UnitId): Promise<UnitViewAnswer> {
    // A member's phone never needs it. Who has gone offline since the page came has not got it.
    const asking = await import("./unit-view.ts").catch(() => undefined);
    if (!asking) return { view: undefined, why: "offline" };
    return asking.unitView(this.#contacts.withToken, this.#ports.transport, unit);
  }

  async importFile(file: FileToImport, on: (sent: number) => void): Promise<ImportFileAnswer> {
    const { transport } = this.#ports;
    // A member's phone never needs it.
    const { importFile } = await import("./import-file.ts");
    return importFile(this.#contacts.withToken, transport, file, on);
  }

  async exportOwn(): Promise<string> {
    return (await import("./export-own.ts")).exportOwn(this.#ports.storage, this.entries());
  }

  async forget(): Promise<void> {
    await this.#ports.storage.clear();
    this.#settled = "never";
    this.#set({ contact: "never" });
    await this.#changedHere();
  }

  /** Reads what is new in the storage; one reading at a time. */
  catchUp(): Promise<void> {
    const reading = this.#reading.then(() => this.#mirror.catchUp()).then(() => this.#tell());
    this.#reading = reading.catch(() => undefined);
    return reading;
  }

  async #changedHere(): Promise<void> {
    await this.catchUp();
    this.#ports.otherTabs?.tell();
  }

  async #heard(talked: Talked): Promise<void> {
    const { clock } = this.#ports;
    this.#settled = talked.status;
    this.#live.contact = talked.status;
    if (talked.retryAfter === undefined) delete this.#live.notBefore;
    else this.#live.notBefore = clock() + talked.retryAfter;
    await this.#changedHere();
  }

  /** A run that nothing more goes into is sealed before somebody waits for it: hashing is most of what a contact takes. */
  #sealAhead(texts: readonly RunEntry[]): void {
    for (const { header, body } of texts) this.#unsealed += header.length + body.length;
    if (this.#unsealed < RUN_LIMITS.sealAt) return;
    this.#unsealed -= RUN_LIMITS.sealAt;
    // Where it fails the next contact seals it, and tells what is wrong.
    void sealAll(this.#ports, "full").catch(() => undefined);
  }

  /** The server's time, as far as it is known. */
  #now(): Instant {
    return this.#ports.clock() + (this.#mirror.server?.clockOffset ?? 0);
  }

  #writingTime(): Instant {
    const now = this.#now();
    const last = this.#mirror.current?.lastAt ?? 0;
    return last > now && last - now < SMALL_STEP_BACK ? last : now;
  }

  /** Runs a write; where there is no room, what can be fetched again makes it, and it is tried again. */
  #guard<T>(write: () => Promise<T>): Promise<T> {
    return this.#noticing(async () => {
      for (;;) {
        try {
          return await write();
        } catch (error) {
          if (!(error instanceof StorageFull)) throw error;
          const shed = await shedPacks(this.#ports.storage);
          if (shed === undefined) throw error;
          // What was said of texts stands, whatever goes later.
          if (this.#live.hasShed !== "texts") this.#set({ hasShed: shed });
        }
      }
    });
  }

  async #noticing<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      if (this.#live.storage !== "good" && this.#live.storage !== "blocked") this.#set({ storage: "good" });
      return result;
    } catch (error) {
      if (error instanceof StorageFull) this.#set({ storage: "full" });
      if (error instanceof StorageDamaged) this.#set({ storage: "damaged" });
      if (error instanceof StorageLost) this.#set({ storage: error.blocked ? "blocked" : "lost" });
      throw error;
    }
  }

  #set(live: Partial<LiveState>): void {
    Object.assign(this.#live, live);
    this.#tell();
  }

  #tell(): void {
    this.#state = stateOf(this.#mirror, this.#live);
    for (const listener of this.#listeners) listener();
  }
}

/** `state.storage` tells of it. */
function isOfStorage(error: unknown): boolean {
  return [StorageFull, StorageLost, StorageDamaged].some((kind) => error instanceof kind);
}

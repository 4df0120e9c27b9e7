import { StorageLost } from "../sync/phone.ts";
import { type Migration, MIGRATIONS } from "./migrations.ts";

/** How long before a person is told: within the five seconds that we promise, drawing the page included. */
const PATIENCE_MS = 4_500;
const PAUSE_MS = 100;

/**
 * The connection to one database: opened when first needed, again when it was lost, given up when a newer version of the app
 * wants the database.
 */
export class Connection {
  readonly #name: string;
  readonly #migrations: readonly Migration[];
  readonly #patience: number;
  #opening: Promise<IDBDatabase> | undefined;
  #db: IDBDatabase | undefined;
  #over: "closed" | "blocked" | undefined;
  #waitsForOthers = false;
  readonly #onBlocked: (() => void)[] = [];

  constructor(name: string, migrations: readonly Migration[] = MIGRATIONS, patience = PATIENCE_MS) {
    this.#name = name;
    this.#migrations = migrations;
    this.#patience = patience;
  }

  onBlocked(listener: () => void): void {
    this.#onBlocked.push(listener);
  }

  close(): void {
    this.#over ??= "closed";
    this.#db?.close();
    this.#db = undefined;
  }

  /**
   * Does work with the connection; where that was lost on the way, opens it again and repeats.
   * @throws StorageLost when patience is at its end; what `work` threw where the connection was not the cause
   */
  async use<T>(work: (db: IDBDatabase) => Promise<T>): Promise<T> {
    const until = performance.now() + this.#patience;
    for (;;) {
      const db = this.#db ?? (await this.#openBy(until));
      try {
        return await work(db);
      } catch (error) {
        if (!isLost(error)) throw error;
        this.#lose(db);
        if (performance.now() > until)
          throw new StorageLost("the database does not answer", { cause: error });
      }
      await pause(PAUSE_MS);
    }
  }

  async #openBy(until: number): Promise<IDBDatabase> {
    for (;;) {
      if (this.#over) throw new StorageLost(this.#over, { blocked: this.#over === "blocked" });
      this.#opening ??= this.#open();
      const left = Math.max(0, until - performance.now());
      const opened = await Promise.race([this.#opening.catch(asError), pause(left)]);
      if (opened === undefined) {
        // What hangs is left alone, but for a connection that others still hold: that one comes as soon as they let go.
        if (!this.#waitsForOthers) this.#opening = undefined;
        throw new StorageLost("the database does not open", { blocked: this.#waitsForOthers });
      }
      if (!(opened instanceof Error)) return opened;
      this.#opening = undefined;
      // A page of a newer version of the app has been here: this one must be loaded anew.
      if (opened.name === "VersionError")
        throw new StorageLost(opened.message, { blocked: true, cause: opened });
      if (performance.now() > until) throw new StorageLost(opened.message, { cause: opened });
      await pause(PAUSE_MS);
    }
  }

  #open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(this.#name, this.#migrations.length);
      // What a migration throws ends its transaction, and the open with it.
      request.addEventListener("upgradeneeded", ({ oldVersion }) => {
        for (const migration of this.#migrations.slice(oldVersion)) {
          migration(request.result, request.transaction!);
        }
      });
      request.addEventListener("blocked", () => (this.#waitsForOthers = true));
      request.addEventListener("error", () => reject(asError(request.error)));
      request.addEventListener("success", () => resolve(this.#opened(request.result)));
    });
  }

  #opened(db: IDBDatabase): IDBDatabase {
    db.addEventListener("versionchange", () => this.#makeWay());
    db.addEventListener("close", () => this.#lose(db));
    this.#waitsForOthers = false;
    if (this.#over || this.#db) db.close();
    this.#db ??= db;
    return this.#db;
  }

  /** A newer version of the app waits for this page to let go. What is being written is still finished. */
  #makeWay(): void {
    this.#over = "blocked";
    this.#db?.close();
    this.#db = undefined;
    for (const listener of this.#onBlocked) listener();
  }

  #lose(db: IDBDatabase): void {
    if (this.#db !== db) return;
    this.#db = undefined;
    this.#opening = undefined;
    db.close();
  }
}

/** Thrown by a transaction that ended without an error of its own: the browser took the connection away. */
export class ConnectionLost extends Error {}

/** iOS says UnknownError or AbortError when its database process is gone; InvalidStateError: the connection is closed. */
function isLost(error: unknown): boolean {
  if (error instanceof ConnectionLost) return true;
  return (
    error instanceof DOMException && ["InvalidStateError", "UnknownError", "AbortError"].includes(error.name)
  );
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error), { cause: error });
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

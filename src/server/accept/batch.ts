import type { Entry } from "../../domain/entry.ts";
import type { DeviceId, EntryId, Instant } from "../../domain/ids.ts";
import { Outgoing } from "../feeds/outgoing.ts";
import { Registry } from "../registry/registry.ts";
import type { ServerSecrets } from "../secrets.ts";
import type { Dialect } from "../store/dialect.ts";
import { insertRows } from "../store/insert-rows.ts";
import type { Db } from "../store/store.ts";
import { askForScrub } from "../store/scrub.ts";
import { Exceptions } from "./exceptions.ts";
import { Journals } from "./journals.ts";

const REGISTRY_ENTRY = { device: "line", n: "bigint", kind: "line" } as const;
const DELAYED = { device: "line", n: "bigint", due: "bigint" } as const;

/** An entry that can be read: the texts as they were written, and what they say. */
export interface Readable {
  entry: Entry;
  received: Instant;
}

/** All that one transaction reads, decides and is going to write. */
export class Batch {
  readonly db: Db;
  readonly dialect: Dialect;
  readonly now: Instant;
  readonly secrets: ServerSecrets;
  readonly journals: Journals;
  readonly registry: Registry;
  readonly outgoing = new Outgoing();
  readonly exceptions: Exceptions;
  /** whose recovery cookie came along with a device's push */
  readonly recoveries: ReadonlyMap<DeviceId, DeviceId>;
  /** entries on which an attempt before this one broke */
  readonly unfit: ReadonlySet<EntryId>;
  /** what accepted entries have made known: pending entries that wait for one of these are looked at again */
  readonly settled = new Set<string>();
  /** for the server's log, once this is committed; names nobody */
  readonly notices: string[] = [];
  /** words were erased: the files have to be scrubbed once this is committed */
  erased = false;
  readonly #registryEntries: unknown[][] = [];
  readonly #delayed: unknown[][] = [];

  constructor(given: {
    db: Db;
    dialect: Dialect;
    now: Instant;
    secrets: ServerSecrets;
    recoveries?: ReadonlyMap<DeviceId, DeviceId>;
    unfit?: ReadonlySet<EntryId>;
  }) {
    this.db = given.db;
    this.dialect = given.dialect;
    this.now = given.now;
    this.secrets = given.secrets;
    this.recoveries = given.recoveries ?? new Map<DeviceId, DeviceId>();
    this.unfit = given.unfit ?? new Set<EntryId>();
    this.journals = new Journals(given.db, given.dialect);
    this.registry = new Registry(given.db, given.dialect, given.secrets.device);
    this.exceptions = new Exceptions(given.db, given.dialect);
  }

  rememberForRegistry(entry: Entry): void {
    this.#registryEntries.push([entry.device, entry.n, entry.header.kind]);
  }

  delay(entry: Entry, due: Instant): void {
    this.#delayed.push([entry.device, entry.n, due]);
  }

  /** Nobody will see it by itself any more. */
  async undelay(device: DeviceId, n: number): Promise<boolean> {
    const at = this.#delayed.findIndex(([d, m]) => d === device && m === n);
    if (at >= 0) {
      this.#delayed.splice(at, 1);
      return true;
    }
    const { numDeletedRows } = await this.db
      .deleteFrom("delayed")
      .where("device", "=", device)
      .where("n", "=", n)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  /** Writes everything but the feeds: their rows are locked last, and for the shortest time. */
  async save(): Promise<void> {
    await this.registry.save();
    if (this.erased) await askForScrub(this.db);
    await this.exceptions.save();
    await insertRows(this.db, this.dialect, "registry_entries", REGISTRY_ENTRY, this.#registryEntries);
    await insertRows(this.db, this.dialect, "delayed", DELAYED, this.#delayed);
    await this.journals.save();
  }
}

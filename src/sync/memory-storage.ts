import { StorageFull } from "./phone.ts";
import {
  type Change,
  type Decision,
  type Durability,
  type Look,
  type Looks,
  type Seen,
  type Storage,
  STORE_NAMES,
  type StoreName,
} from "./storage.ts";

/** What survives when a phone is switched off; several `MemoryStorage` (tabs) may stand on one. */
export class MemoryDisk {
  readonly stores = new Map(STORE_NAMES.map((name) => [name, new Map<string, Row>()]));
  /** rows as they were before changes that were not strict, newest last */
  #unsure: { store: StoreName; at: string; before: Row | undefined }[] = [];
  /** bytes that fit, about; undefined: as many as you like */
  room?: number;

  /** The power goes: what was not strict, since the last that was, is gone. */
  powerCut(): void {
    for (const { store, at, before } of this.#unsure.reverse()) {
      if (before) this.stores.get(store)!.set(at, before);
      else this.stores.get(store)!.delete(at);
    }
    this.#unsure = [];
  }

  /** Another phone with the same content: a cloned or a restored one. */
  copy(): MemoryDisk {
    const copy = new MemoryDisk();
    for (const [name, rows] of this.stores) copy.stores.set(name, new Map(rows));
    return copy;
  }

  apply(changes: readonly Change[], durability: Durability): void {
    const before = this.#unsure.length;
    for (const change of changes) this.#applyOne(change);
    if (this.room !== undefined && changes.some((change) => "put" in change) && this.#used() > this.room) {
      const mine = this.#unsure.splice(before);
      const kept = this.#unsure;
      this.#unsure = mine;
      this.powerCut();
      this.#unsure = kept;
      throw new StorageFull("no room");
    }
    if (durability === "strict") this.#unsure = [];
  }

  #applyOne(change: Change): void {
    if ("put" in change) {
      this.#set(change.put, encode(change.key), { key: change.key, value: change.value });
    } else if ("empty" in change) {
      for (const at of this.stores.get(change.empty)!.keys()) this.#set(change.empty, at, undefined);
    } else if ("key" in change) {
      this.#set(change.drop, encode(change.key), undefined);
    } else {
      const [from, to] = [encode(change.from), encode(change.to)];
      for (const at of this.stores.get(change.drop)!.keys()) {
        if (at >= from && at <= to) this.#set(change.drop, at, undefined);
      }
    }
  }

  #set(store: StoreName, at: string, row: Row | undefined): void {
    const rows = this.stores.get(store)!;
    this.#unsure.push({ store, at, before: rows.get(at) });
    if (row) rows.set(at, row);
    else rows.delete(at);
  }

  #used(): number {
    let bytes = 0;
    for (const rows of this.stores.values()) for (const row of rows.values()) bytes += sizeOf(row.value);
    return bytes;
  }
}

interface Row {
  key: unknown;
  value: unknown;
}

/**
 * Storage in memory. Values are not copied: what is put is never changed by who put it.
 * @param turn awaited before and after each operation: where a simulation lets others come in between, or the phone crash
 */
export class MemoryStorage implements Storage {
  readonly #disk: MemoryDisk;
  readonly #turn: () => Promise<void>;

  constructor(disk: MemoryDisk, turn: () => Promise<void> = () => Promise.resolve()) {
    this.#disk = disk;
    this.#turn = turn;
  }

  async read<L extends Looks>(looks: L): Promise<Seen<L>> {
    await this.#turn();
    return this.#seen(looks);
  }

  async change<L extends Looks, T>(
    scope: readonly StoreName[],
    looks: L,
    decide: (seen: Seen<L>) => Decision<T>,
    durability: Durability = "strict",
  ): Promise<T> {
    for (const { store } of Object.values(looks)) inScope(scope, store);
    await this.#turn();
    const { changes, result } = decide(this.#seen(looks));
    for (const change of changes) {
      inScope(scope, "put" in change ? change.put : "drop" in change ? change.drop : change.empty);
    }
    this.#disk.apply(changes, durability);
    await this.#turn();
    return result;
  }

  async clear(): Promise<void> {
    await this.#turn();
    this.#disk.apply(
      STORE_NAMES.map((empty) => ({ empty })),
      "strict",
    );
  }

  onBlocked(): void {
    // Memory has no versions.
  }

  close(): void {
    // Nothing is held.
  }

  #seen<L extends Looks>(looks: L): Seen<L> {
    const seen = Object.entries(looks).map(([name, look]) => [name, this.#look(look)]);
    return Object.fromEntries(seen) as Seen<L>;
  }

  #look(look: Look): unknown {
    const rows = this.#disk.stores.get(look.store)!;
    if ("key" in look) return rows.get(encode(look.key))?.value;
    let all = [...rows];
    if ("from" in look) {
      const [from, to] = [encode(look.from), encode(look.to)];
      all = all.filter(([at]) => at >= from && at <= to);
    }
    all.sort(([a], [b]) => (a < b ? -1 : 1));
    if ("limit" in look) all = all.slice(0, look.limit);
    if ("only" in look) return all.map(([, row]) => row.value);
    return all.map(([, row]) => ("all" in look && look.all === "keys" ? row.key : [row.key, row.value]));
  }
}

function inScope(scope: readonly StoreName[], store: StoreName): void {
  if (!scope.includes(store)) throw new Error(`${store} is not in the scope of the change`);
}

/** Texts of keys that sort as IndexedDB sorts the keys. */
function encode(key: string | [string, number]): string {
  if (typeof key === "string") return key;
  const n = key[1] === Infinity ? "~" : String(key[1]).padStart(16, "0");
  return `${key[0]}\u0000${n}`;
}

function sizeOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (value instanceof Uint8Array) return value.length;
  if (typeof value !== "object" || value === null) return 8;
  return Object.values(value).reduce((sum: number, part) => sum + sizeOf(part), 0);
}

import type { Dialect } from "../store/dialect.ts";
import { forUpdate, rowsFromJson } from "../store/dialect.ts";
import { insertRows, overwriting } from "../store/insert-rows.ts";
import { type Db, query } from "../store/store.ts";
import type { DeviceRow } from "../store/tables.ts";
import { type Fact, firstFactLink, nextFactLink } from "./facts.ts";
import { newJournal, type PlacedRun } from "./place-run.ts";

/**
 * The rows of the journals that a transaction adds to, locked until it ends; and the facts that it says about them, in order.
 */
export class Journals {
  readonly #db: Db;
  readonly #dialect: Dialect;
  readonly #rows = new Map<string, DeviceRow>();
  readonly #facts = new Map<string, Fact[]>();
  readonly #changed = new Set<string>();
  readonly #begun = new Set<string>();

  constructor(db: Db, dialect: Dialect) {
    this.#db = db;
    this.#dialect = dialect;
  }

  /** All that were locked, also by an attempt that failed: the next one locks them first, in order. */
  get locked(): Iterable<string> {
    return this.#rows.keys();
  }

  /** Locks the rows that are there, in one order for all. */
  async lock(devices: Iterable<string>): Promise<void> {
    const wanted = [...new Set(devices)].filter((device) => !this.#rows.has(device)).sort();
    if (wanted.length === 0) return;
    for (const row of await loadDevices(this.#db, this.#dialect, wanted, forUpdate(this.#dialect))) {
      this.#rows.set(row.device, row);
    }
  }

  get(device: string): DeviceRow | undefined {
    return this.#rows.get(device);
  }

  /** Moves a journal on, or begins it. */
  extend(run: PlacedRun, now: number): void {
    const row = this.#rows.get(run.device) ?? newRow(run.device, run.key);
    if (!this.#rows.has(run.device)) this.#begun.add(run.device);
    row.head = run.to;
    row.link = run.link;
    row.received = now;
    this.#rows.set(run.device, row);
    this.#changed.add(run.device);
  }

  setMember(device: string, member: string): void {
    this.#rows.get(device)!.member = member;
    this.#changed.add(device);
  }

  setRevoked(device: string, at: number): void {
    this.#rows.get(device)!.revoked = at;
    this.#changed.add(device);
  }

  /** Says something of a journal that is locked. Neighbours of which the same is said are one fact. */
  say(device: string, fact: Fact): void {
    let facts = this.#facts.get(device);
    if (!facts) this.#facts.set(device, (facts = []));
    const last = facts[facts.length - 1];
    if (last?.to === fact.from - 1 && saysTheSame(last, fact)) last.to = fact.to;
    else facts.push(fact);
  }

  /** What this transaction has said of a journal so far. */
  saidOf(device: string): readonly Fact[] {
    return this.#facts.get(device) ?? [];
  }

  /** Writes facts and rows. */
  async save(): Promise<void> {
    const facts: unknown[][] = [];
    for (const [device, said] of this.#facts) {
      const row = this.#rows.get(device);
      if (!row) throw new Error("a fact about a journal that is not locked");
      for (const fact of said) {
        const text = JSON.stringify(fact);
        row.fact_link = nextFactLink(row.fact_link, text);
        facts.push([device, ++row.fact_head, text, row.fact_link]);
      }
      this.#changed.add(device);
    }
    this.#facts.clear();
    await insertRows(this.#db, this.#dialect, "facts", FACT_COLUMNS, facts);
    await this.#saveRows(this.#changed);
  }

  /** Journals that begin in this transaction: what follows looks them up in the database. */
  async saveBegun(): Promise<void> {
    await this.#saveRows(this.#begun);
  }

  async #saveRows(devices: Set<string>): Promise<void> {
    const names = Object.keys(DEVICE_COLUMNS);
    const rows = [...devices].map((device) => {
      const row = this.#rows.get(device)!;
      return names.map((name) => row[name as keyof DeviceRow]);
    });
    devices.clear();
    await insertRows(this.#db, this.#dialect, "devices", DEVICE_COLUMNS, rows, MOVED_ON);
  }
}

/** Apart from the numbers that it says it of. What facts hold are plain values and lists of texts. */
function saysTheSame(one: Fact, other: Fact): boolean {
  const [a, b] = [one, other] as unknown as Record<string, unknown>[];
  const names = Object.keys(a!);
  if (names.length !== Object.keys(b!).length) return false;
  return names.every(
    (name) => name === "from" || name === "to" || a![name] === b![name] || isSameList(a![name], b![name]),
  );
}

function isSameList(a: unknown, b: unknown): boolean {
  return (
    Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((value, i) => value === b[i])
  );
}

const DEVICE_COLUMNS = {
  device: "text",
  key: "text",
  member: "text",
  head: "bigint",
  link: "text",
  fact_head: "bigint",
  fact_link: "text",
  received: "bigint",
  revoked: "bigint",
} as const satisfies Record<keyof DeviceRow, "text" | "bigint">;
const MOVED_ON = overwriting(DEVICE_COLUMNS, ["device"]);
const FACT_COLUMNS = { device: "line", f: "bigint", fact: "line", link: "line" } as const;

export async function loadDevices(
  db: Db,
  dialect: Dialect,
  devices: readonly string[],
  lock = "",
): Promise<DeviceRow[]> {
  if (devices.length === 0) return [];
  const from = rowsFromJson(dialect, { device: "text" }, "w");
  return query<DeviceRow>(
    db,
    dialect,
    `select ${Object.keys(DEVICE_COLUMNS).join(", ")} from devices
     where device in (select device from ${from}) order by device${lock}`,
    [JSON.stringify(devices.map((device) => [device]))],
  );
}

/** Rows that are asked for within one turn of the event loop are read in one query. */
export function devicesTogether(
  db: Db,
  dialect: Dialect,
): (devices: readonly string[]) => Promise<ReadonlyMap<string, DeviceRow>> {
  let wanted = new Set<string>();
  let soon: Promise<ReadonlyMap<string, DeviceRow>> | undefined;
  const load = async (): Promise<ReadonlyMap<string, DeviceRow>> => {
    await new Promise<void>((resolve) => setImmediate(resolve));
    const asked = [...wanted];
    wanted = new Set();
    soon = undefined;
    return new Map((await loadDevices(db, dialect, asked)).map((row) => [row.device, row]));
  };
  return (devices) => {
    for (const device of devices) wanted.add(device);
    return (soon ??= load());
  };
}

function newRow(device: string, key: string): DeviceRow {
  return {
    device,
    key,
    member: null,
    head: 0,
    link: newJournal(device).link,
    fact_head: 0,
    fact_link: firstFactLink(device),
    received: 0,
    revoked: null,
  };
}

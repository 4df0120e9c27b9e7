import type { Verdict, VerdictReason } from "../../domain/entry.ts";
import { type EntryId, entryId, type Instant } from "../../domain/ids.ts";
import type { ReceiptException } from "../../protocol/push.ts";
import { type Dialect, rowsFromJson } from "../store/dialect.ts";
import { insertRows, overwriting } from "../store/insert-rows.ts";
import { type Db, query } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";

export type ExceptionRow = Tables["exceptions"];
const COLUMNS = {
  device: "text",
  n: "bigint",
  verdict: "text",
  reason: "text",
  detail: "text",
  ref: "text",
} as const satisfies Record<keyof ExceptionRow, "text" | "bigint">;
const SET_ANEW = overwriting(COLUMNS, ["device", "n"]);
const FEW = 100;
export type Apart = Exclude<Verdict, { verdict: "accepted" }>;

/** Which entries stand apart now: what the facts come to. Written at the end of the transaction. */
export class Exceptions {
  readonly #db: Db;
  readonly #dialect: Dialect;
  /** null: stands apart no more */
  readonly #changes = new Map<EntryId, ExceptionRow | null>();

  constructor(db: Db, dialect: Dialect) {
    this.#db = db;
    this.#dialect = dialect;
  }

  set(device: string, n: number, apart: Apart): void {
    this.#changes.set(entryId(device, n), {
      device,
      n,
      verdict: apart.verdict,
      reason: apart.reason,
      detail: apart.verdict === "quarantined" ? (apart.detail ?? null) : null,
      ref: apart.verdict === "pending" ? (apart.ref ?? null) : null,
    });
  }

  clear(device: string, n: number): void {
    this.#changes.set(entryId(device, n), null);
  }

  async get(device: string, n: number): Promise<ExceptionRow | undefined> {
    const changed = this.#changes.get(entryId(device, n));
    if (changed !== undefined) return changed ?? undefined;
    return this.#db
      .selectFrom("exceptions")
      .selectAll()
      .where("device", "=", device)
      .where("n", "=", n)
      .executeTakeFirst();
  }

  /** Pending entries that wait for one of these. */
  async waitingFor(refs: ReadonlySet<string>): Promise<ExceptionRow[]> {
    const stored = await this.#storedWaitingFor(refs);
    const changed = [...this.#changes.values()].filter(
      (row) => row?.verdict === "pending" && row.ref !== null && refs.has(row.ref),
    ) as ExceptionRow[];
    return [...stored.filter((row) => !this.#changes.has(entryId(row.device, row.n))), ...changed];
  }

  /** How many entries of a journal before n, received since then, wait for this. */
  async countWaiting(device: string, n: number, ref: string, since: Instant): Promise<number> {
    const stored = await this.#db
      .selectFrom("exceptions as x")
      .innerJoin("entries as e", (join) => join.onRef("e.device", "=", "x.device").onRef("e.n", "=", "x.n"))
      .select("x.n")
      .where("x.device", "=", device)
      .where("x.n", "<", n)
      .where("x.ref", "=", ref)
      .where("e.received", ">=", since)
      .execute();
    const changed = [...this.#changes.values()].filter(
      (row) => row?.device === device && row.n < n && row.ref === ref,
    );
    return stored.filter((row) => !this.#changes.has(entryId(device, row.n))).length + changed.length;
  }

  async #storedWaitingFor(refs: ReadonlySet<string>): Promise<ExceptionRow[]> {
    const pending = `select x.device, x.n, x.verdict, x.reason, x.detail, x.ref from exceptions x
       where x.verdict = 'pending'`;
    // As a rule few things wait, and a thousand have come that something could wait for.
    const few = await query<ExceptionRow>(
      this.#db,
      this.#dialect,
      `${pending} and x.ref is not null limit ${FEW + 1}`,
    );
    if (few.length <= FEW) return few.filter(({ ref }) => refs.has(ref!));
    const from = rowsFromJson(this.#dialect, { ref: "text" }, "w");
    return query<ExceptionRow>(this.#db, this.#dialect, `${pending} and x.ref in (select ref from ${from})`, [
      JSON.stringify([...refs].map((ref) => [ref])),
    ]);
  }

  /** As `ofMember`, without what only waits. */
  async quarantinedOf(member: string, devices: readonly string[]): Promise<ExceptionRow[]> {
    return (await this.ofMember(member, devices)).filter(({ verdict }) => verdict === "quarantined");
  }

  /** What waits or is quarantined of these journals, and of others where the header names this member; perhaps others among it. */
  async ofMember(member: string, devices: readonly string[]): Promise<ExceptionRow[]> {
    const from = rowsFromJson(this.#dialect, { device: "text" }, "w");
    const stored = await query<ExceptionRow>(
      this.#db,
      this.#dialect,
      `select x.device, x.n, x.verdict, x.reason, x.detail, x.ref from exceptions x
       join entries e on e.device = x.device and e.n = x.n
       where x.device in (select device from ${from}) or e.header like ?
       order by x.device, x.n`,
      [JSON.stringify(devices.map((device) => [device])), `%${member}%`],
    );
    const changed = [...this.#changes.values()].filter((row) => row !== null);
    return [...stored.filter((row) => !this.#changes.has(entryId(row.device, row.n))), ...changed];
  }

  async save(): Promise<void> {
    const gone: unknown[][] = [];
    const set: unknown[][] = [];
    for (const [id, row] of this.#changes) {
      const dot = id.lastIndexOf(".");
      if (row) set.push([row.device, row.n, row.verdict, row.reason, row.detail, row.ref]);
      else gone.push([id.slice(0, dot), Number(id.slice(dot + 1))]);
    }
    this.#changes.clear();
    if (gone.length > 0) {
      const from = rowsFromJson(this.#dialect, { device: "text", n: "bigint" }, "r");
      await query(
        this.#db,
        this.#dialect,
        `delete from exceptions where (device, n) in (select device, n from ${from})`,
        [JSON.stringify(gone)],
      );
    }
    await insertRows(this.#db, this.#dialect, "exceptions", COLUMNS, set, SET_ANEW);
  }
}

/** What stands apart in these journals, in the order of their entries. */
export async function loadExceptions(
  db: Db,
  dialect: Dialect,
  devices: readonly string[],
): Promise<Map<string, ReceiptException[]>> {
  const found = new Map<string, ReceiptException[]>();
  if (devices.length === 0) return found;
  const from = rowsFromJson(dialect, { device: "text" }, "w");
  const rows = await query<ExceptionRow>(
    db,
    dialect,
    `select device, n, verdict, reason, detail, ref from exceptions
     where device in (select device from ${from}) order by device, n`,
    [JSON.stringify(devices.map((device) => [device]))],
  );
  for (const { device, n, verdict, reason, detail } of rows) {
    let list = found.get(device);
    if (!list) found.set(device, (list = []));
    list.push({ n, verdict, reason: reason as VerdictReason, ...(detail !== null && { detail }) });
  }
  return found;
}

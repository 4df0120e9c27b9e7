import type { KnownDevice, KnownEntry, KnownPairing, World } from "../../domain/world.ts";
import { parseEntryId } from "../../domain/ids.ts";
import type { Dialect } from "../store/dialect.ts";
import { rowsFromJson } from "../store/dialect.ts";
import { insertRows, overwriting } from "../store/insert-rows.ts";
import { type Db, query } from "../store/store.ts";
import { DOC_TABLES, type DocTable, type Docs, LOOKUP_COLUMNS } from "./docs.ts";
import { loadKnownEntries } from "./known-entries.ts";

/** Thrown by a look-up of something that has not been loaded yet: the caller loads what is `wanted` and asks again. */
export class NotLoaded extends Error {}
const NOT_LOADED = new NotLoaded("load() and ask again");

type Wanted = { [T in DocTable]: Set<string> } & {
  devices: Set<string>;
  entries: Set<string>;
  pairingsOf: Set<string>;
  pairingsFor: Set<string>;
};

/**
 * What one transaction knows of the world: loaded in bulk, looked up without waiting, changed as entries are accepted, saved at
 * its end. The policy is a plain function and cannot wait for a database; so a look-up of what is not here yet throws `NotLoaded`.
 */
export class Registry implements World {
  readonly #db: Db;
  readonly #dialect: Dialect;
  readonly #serverDevice: string;
  readonly #docs: { [T in DocTable]: Map<string, Docs[T] | undefined> } = {
    units: new Map(),
    members: new Map(),
    texts: new Map(),
    meetings: new Map(),
    forms: new Map(),
    shares: new Map(),
    pairings: new Map(),
    invitations: new Map(),
    campaigns: new Map(),
  };
  readonly #changed: { [T in DocTable]: Set<string> } = emptySets();
  readonly #devices = new Map<string, KnownDevice | undefined>();
  readonly #entries = new Map<string, KnownEntry | undefined>();
  readonly #pairingsOf = new Map<string, Set<string>>();
  readonly #pairingsFor = new Map<string, Set<string>>();
  #wanted = nothingWanted();
  /** What is not here is not there: nothing is looked up in the database. */
  #complete = false;

  constructor(db: Db, dialect: Dialect, serverDevice: string) {
    this.#db = db;
    this.#dialect = dialect;
    this.#serverDevice = serverDevice;
  }

  /** An empty one, to fold the whole registry anew. */
  static anew(db: Db, dialect: Dialect): Registry {
    const registry = new Registry(db, dialect, "");
    registry.#complete = true;
    return registry;
  }

  all<T extends DocTable>(table: T): Docs[T][] {
    return [...this.#docs[table].values()].flatMap((doc) => doc ?? []);
  }

  unit = (id: string) => this.get("units", id);
  member = (id: string) => this.get("members", id);
  text = (id: string) => this.get("texts", id);
  meeting = (id: string) => this.get("meetings", id);
  form = (id: string) => this.get("forms", id);
  share = (id: string) => this.get("shares", id);
  pairing = (id: string) => this.get("pairings", id);
  invitation = (id: string) => this.get("invitations", id);

  device(id: string): KnownDevice | undefined {
    if (!this.#devices.has(id)) this.#miss("devices", id);
    return this.#devices.get(id);
  }

  entry(id: string): KnownEntry | undefined {
    if (!this.#entries.has(id)) this.#miss("entries", id);
    return this.#entries.get(id);
  }

  pairingsOf(helper: string): readonly KnownPairing[] {
    const ids = this.#pairingsOf.get(helper);
    if (!ids) this.#miss("pairingsOf", helper);
    return [...(ids ?? [])].flatMap((id) => this.get("pairings", id) ?? []);
  }

  pairingsFor(elder: string): readonly KnownPairing[] {
    const ids = this.#pairingsFor.get(elder);
    if (!ids) this.#miss("pairingsFor", elder);
    return [...(ids ?? [])].flatMap((id) => this.get("pairings", id) ?? []);
  }

  /** @throws NotLoaded */
  get<T extends DocTable>(table: T, id: string): Docs[T] | undefined {
    const docs = this.#docs[table];
    if (!docs.has(id)) this.#miss(table, id);
    return docs.get(id);
  }

  set<T extends DocTable>(table: T, doc: Docs[T]): void {
    this.#docs[table].set(doc.id, doc);
    this.#changed[table].add(doc.id);
    if (table === "pairings") {
      const pairing = doc as Docs["pairings"];
      this.#pairingsOf.get(pairing.helper)?.add(pairing.id);
      this.#pairingsFor.get(pairing.elder)?.add(pairing.id);
    }
  }

  setDevice(device: KnownDevice): void {
    this.#devices.set(device.id, device);
  }

  /** Meetings of a branch that the database does not know yet. */
  changedMeetingsOf(branch: string): string[] {
    return [...this.#changed.meetings].filter((id) => this.#docs.meetings.get(id)?.branch === branch);
  }

  /** What was looked up of a journal whose writer was not known then. */
  forgetEntriesOf(device: string): void {
    for (const id of this.#entries.keys()) if (id.startsWith(`${device}.`)) this.#entries.delete(id);
  }

  /** Asks for something to be there after the next `load`. */
  want(what: keyof Wanted, id: string): void {
    const known =
      what === "devices"
        ? this.#devices.has(id)
        : what === "entries"
          ? this.#entries.has(id)
          : what === "pairingsOf"
            ? this.#pairingsOf.has(id)
            : what === "pairingsFor"
              ? this.#pairingsFor.has(id)
              : this.#docs[what].has(id);
    if (!known) this.#wanted[what].add(id);
  }

  /** Whom all invitations that are loaded are for, and who made them. */
  wantInvited(): void {
    for (const invitation of this.#docs.invitations.values()) {
      if (!invitation) continue;
      this.want("members", invitation.member);
      this.want("pairingsOf", invitation.member);
      if (invitation.by !== undefined) this.want("members", invitation.by);
    }
  }

  /** The branches of all members that are loaded, and the units in which they have a role. */
  wantUnitsOfMembers(): void {
    for (const member of this.#docs.members.values()) {
      if (!member) continue;
      this.want("units", member.homeBranch);
      if (member.hostBranch !== undefined) this.want("units", member.hostBranch);
      for (const { unit } of member.roles) this.want("units", unit);
    }
  }

  /** Loads what was wanted; what is not there is known to be not there. */
  async load(): Promise<void> {
    const wanted = this.#wanted;
    this.#wanted = nothingWanted();
    for (const table of DOC_TABLES) {
      await this.#loadDocs(table, wanted[table]);
    }
    if (wanted.pairingsOf.size > 0) await this.#loadPairings("helper", this.#pairingsOf, wanted.pairingsOf);
    if (wanted.pairingsFor.size > 0) await this.#loadPairings("elder", this.#pairingsFor, wanted.pairingsFor);
    if (wanted.devices.size > 0) await this.#loadDevices(wanted.devices);
    if (wanted.entries.size > 0) {
      const found = await loadKnownEntries(this.#db, this.#dialect, [...wanted.entries].flatMap(parseId));
      for (const id of wanted.entries) this.#entries.set(id, found.get(id));
    }
  }

  /** Answers `ask` from what is loaded, loading what turns out to be needed. */
  async answer<T>(ask: () => T): Promise<T> {
    for (;;) {
      try {
        return ask();
      } catch (error) {
        if (!(error instanceof NotLoaded)) throw error;
        await this.load();
      }
    }
  }

  /** Writes what was changed. */
  async save(): Promise<void> {
    for (const table of DOC_TABLES) {
      const changed = this.#changed[table];
      if (changed.size === 0) continue;
      const docs = [...changed].map((id) => this.#docs[table].get(id)!);
      await saveDocs(this.#db, this.#dialect, table, docs);
      changed.clear();
    }
  }

  #miss(what: keyof Wanted, id: string): void {
    if (this.#complete) return;
    this.#wanted[what].add(id);
    throw NOT_LOADED;
  }

  async #loadDocs<T extends DocTable>(table: T, ids: ReadonlySet<string>): Promise<void> {
    if (ids.size === 0) return;
    const from = rowsFromJson(this.#dialect, { id: "text" }, "w");
    const rows = await query<{ id: string; doc: string }>(
      this.#db,
      this.#dialect,
      `select t.id, t.doc from ${table} t where t.id in (select id from ${from})`,
      [JSON.stringify([...ids].map((id) => [id]))],
    );
    for (const id of ids) this.#docs[table].set(id, undefined);
    for (const row of rows) this.#docs[table].set(row.id, JSON.parse(row.doc) as Docs[T]);
  }

  async #loadPairings(
    side: "helper" | "elder",
    known: Map<string, Set<string>>,
    members: ReadonlySet<string>,
  ): Promise<void> {
    const rows = await this.#db
      .selectFrom("pairings")
      .select(["id", "doc", "helper", "elder"])
      .where(side, "in", [...members])
      .execute();
    for (const member of members) known.set(member, new Set());
    for (const row of rows) {
      known.get(row[side])!.add(row.id);
      if (!this.#docs.pairings.has(row.id)) {
        this.#docs.pairings.set(row.id, JSON.parse(row.doc) as Docs["pairings"]);
      }
    }
  }

  async #loadDevices(ids: ReadonlySet<string>): Promise<void> {
    const rows = await this.#db
      .selectFrom("devices")
      .select(["device", "member", "revoked"])
      .where("device", "in", [...ids])
      .execute();
    for (const id of ids) this.#devices.set(id, undefined);
    for (const row of rows) this.setDevice(knownDevice(row, this.#serverDevice));
  }
}

export function knownDevice(
  row: { device: string; member: string | null; revoked: number | null },
  serverDevice: string,
): KnownDevice {
  return {
    id: row.device,
    ...(row.device === serverDevice && { isServer: true }),
    ...(row.member && { member: row.member }),
    revoked: row.revoked !== null,
  };
}

export async function saveDocs<T extends DocTable>(
  db: Db,
  dialect: Dialect,
  table: T,
  docs: readonly Docs[T][],
): Promise<void> {
  const lookUp = Object.entries(LOOKUP_COLUMNS[table]) as [string, (doc: Docs[T]) => string | null][];
  const names = ["id", "doc", ...lookUp.map(([name]) => name)];
  const columns = Object.fromEntries(names.map((name) => [name, "text" as const]));
  const rows = docs.map((doc) => [doc.id, JSON.stringify(doc), ...lookUp.map(([, of]) => of(doc))]);
  await insertRows(db, dialect, table, columns, rows, overwriting(columns, ["id"]));
}

function parseId(id: string): { device: string; n: number }[] {
  const parsed = parseEntryId(id);
  return parsed ? [parsed] : [];
}

function emptySets(): { [T in DocTable]: Set<string> } {
  return {
    units: new Set(),
    members: new Set(),
    texts: new Set(),
    meetings: new Set(),
    forms: new Set(),
    shares: new Set(),
    pairings: new Set(),
    invitations: new Set(),
    campaigns: new Set(),
  };
}

function nothingWanted(): Wanted {
  return {
    ...emptySets(),
    devices: new Set(),
    entries: new Set(),
    pairingsOf: new Set(),
    pairingsFor: new Set(),
  };
}

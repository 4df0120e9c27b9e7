import { look, type Looks, type Storage, type StoreName } from "../../sync/storage.ts";
import { type Key, nameIn, type Opened, openValue, storedKey } from "./sealed-value.ts";
import { IV_BYTES, type Vault } from "./vault.ts";

/** What is asked of the storage beneath in place of what was asked. */
export interface SealedLooks {
  looks: Looks;
  /** @returns what was asked for; undefined where names came or went meanwhile, and it has to be asked anew */
  open(seen: Record<string, unknown>): Promise<Record<string, unknown> | undefined>;
}

type AnyLook = { store: StoreName } & (
  { key: Key } | { from: Key; to: Key; limit?: number; only?: "values" } | { all: "pairs" | "keys" }
);
type Row = [Key, unknown];

/**
 * Looks at sealed values. A single key and a span of one name are asked for as such. The order of names is not that in which they
 * lie: a whole store is put in order once it is open, and of a span over several names those are asked for that lie in it.
 */
export async function sealLooks(beneath: Storage, vault: Vault, looks: Looks): Promise<SealedLooks> {
  const parts = await Promise.all(
    Object.entries(looks).map(([name, asked]) => sealOne(beneath, vault, name, asked as AnyLook)),
  );
  return {
    looks: Object.fromEntries(parts.flatMap((part) => Object.entries(part.looks))) as Looks,
    async open(seen) {
      const opened: Record<string, unknown> = {};
      for (const { name, open } of parts) {
        const result = await open(seen);
        if (result === MOVED) return undefined;
        opened[name] = result;
      }
      return opened;
    },
  };
}

/** Whether it is what was there before: nothing is sealed twice with the same first bytes. */
export function isSameSealed(a: unknown, b: unknown): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array)
    return a.length === b.length && a.subarray(0, IV_BYTES).every((byte, i) => byte === b[i]);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, i) => isSameSealed(one, b[i]));
  return a === b;
}

const MOVED = Symbol("names came or went");
interface Part {
  name: string;
  looks: Record<string, unknown>;
  open: (seen: Record<string, unknown>) => Promise<unknown>;
}

async function sealOne(beneath: Storage, vault: Vault, name: string, asked: AnyLook): Promise<Part> {
  const { store } = asked;
  const openRows = (rows: unknown): Promise<Opened[]> =>
    Promise.all((rows as Row[]).map(([key, value]) => openValue(vault, store, key, value)));

  if ("key" in asked) {
    const key = await storedKey(vault, asked.key);
    return {
      name,
      looks: { [name]: { store, key } },
      open: async ({ [name]: value }) =>
        value === undefined ? undefined : (await openValue(vault, store, key, value)).value,
    };
  }
  if ("all" in asked) {
    if (asked.all === "pairs") {
      const open = async (seen: Record<string, unknown>) => pairs(inOrder(await openRows(seen[name])));
      return { name, looks: { [name]: look.all(store) }, open };
    }
    const { keys, names } = await namesIn(beneath, vault, store);
    const open = ({ [name]: now }: Record<string, unknown>) => {
      if (!isSameKeys(now as Key[], keys)) return Promise.resolve(MOVED);
      const clear = keys.map((key) => clearKey(key, names));
      return Promise.resolve(clear.sort(compareKeys));
    };
    return { name, looks: { [name]: look.keys(store) }, open };
  }

  const { from, to, limit } = asked;
  const shape = (rows: Opened[]) => ("only" in asked ? rows.map(({ value }) => value) : pairs(rows));
  if (nameIn(from) === nameIn(to)) {
    const span = { store, from: await storedKey(vault, from), to: await storedKey(vault, to) };
    const limited = limit === undefined ? span : { ...span, limit };
    return { name, looks: { [name]: limited }, open: async (seen) => shape(await openRows(seen[name])) };
  }
  const { keys, names } = await namesIn(beneath, vault, store);
  const wanted = keys.filter((key) => {
    const clear = clearKey(key, names);
    return compareKeys(clear, from) >= 0 && compareKeys(clear, to) <= 0;
  });
  const spans = [...new Set(wanted.map(nameIn))].map((stored) => spanOf(store, stored, keys));
  const each = spans.map((span, i) => [`${name} ${i}`, span] as const);
  return {
    name,
    looks: { [name]: look.keys(store), ...Object.fromEntries(each) },
    async open(seen) {
      if (!isSameKeys(seen[name] as Key[], keys)) return MOVED;
      const rows = await openRows(each.flatMap(([part]) => seen[part] as Row[]));
      const within = rows.filter(({ key }) => compareKeys(key, from) >= 0 && compareKeys(key, to) <= 0);
      return shape(inOrder(within).slice(0, limit));
    },
  };
}

/** The keys of a store as they lie, and the names that they stand for: of one not seen before, it is read from one of its values. */
async function namesIn(
  beneath: Storage,
  vault: Vault,
  store: StoreName,
): Promise<{ keys: Key[]; names: ReadonlyMap<string, string> }> {
  for (;;) {
    const { keys } = (await beneath.read({ keys: look.keys(store) })) as { keys: Key[] };
    const unseen = new Map(keys.map((key) => [nameIn(key), key]));
    for (const name of vault.seenNames.keys()) unseen.delete(name);
    const asked = [...unseen.values()].map((key, i) => [String(i), { store, key }] as const);
    if (asked.length === 0) return { keys, names: vault.seenNames };
    const seen = (await beneath.read(Object.fromEntries(asked) as unknown as Looks)) as Record<
      string,
      unknown
    >;
    // What has gone since is not there the next time.
    const there = asked.filter(([i]) => seen[i] !== undefined);
    await Promise.all(there.map(([i, { key }]) => openValue(vault, store, key, seen[i])));
  }
}

function spanOf(store: StoreName, stored: string, keys: readonly Key[]): unknown {
  const isNumbered = keys.some((key) => typeof key !== "string");
  return isNumbered
    ? { store, from: [stored, 0], to: [stored, Infinity] }
    : { store, from: stored, to: stored };
}

function clearKey(key: Key, names: ReadonlyMap<string, string>): Key {
  const name = names.get(nameIn(key)) ?? "";
  return typeof key === "string" ? name : [name, key[1]];
}

function isSameKeys(a: readonly Key[], b: readonly Key[]): boolean {
  return a.length === b.length && a.every((key, i) => String(key) === String(b[i]));
}

function pairs(rows: readonly Opened[]): Row[] {
  return rows.map(({ key, value }) => [key, value]);
}

function inOrder(rows: Opened[]): Opened[] {
  return rows.sort((a, b) => compareKeys(a.key, b.key));
}

/** As IndexedDB orders them. */
function compareKeys(a: Key, b: Key): number {
  const [x, y] = [nameIn(a), nameIn(b)];
  if (x !== y) return x < y ? -1 : 1;
  return typeof a === "string" || typeof b === "string" ? 0 : a[1] - b[1];
}

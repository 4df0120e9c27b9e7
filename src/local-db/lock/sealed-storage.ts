import type { Bytes } from "../../protocol/bytes.ts";
import type {
  Change,
  Decision,
  Durability,
  Looks,
  Seen,
  Storage,
  Stores,
  StoreName,
} from "../../sync/storage.ts";
import { isSameSealed, sealLooks } from "./sealed-looks.ts";
import { nameIn, sealValue, storedKey } from "./sealed-value.ts";
import type { Vault } from "./vault.ts";

/**
 * A `Storage` on another one, in which nothing can be read without the vault: values are sealed, names are replaced. Sealing and
 * opening take their time, and a transaction of IndexedDB waits for nothing: so a change is decided by what was read before,
 * and written in a transaction that finds the very same there; where it does not, it is decided anew.
 */
export class SealedStorage implements Storage {
  readonly #beneath: Storage;
  readonly #vault: Vault;
  readonly #underWay = new Set<Promise<unknown>>();
  /** the last `current` that was seen or written here: by it a guess is known to be right */
  #current: { sealed: Bytes; text: string } | undefined;

  constructor(beneath: Storage, vault: Vault) {
    this.#beneath = beneath;
    this.#vault = vault;
  }

  async read<L extends Looks>(looks: L): Promise<Seen<L>> {
    return (await this.#look(looks)).seen;
  }

  change<L extends Looks, T>(
    scope: readonly StoreName[],
    looks: L,
    decide: (seen: Seen<L>) => Decision<T>,
    durability: Durability = "strict",
    guess?: Seen<L>,
  ): Promise<T> {
    const change = this.#change(scope, looks, decide, durability, guess);
    this.#underWay.add(change);
    const isDone = (): boolean => this.#underWay.delete(change);
    change.then(isDone, isDone);
    return change;
  }

  /** Until what is being written is written: sealing takes a moment, in which a page must not be left. */
  async rest(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
  }

  async #change<L extends Looks, T>(
    scope: readonly StoreName[],
    looks: L,
    decide: (seen: Seen<L>) => Decision<T>,
    durability: Durability,
    guess: Seen<L> | undefined,
  ): Promise<T> {
    let found = guess && (await this.#guessed(looks, guess));
    for (;;) {
      found ??= await this.#look(looks);
      const { changes, result } = decide(found.seen);
      if (await this.#write(scope, found, changes, durability)) return result;
      found = undefined;
    }
  }

  clear(): Promise<void> {
    return this.#beneath.clear();
  }

  onBlocked(listener: () => void): void {
    this.#beneath.onBlocked(listener);
  }

  close(): void {
    this.#beneath.close();
  }

  async #look<L extends Looks>(looks: L): Promise<Found<L>> {
    if (Object.keys(looks).length === 0) return { seen: {} as Seen<L>, looks: {}, sealed: {} };
    for (;;) {
      const inner = await sealLooks(this.#beneath, this.#vault, looks);
      const sealed = (await this.#beneath.read(inner.looks)) as Record<string, unknown>;
      const seen = await inner.open(sealed);
      if (seen === undefined) continue;
      for (const [name, asked] of Object.entries(looks))
        if (asked.store === "current" && "key" in asked && sealed[name] !== undefined)
          this.#current = { sealed: sealed[name] as Bytes, text: JSON.stringify(seen[name]) };
      return { seen: seen as Seen<L>, looks: inner.looks, sealed };
    }
  }

  /** What a guess would have been read from, as far as that is known without reading. */
  async #guessed<L extends Looks>(looks: L, guess: Seen<L>): Promise<Found<L> | undefined> {
    const known = this.#current;
    const [only, ...more] = Object.entries(looks);
    if (!known || !only || more.length > 0) return undefined;
    const [name, asked] = only;
    if (asked.store !== "current" || !("key" in asked)) return undefined;
    if (JSON.stringify(guess[name]) !== known.text) return undefined;
    const inner = await sealLooks(this.#beneath, this.#vault, looks);
    return { seen: guess, looks: inner.looks, sealed: { [name]: known.sealed } };
  }

  /** @returns false where something else is there by now: nothing was written then */
  async #write(
    scope: readonly StoreName[],
    found: Found<Looks>,
    changes: readonly Change[],
    durability: Durability,
  ): Promise<boolean> {
    const sealed = await Promise.all(changes.map((change) => this.#seal(change)));
    const names = Object.keys(found.looks);
    const isSame = (now: Record<string, unknown>): boolean =>
      names.every((name) => isSameSealed(now[name], found.sealed[name]));
    const areSmall = Object.values(found.looks).every((asked) => "key" in asked);
    const written = await this.#beneath.change(
      scope,
      found.looks,
      (now) => (isSame(now) ? { changes: sealed, result: true } : { changes: [], result: false }),
      durability,
      areSmall && names.length > 0 ? (found.sealed as Seen<Looks>) : undefined,
    );
    if (written) this.#remember(changes, sealed);
    return written;
  }

  #remember(changes: readonly Change[], sealed: readonly Change[]): void {
    changes.forEach((change, i) => {
      const under = sealed[i]!;
      if ("put" in change && change.put === "current" && "put" in under)
        this.#current = { sealed: under.value as unknown as Bytes, text: JSON.stringify(change.value) };
    });
  }

  async #seal(change: Change): Promise<Change> {
    const vault = this.#vault;
    if ("put" in change) {
      const key = await storedKey(vault, change.key);
      const value = await sealValue(vault, change.put, change.key, change.value);
      return { put: change.put, key, value } as unknown as Change;
    }
    if ("empty" in change) return change;
    if ("key" in change) return { drop: change.drop, key: await storedKey(vault, change.key) } as Change;
    const [from, to] = [change.from, change.to] as Stores["entries"]["key"][];
    if (nameIn(from!) !== nameIn(to!)) throw new RangeError("what is dropped at once has one name");
    return {
      drop: change.drop,
      from: await storedKey(vault, from!),
      to: await storedKey(vault, to!),
    } as Change;
  }
}

interface Found<L extends Looks> {
  seen: Seen<L>;
  /** of the storage beneath, and what they saw there */
  looks: Looks;
  sealed: Record<string, unknown>;
}

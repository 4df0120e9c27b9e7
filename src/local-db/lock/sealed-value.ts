import { type Bytes, concat, fromBase64Url, toBase64Url } from "../../protocol/bytes.ts";
import { utf8 } from "../../protocol/utf8.ts";
import { StorageDamaged } from "../../sync/phone.ts";
import type { SigningKey } from "../../sync/ports.ts";
import type { StoredCarried } from "../../sync/carry/carried-store.ts";
import type { StoredKey, StoreName } from "../../sync/storage.ts";
import type { Vault } from "./vault.ts";

export type Key = string | [string, number];
/** a name in the clear and what stands under it */
export interface Opened {
  key: Key;
  value: unknown;
}

const JSON_VALUE = 0;
const BYTES_VALUE = 1;
/** bytes before the name: what kind of value, and how long the name is */
const HEAD = 3;

/** @param number of the key as it is stored; its name is only inside */
export async function sealValue(vault: Vault, store: StoreName, key: Key, value: unknown): Promise<Bytes> {
  const about = aboutOf(store, await storedKey(vault, key));
  const [kind, payload] =
    value instanceof Uint8Array
      ? [BYTES_VALUE, value]
      : [JSON_VALUE, utf8(JSON.stringify(await withoutKey(vault, store, value, about), pack))];
  const name = utf8(nameIn(key));
  const head = Uint8Array.of(kind, name.length >> 8, name.length & 255);
  return vault.seal(concat(head, name, payload), about);
}

/** @throws StorageDamaged */
export async function openValue(
  vault: Vault,
  store: StoreName,
  stored: Key,
  sealed: unknown,
): Promise<Opened> {
  const about = aboutOf(store, stored);
  if (!(sealed instanceof Uint8Array)) throw new StorageDamaged(`${about} is not sealed`);
  const bytes = await vault.open(sealed as Bytes, about);
  const length = (bytes[1]! << 8) | bytes[2]!;
  const name = text(bytes.subarray(HEAD, HEAD + length));
  vault.seenNames.set(nameIn(stored), name);
  const payload = bytes.subarray(HEAD + length);
  const key: Key = typeof stored === "string" ? name : [name, stored[1]];
  if (bytes[0] === BYTES_VALUE) return { key, value: new Uint8Array(payload) };
  const value = JSON.parse(text(payload), unpack) as unknown;
  return { key, value: await withKey(vault, store, value, about) };
}

/** The key under which something is stored: its name is not to be known from it, its number is. */
export async function storedKey(vault: Vault, key: Key): Promise<Key> {
  if (typeof key === "string") return vault.nameOf(key);
  return [await vault.nameOf(key[0]), key[1]];
}

export function nameIn(key: Key): string {
  return typeof key === "string" ? key : key[0];
}

function aboutOf(store: StoreName, stored: Key): string {
  return JSON.stringify([store, stored]);
}

function withoutKey(vault: Vault, store: StoreName, value: unknown, about: string): Promise<unknown> {
  if (store === "keys") return wrapped(vault, value, about);
  return store === "carried" ? withoutCarryKey(vault, value as StoredCarried, about) : Promise.resolve(value);
}

function withKey(vault: Vault, store: StoreName, value: unknown, about: string): Promise<unknown> {
  if (store === "keys") return unwrapped(vault, value, about);
  return store === "carried" ? withCarryKey(vault, value, about) : Promise.resolve(value);
}

/** What was given away from behind another lock is opened there, or not at all. */
async function withoutCarryKey(vault: Vault, value: StoredCarried, about: string): Promise<unknown> {
  if (value.is !== "given") return value;
  const key = value.key as unknown as CryptoKey;
  const { is, at, entries } = value;
  return { is, at, entries, ...(key.extractable && { wrapped: await vault.wrapKey(key, about) }) };
}

async function withCarryKey(vault: Vault, value: unknown, about: string): Promise<unknown> {
  const { wrapped: bytes, ...rest } = value as { is: string; wrapped?: Bytes };
  if (rest.is !== "given" || !bytes) return value;
  return { ...rest, key: await vault.unwrapKey(bytes, about, "answer") };
}

/** A private key goes in as the browser wraps it. One that does not let itself be wrapped was made elsewhere, and stays there. */
async function wrapped(vault: Vault, value: unknown, about: string): Promise<unknown> {
  const { publicKey, key } = value as StoredKey;
  const own = key as unknown as CryptoKey | undefined;
  return own?.extractable ? { publicKey, wrapped: await vault.wrapKey(own, about) } : { publicKey };
}

async function unwrapped(vault: Vault, value: unknown, about: string): Promise<StoredKey> {
  const { publicKey, wrapped: bytes } = value as { publicKey: Bytes; wrapped?: Bytes };
  if (!bytes) return { publicKey };
  return { publicKey, key: (await vault.unwrapKey(bytes, about)) as unknown as SigningKey };
}

/** None of the stored values has a field of this name. */
const BYTES = "~bytes";

function pack(_name: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { [BYTES]: toBase64Url(value) } : value;
}

function unpack(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !(BYTES in value)) return value;
  return fromBase64Url(value[BYTES] as string);
}

function text(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

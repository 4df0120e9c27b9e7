import { type Bytes, concat, toBase64Url } from "../../protocol/bytes.ts";
import { utf8 } from "../../protocol/utf8.ts";
import { IV_BYTES, openVault, type Vault } from "./vault.ts";

/** The master key of a profile, sealed with what a PIN gives. Who has this and time can try all PINs. */
export interface PinLock {
  /** of this profile alone */
  salt: Bytes;
  /** of PBKDF2-SHA-256 */
  rounds: number;
  /** AES-GCM: 12 bytes and what follows */
  sealedMaster: Bytes;
}

/** Characters. Six is what people have for their bank cards; with fewer, waiting between tries would be all that holds. */
export const SHORTEST_PIN = 6;
const LONGEST_PIN = 64;

/** OWASP's count for PBKDF2-SHA-256; a phone that is quick does more, one that is slow takes its seconds. */
export const FEWEST_ROUNDS = 600_000;
const MOST_ROUNDS = 5_000_000;
/** how long a try may take on the phone on which the PIN is set, ms */
const A_TRY_MS = 700;

export async function newLock(pin: string, rounds: number): Promise<{ lock: PinLock; vault: Vault }> {
  const master = crypto.getRandomValues(new Uint8Array(32));
  const lock = await sealMaster(master, pin, rounds);
  return { lock, vault: await vaultOf(master) };
}

/** @returns undefined where it is another PIN */
export async function openLock(lock: PinLock, pin: string): Promise<Vault | undefined> {
  const master = await openMaster(lock, pin);
  return master && vaultOf(master);
}

/** The same master key under another PIN: nothing that is stored is written anew. @returns undefined where `pin` is not the PIN */
export async function changePin(
  lock: PinLock,
  pin: string,
  next: string,
  rounds: number,
): Promise<PinLock | undefined> {
  const master = await openMaster(lock, pin);
  return master && sealMaster(master, next, rounds);
}

/** As many rounds as this phone does in about `A_TRY_MS`, within bounds. */
export async function roundsHere(): Promise<number> {
  const SAMPLE = 100_000;
  const before = performance.now();
  await pinKey("sample", new Uint8Array(16), SAMPLE);
  const perMs = SAMPLE / Math.max(1, performance.now() - before);
  const rounds = Math.round((perMs * A_TRY_MS) / 10_000) * 10_000;
  return Math.min(MOST_ROUNDS, Math.max(FEWEST_ROUNDS, rounds));
}

/** Why something is no PIN: too short, too long, or what everybody tries first. */
export function weaknessOf(pin: string): "short" | "long" | "guessed" | undefined {
  const characters = Array.from(normal(pin));
  if (characters.length < SHORTEST_PIN) return "short";
  if (characters.length > LONGEST_PIN) return "long";
  const steps = characters.slice(1).map((one, i) => one.codePointAt(0)! - characters[i]!.codePointAt(0)!);
  const isEven = [-1, 0, 1].includes(steps[0]!) && steps.every((step) => step === steps[0]);
  return isEven ? "guessed" : undefined;
}

async function sealMaster(master: Bytes, pin: string, rounds: number): Promise<PinLock> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const key = await pinKey(pin, salt, rounds);
  const sealed = await crypto.subtle.encrypt(how(iv, salt, rounds), key, master);
  return { salt, rounds, sealedMaster: concat(iv, new Uint8Array(sealed)) };
}

async function openMaster({ salt, rounds, sealedMaster }: PinLock, pin: string): Promise<Bytes | undefined> {
  const key = await pinKey(pin, salt, rounds);
  const iv = sealedMaster.slice(0, IV_BYTES);
  try {
    const master = await crypto.subtle.decrypt(how(iv, salt, rounds), key, sealedMaster.slice(IV_BYTES));
    return new Uint8Array(master);
  } catch {
    return undefined;
  }
}

function how(iv: Bytes, salt: Bytes, rounds: number): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: utf8(`songxue lock 1 ${toBase64Url(salt)} ${rounds}`) };
}

async function pinKey(pin: string, salt: Bytes, rounds: number): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey("raw", utf8(normal(pin)), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds },
    key,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

/** Full-width digits of a Chinese keyboard are the digits that they look like. */
function normal(pin: string): string {
  return pin.normalize("NFKC");
}

/** @param master wiped: from here on the browser has it, and no script */
async function vaultOf(master: Bytes): Promise<Vault> {
  const key = await crypto.subtle.importKey("raw", master, "HKDF", false, ["deriveKey"]);
  master.fill(0);
  return openVault(key);
}

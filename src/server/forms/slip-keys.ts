import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  privateDecrypt,
  verify,
} from "node:crypto";
import { promisify } from "node:util";
import type { FormId } from "../../domain/ids.ts";
import { fromBase64Url, toBase64Url } from "../../protocol/bytes.ts";
import { SLIP_LIMITS } from "../../protocol/slip-message.ts";
import type { SlipKey } from "../../protocol/slips.ts";
import { forUpdate } from "../store/dialect.ts";
import { type Db, query, type Store } from "../store/store.ts";

/** The key of a form of slips, undefined where it has none yet, or has been counted. Locks its row in a transaction. */
export async function slipKeyOf(
  db: Db,
  dialect: Store["dialect"],
  form: FormId,
): Promise<KeyObject | undefined> {
  const rows = await query<{ key: string }>(
    db,
    dialect,
    `select key from slip_keys where form = ?${forUpdate(dialect)}`,
    [form],
  );
  return rows[0] && keyOf(rows[0].key);
}

/** The same without the lock: what is done by it is to be looked at again under it. */
export async function slipKeyUnlocked(db: Db, form: FormId): Promise<KeyObject | undefined> {
  const row = await db.selectFrom("slip_keys").select("key").where("form", "=", form).executeTakeFirst();
  return row && keyOf(row.key);
}

/** @param text base64url of PKCS #8 */
function keyOf(text: string): KeyObject | undefined {
  const key = fromBase64Url(text);
  return key && createPrivateKey({ key: Buffer.from(key), format: "der", type: "pkcs8" });
}

/**
 * The same, made where there is none: of two processes that make one at once, the first has it.
 * @returns undefined: it has been counted meanwhile
 */
export async function slipKeyFor(store: Store, form: FormId): Promise<KeyObject | undefined> {
  const known = await store.read
    .selectFrom("slip_keys")
    .select("key")
    .where("form", "=", form)
    .executeTakeFirst();
  // Not with the chance that the core is given: RSA keys are made by OpenSSL, of its own.
  const fresh = known ? undefined : await newKey();
  return store.write(async (tx) => {
    if (fresh !== undefined && !(await isCounted(tx, form))) {
      const row = { form, key: fresh };
      await tx
        .insertInto("slip_keys")
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    return slipKeyOf(tx, store.dialect, form);
  });
}

/** After which nothing opens it again. */
export async function isCounted(db: Db, form: FormId): Promise<boolean> {
  const row = await db.selectFrom("slip_results").select("form").where("form", "=", form).executeTakeFirst();
  return row !== undefined;
}

async function newKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: SLIP_LIMITS.key });
  return toBase64Url(privateKey.export({ format: "der", type: "pkcs8" }));
}

export function publicSlipKey(key: KeyObject): SlipKey {
  const { n, e } = createPublicKey(key).export({ format: "jwk" });
  return { n: n!, e: Number(`0x${Buffer.from(e!, "base64url").toString("hex")}`) };
}

/** BlindSign (RFC 9474, section 4.3): the bare power. @returns undefined where it is no number below the modulus */
export function signBlinded(key: KeyObject, blinded: Uint8Array): Buffer | undefined {
  try {
    return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, blinded);
  } catch {
    return undefined;
  }
}

export function isSlipSigned(key: KeyObject, message: Uint8Array, signature: Uint8Array): boolean {
  return verify(
    "sha384",
    message,
    { key: createPublicKey(key), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 },
    signature,
  );
}

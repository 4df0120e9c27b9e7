import { fromBase64Url, toBase64Url } from "../../protocol/bytes.ts";
import { commitmentOf, firstLink, nextLink } from "../../protocol/chain.ts";
import type { Db } from "../store/store.ts";
import type { EntryRow } from "../store/tables.ts";
import { sha256 } from "./crypto.ts";

/**
 * The link of entry n of a stored journal: from the nearest run that was sealed before it, on along the entries.
 * @returns base64url; undefined where the journal does not reach so far
 */
export async function linkAt(db: Db, device: string, n: number): Promise<string | undefined> {
  const sealed = await db
    .selectFrom("runs")
    .select(["to_n", "link"])
    .where("device", "=", device)
    .where("to_n", "<=", n)
    .orderBy("to_n", "desc")
    .limit(1)
    .executeTakeFirst();
  if (sealed?.to_n === n) return sealed.link;
  const from = sealed?.to_n ?? 0;
  const rows = await db
    .selectFrom("entries")
    .selectAll()
    .where("device", "=", device)
    .where("n", ">", from)
    .where("n", "<=", n)
    .orderBy("n")
    .execute();
  if (rows.length !== n - from) return undefined;
  let link = sealed ? fromBase64Url(sealed.link)! : firstLink(sha256, device);
  for (const row of rows) link = nextLink(sha256, link, storedCommitment(row), row.header);
  return toBase64Url(link);
}

/** Of an erased entry it was kept; of the others it follows from the words. */
export function storedCommitment(row: EntryRow): Uint8Array {
  if (row.body === null || row.salt === null) return fromBase64Url(row.commitment ?? "") ?? new Uint8Array();
  return commitmentOf(sha256, fromBase64Url(row.salt) ?? new Uint8Array(), row.body);
}

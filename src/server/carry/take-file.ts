import type { FilePiece } from "../../protocol/carry/file-piece.ts";
import { isSignedByElsewhere } from "../accept/crypto.ts";
import { standingOf } from "../accept/standing.ts";
import { provedBy } from "../blobs/holders.ts";
import { Refusal, type ServerBlobs } from "../core.ts";
import { Registry } from "../registry/registry.ts";
import type { ServerSecrets } from "../secrets.ts";
import type { Store } from "../store/store.ts";

/**
 * Takes a piece of a file that somebody else has carried, as if its giver had sent it himself. Nothing is kept where it is refused.
 * @returns bytes of the file, from its beginning, that the giver has shown to have
 * @throws Refusal bad-signature, forbidden, bad-request, too-large: for good · unavailable: its giver's enrolment, or the piece before it,
 * has not arrived yet · too-many: what he sent before is to be named first
 */
export async function takeFile(
  { store, secrets, blobs, now }: { store: Store; secrets: ServerSecrets; blobs: ServerBlobs; now: number },
  { head, bytes, signature, signed }: FilePiece,
): Promise<number> {
  const { device, blob, at, total, entry } = head;
  const registry = new Registry(store.read, store.dialect, secrets.device);
  const known = await registry.answer(() => registry.device(device));
  const row = await store.read
    .selectFrom("devices")
    .select("key")
    .where("device", "=", device)
    .executeTakeFirst();
  if (!known || !row) throw later();
  if (!(await isSignedByElsewhere(row.key, signed, signature))) {
    throw new Refusal("bad-signature", "签名不对，无法确认是这部手机的文件。");
  }
  const { standing, follows } = await registry.answer(() => standingOf(known, registry, now, secrets));
  if (standing.state === "waiting") throw later();
  if (standing.state !== "enrolled" || known.member === undefined) {
    throw new Refusal("forbidden", "这部手机已停用，它的文件不再收。");
  }
  if (entry !== undefined && (await isErased(store, device, entry))) {
    throw new Refusal("forbidden", "这份文件所属的内容已经删除，没有收。");
  }
  const has = await provedBy(store.read, blob, device);
  if (has >= at + bytes.length) return has;
  if (has < at) throw later();
  const caller = { device, member: known.member, follows };
  await blobs.receive(caller, blob, has, total, bytes.subarray(has - at));
  return at + bytes.length;
}

async function isErased(store: Store, device: string, n: number): Promise<boolean> {
  const row = await store.read
    .selectFrom("entries")
    .select("body")
    .where("device", "=", device)
    .where("n", "=", n)
    .executeTakeFirst();
  return row !== undefined && row.body === null;
}

function later(): Refusal {
  return new Refusal("unavailable", "交文件的人前面的记录还没有到，请留着，等到了再传。");
}

import { createHash } from "node:crypto";
import type { FormId, Instant, MemberId } from "../../domain/ids.ts";
import { branchesOf, caresFor, isGone, runningPairing } from "../../domain/policy/standing.ts";
import { fromBase64Url, toBase64Url } from "../../protocol/bytes.ts";
import type { SlipAnswer, SlipAsk } from "../../protocol/slips.ts";
import { type Caller, Refusal } from "../core.ts";
import type { FormDoc } from "../registry/docs.ts";
import { Registry } from "../registry/registry.ts";
import type { Store } from "../store/store.ts";
import { formOfWay, isOver } from "./known-form.ts";
import { signBlinded, slipKeyFor, slipKeyOf } from "./slip-keys.ts";

/**
 * Signs a slip without seeing it, one for each member whom the form reaches: it is written down that he has had his, and by a hash
 * which request that was, so that an answer that was lost can be asked for again.
 * @throws Refusal not-found, forbidden, bad-request
 */
export async function giveSlip(
  store: Store,
  caller: Caller,
  id: FormId,
  ask: SlipAsk,
  now: Instant,
): Promise<SlipAnswer> {
  const form = await formOfWay(store.read, store.dialect, id, "slips");
  const member = ask.for ?? caller.member;
  await checkHolder(store, caller, form, member, now);
  if (await isOver(store.read, form, now)) return { state: "closed" };

  const key = await slipKeyFor(store, id);
  if (!key) return { state: "closed" };
  const blinded = fromBase64Url(ask.blinded);
  const signed = blinded && signBlinded(key, blinded);
  if (!signed) throw new Refusal("bad-request", "要签的票不对。");
  const asked = createHash("sha256").update(blinded).digest("base64url");
  return store.write(async (tx): Promise<SlipAnswer> => {
    // Under the lock of the key, as the slips are counted: nobody is written down as a holder after the holders have been deleted.
    const isKept = (await slipKeyOf(tx, store.dialect, id)) !== undefined;
    if (!isKept || (await isOver(tx, await formOfWay(tx, store.dialect, id, "slips"), now)))
      return { state: "closed" };
    await tx
      .insertInto("slip_holders")
      .values({ form: id, member, asked })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await tx
      .selectFrom("slip_holders")
      .select("asked")
      .where("form", "=", id)
      .where("member", "=", member)
      .executeTakeFirst();
    return row?.asked === asked ? { state: "signed", signed: toBase64Url(signed) } : { state: "had" };
  });
}

/** @throws Refusal forbidden */
async function checkHolder(
  store: Store,
  caller: Caller,
  form: FormDoc,
  id: MemberId,
  now: Instant,
): Promise<void> {
  const world = new Registry(store.read, store.dialect, "");
  const may = await world.answer(() => {
    const member = world.get("members", id);
    if (!member || isGone(member)) return false;
    const isAsked = branchesOf(member).some((branch) => world.unit(branch)?.path.includes(form.unit));
    const { cohorts } = form;
    if (!isAsked || (cohorts && !cohorts.some((cohort) => member.cohorts.includes(cohort)))) return false;
    if (id === caller.member) return true;
    const writer = { device: caller.device, member: world.member(caller.member), isServer: false };
    return (
      caresFor({ writer, world, occasion: { now } }, member) ||
      runningPairing(world, caller.member, id, now) !== undefined
    );
  });
  if (!may) throw new Refusal("forbidden", "这张表不是发给这位党员的。");
  // Whoever has a phone has his slip there, and nobody uses it up for him.
  if (id !== caller.member && (await hasPhone(store, id)))
    throw new Refusal("forbidden", "他自己的手机上已经有票，请他在自己的手机上填。");
}

async function hasPhone(store: Store, member: MemberId): Promise<boolean> {
  const row = await store.read
    .selectFrom("devices")
    .select("device")
    .where("member", "=", member)
    .where("revoked", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

import { randomInt } from "node:crypto";
import type { Answers } from "../../domain/forms/form.ts";
import { looseResults } from "../../domain/forms/loose-results.ts";
import type { FormId, Instant } from "../../domain/ids.ts";
import type { FormResults } from "../../protocol/form-results.ts";
import { type Caller, Refusal } from "../core.ts";
import { askForScrub } from "../store/scrub.ts";
import type { Db, Store } from "../store/store.ts";
import { checkAsker, formOfWay, isShut, readForm } from "./known-form.ts";
import { slipKeyOf } from "./slip-keys.ts";

/**
 * Counts the slips of a closed form, once. What stays are totals and words; the answers one by one, who had a slip, and the key by
 * which more could be made go with it, also from the files of the database.
 */
async function countSlips(store: Store, id: FormId, now: Instant): Promise<void> {
  const { blob } = await formOfWay(store.read, store.dialect, id, "slips");
  const form = await readForm(store.read, blob);
  await store.write(async (tx) => {
    await slipKeyOf(tx, store.dialect, id);
    if (!isShut(await formOfWay(tx, store.dialect, id, "slips"), now)) return;
    const rows = await tx.selectFrom("slips").select("answers").where("form", "=", id).execute();
    const all = rows.flatMap(({ answers }) => (answers === null ? [] : [JSON.parse(answers) as Answers]));
    const results = JSON.stringify(looseResults(form, shuffled(all), shuffled));
    await tx
      .insertInto("slip_results")
      .values({ form: id, results })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx.updateTable("slips").set({ answers: null }).where("form", "=", id).execute();
    await tx.deleteFrom("slip_holders").where("form", "=", id).execute();
    await tx.deleteFrom("slip_keys").where("form", "=", id).execute();
    await askForScrub(tx);
  });
}

/** All forms of slips that have been closed since. One that cannot be counted holds up no other. @param failed told of each that cannot */
export async function countAllSlips(
  store: Store,
  now: Instant,
  failed: (form: FormId, error: unknown) => void,
): Promise<void> {
  const keys = await store.read.selectFrom("slip_keys").select("form").execute();
  for (const { form: id } of keys) {
    try {
      const form = await formOfWay(store.read, store.dialect, id, "slips");
      if (isShut(form, now)) await countSlips(store, id, now);
    } catch (error) {
      failed(id, error);
    }
  }
  await forgetHolders(store);
}

/** Who had a slip of a form that has been counted is nobody's business any more, however a name came to be left behind. */
async function forgetHolders(store: Store): Promise<void> {
  const left = await store.read
    .selectFrom("slip_holders")
    .select("form")
    .where("form", "in", countedForms(store.read))
    .limit(1)
    .executeTakeFirst();
  if (!left) return;
  await store.write(async (tx) => {
    await tx.deleteFrom("slip_holders").where("form", "in", countedForms(tx)).execute();
    await askForScrub(tx);
  });
}

function countedForms(db: Db) {
  return db.selectFrom("slip_results").select("form");
}

/** @throws Refusal forbidden, not-found */
export async function resultsOf(
  store: Store,
  caller: Caller,
  id: FormId,
  now: Instant,
): Promise<FormResults> {
  const form = await formOfWay(store.read, store.dialect, id, "slips");
  await checkAsker(store.read, store.dialect, caller, form, now);
  if (!isShut(form, now)) return { state: "open" };
  const counted = async (): Promise<FormResults | undefined> => {
    const row = await store.read
      .selectFrom("slip_results")
      .select("results")
      .where("form", "=", id)
      .executeTakeFirst();
    return row && (JSON.parse(row.results) as FormResults);
  };
  const before = await counted();
  if (before) return before;
  await countSlips(store, id, now);
  const results = await counted();
  if (!results) throw new Refusal("unavailable", "正在汇总，请稍后再看。");
  return results;
}

/** Fisher and Yates, with chance that cannot be guessed. */
function shuffled<T>(things: readonly T[]): T[] {
  const all = [...things];
  for (let i = all.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all;
}

import { dayOf } from "../../domain/day.ts";
import type { Day, FormId, Instant } from "../../domain/ids.ts";
import { OPEN_LIMITS, type OpenAnswers, type OpenForm, type OpenHandIn } from "../../protocol/open-forms.ts";
import type { HandInAnswer } from "../../protocol/slips.ts";
import { type Caller, Refusal } from "../core.ts";
import type { FormDoc } from "../registry/docs.ts";
import { Registry } from "../registry/registry.ts";
import { askForScrub } from "../store/scrub.ts";
import type { Store } from "../store/store.ts";
import { checkAsker, formOfWay, isShut, formToAnswer } from "./known-form.ts";
import { fit } from "./take-slip.ts";

/** A form for whoever has its link. @throws Refusal not-found, where it is closed too */
export async function openForm(store: Store, id: FormId, now: Instant): Promise<OpenForm> {
  const form = await formOfWay(store.read, store.dialect, id, "open");
  if (isShut(form, now)) throw new Refusal("not-found", "没有这张表，或者它已经收回。");
  const registry = new Registry(store.read, store.dialect, "");
  const unit = await registry.answer(() => registry.get("units", form.unit));
  const file = await formToAnswer(store.read, form.blob);
  return {
    form: id,
    title: form.title,
    asks: unit?.name ?? "",
    ...(form.closes !== undefined && { closes: form.closes }),
    file: { songxueForm: 1, ...file },
  };
}

/** @throws Refusal not-found, too-large, too-many where nobody could read so much */
export async function takeOpenAnswers(
  store: Store,
  id: FormId,
  handIn: OpenHandIn,
  now: Instant,
): Promise<HandInAnswer> {
  const form = await formOfWay(store.read, store.dialect, id, "open");
  const isThere = async (): Promise<boolean> =>
    (await store.read
      .selectFrom("open_answers")
      .select("id")
      .where("form", "=", id)
      .where("id", "=", handIn.id)
      .executeTakeFirst()) !== undefined;
  if (await isThere()) return { state: "in" };
  if (isShut(form, now)) return { state: "closed" };
  const file = await formToAnswer(store.read, form.blob);
  const fitting = fit(file, "open", handIn.answers, [dayFilledIn(form, handIn.day, dayOf(now))]);
  if ("words" in fitting) return { state: "unfit", words: fitting.words };
  const answers = JSON.stringify(fitting.answers);
  // With what the form reckons from them.
  if (answers.length > OPEN_LIMITS.body) throw new Refusal("too-large", "写得太多了，请写短一些再交。");
  const { count } = await store.read
    .selectFrom("open_answers")
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .where("form", "=", id)
    .executeTakeFirstOrThrow();
  if (Number(count) >= OPEN_LIMITS.answers) throw new Refusal("too-many", "这张表收到的已经太多，收不下了。");
  const row = { form: id, id: handIn.id, received: now, answers };
  await store.write((tx) =>
    tx
      .insertInto("open_answers")
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  return { state: "in" };
}

/** As the phone says it, where that may be. */
function dayFilledIn(form: FormDoc, said: Day | undefined, today: Day): Day {
  return said !== undefined && said <= today && said >= dayOf(form.published) ? said : today;
}

/** A page of what came by link. @param after of the page before @throws Refusal forbidden, not-found */
export async function openAnswersOf(
  store: Store,
  caller: Caller,
  id: FormId,
  after: string,
  now: Instant,
): Promise<OpenAnswers> {
  const form = await formOfWay(store.read, store.dialect, id, "open");
  await checkAsker(store.read, store.dialect, caller, form, now);
  const behind = store.read
    .selectFrom("open_answers")
    .where("form", "=", id)
    .where("id", ">", after)
    .orderBy("id")
    .limit(OPEN_LIMITS.page);
  // Their lengths first: five hundred of the largest are more than a server should hold.
  const sizes = await behind
    .select(["id", (eb) => eb.fn<number>("length", ["answers"]).as("size")])
    .execute();
  const count = fittingIn(sizes.map(({ size }) => size));
  const rows = await behind.select(["id", "received", "answers"]).limit(count).execute();
  const answers = rows.map((row) => ({
    id: row.id,
    received: row.received,
    answers: JSON.parse(row.answers) as OpenAnswers["answers"][number]["answers"],
  }));
  const isLast = count === sizes.length && count < OPEN_LIMITS.page;
  return { answers, ...(!isLast && rows.length > 0 && { after: rows[rows.length - 1]!.id }) };
}

/** How many of these are a page: at least one, where there are any. */
function fittingIn(sizes: readonly number[]): number {
  let sum = 0;
  const over = sizes.findIndex((size) => (sum += size) > OPEN_LIMITS.pageSize);
  return over < 0 ? sizes.length : Math.max(1, over);
}

/**
 * Throws away what came by link, when it has served: strangers wrote their names there. Only of a form that is closed, so that none comes
 * after. @returns how many @throws Refusal forbidden, not-found
 */
export async function eraseOpenAnswers(
  store: Store,
  caller: Caller,
  id: FormId,
  now: Instant,
): Promise<number> {
  const form = await formOfWay(store.read, store.dialect, id, "open");
  await checkAsker(store.read, store.dialect, caller, form, now);
  if (!isShut(form, now)) throw new Refusal("forbidden", "截止以后才能删去。");
  return store.write(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom("open_answers")
      .where("form", "=", id)
      .executeTakeFirstOrThrow();
    await askForScrub(tx);
    return Number(numDeletedRows);
  });
}

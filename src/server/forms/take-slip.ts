import { createHash } from "node:crypto";
import { dayOf } from "../../domain/day.ts";
import { fitOnDay, possibleDays } from "../../domain/forms/fit-on-day.ts";
import type { Answers, Form } from "../../domain/forms/form.ts";
import { reckonedLeftOut, wayFaults } from "../../domain/forms/ways.ts";
import type { FormPublished } from "../../domain/entries/forms.ts";
import type { Day, Instant } from "../../domain/ids.ts";
import { fromBase64Url } from "../../protocol/bytes.ts";
import { SLIP_LIMITS, slipMessage } from "../../protocol/slip-message.ts";
import type { HandInAnswer, SlipHandIn } from "../../protocol/slips.ts";
import { Refusal } from "../core.ts";
import type { Db, Store } from "../store/store.ts";
import { formOfWay, formToAnswer, isOver } from "./known-form.ts";
import { isSlipSigned, slipKeyOf, slipKeyUnlocked } from "./slip-keys.ts";

/**
 * Takes what comes with a slip, from whomever. Kept are a hash of the slip and the answers, and nothing of when or from where they
 * came. What is repeated is there once.
 * @throws Refusal not-found, bad-signature, too-large, unavailable
 */
export async function takeSlip(store: Store, handIn: SlipHandIn, now: Instant): Promise<HandInAnswer> {
  const { form: id } = handIn;
  const slip = fromBase64Url(handIn.slip);
  const signature = fromBase64Url(handIn.signature);
  if (!slip || !signature) throw new Refusal("bad-request", "票不对。");
  const { blob, published } = await formOfWay(store.read, store.dialect, id, "slips");
  // Before anything is reckoned: for whoever has no slip the server does no work. Without a key nobody has one, or they are counted.
  const signed = await slipKeyUnlocked(store.read, id);
  if (signed && !isSlipSigned(signed, slipMessage(slip, id), signature)) throw badSignature();
  const file = signed && (await formToAnswer(store.read, blob));
  // On which day they were filled in is not told: it would say something of who it was.
  const fitting =
    file && fit(file, "slips", handIn.answers, possibleDays(file, dayOf(published), dayOf(now)));
  const answers = fitting && "answers" in fitting ? JSON.stringify(fitting.answers) : "";
  if (answers.length > SLIP_LIMITS.answers) throw new Refusal("too-large", "写得太多了，请写短一些再交。");
  const name = createHash("sha256").update(slip).digest("base64url");

  return store.write(async (tx) => {
    await slipKeyOf(tx, store.dialect, id);
    // Looked at under the lock of the key: what comes in while the slips are counted comes too late.
    const form = await formOfWay(tx, store.dialect, id, "slips");
    const there = await slipNamed(tx, id, name);
    // Counted: which answers they were is not known any more, only that it brought some.
    if (there) return { state: there.answers === null || there.answers === answers ? "in" : "spent" };
    if (await isOver(tx, form, now)) return { state: "closed" };
    if (!fitting) throw badSignature();
    if ("words" in fitting) return { state: "unfit", words: fitting.words };
    await tx.insertInto("slips").values({ form: id, slip: name, answers }).execute();
    return { state: "in" };
  });
}

function badSignature(): Refusal {
  return new Refusal("bad-signature", "这张票核对不上，没有收下。");
}

function slipNamed(tx: Db, form: string, slip: string): Promise<{ answers: string | null } | undefined> {
  return tx
    .selectFrom("slips")
    .select("answers")
    .where("form", "=", form)
    .where("slip", "=", slip)
    .executeTakeFirst();
}

/** What is kept of answers that came without a journal, or why they do not fit. @param days on which they may have been filled in */
export function fit(
  form: Form,
  way: FormPublished["way"],
  answers: Answers,
  days: readonly Day[],
): { answers: Answers } | { words: string } {
  // Published past the rules that the screens keep: better no answers than some that name who gave them.
  const [fault] = wayFaults(form, way);
  if (fault) return { words: fault.words };
  const fitting = fitOnDay(form, answers, days);
  if ("words" in fitting || way !== "slips") return fitting;
  return { answers: reckonedLeftOut(form, fitting.answers) };
}

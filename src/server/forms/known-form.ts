import { formFaults } from "../../domain/forms/form-faults.ts";
import type { Form } from "../../domain/forms/form.ts";
import { isStaffOf } from "../../domain/policy/standing.ts";
import type { BlobId, FormId, Instant } from "../../domain/ids.ts";
import { FormFile } from "../../protocol/form.ts";
import { parseJson } from "../../protocol/parse-json.ts";
import { readRange } from "../blobs/read-blob.ts";
import { type Caller, Refusal } from "../core.ts";
import type { FormDoc } from "../registry/docs.ts";
import { Registry } from "../registry/registry.ts";
import type { Dialect } from "../store/dialect.ts";
import type { Db } from "../store/store.ts";
import * as v from "valibot";
import { isCounted } from "./slip-keys.ts";

/** @returns a form of this way. @throws Refusal not-found where there is none: who guesses learns nothing of other forms */
export async function formOfWay(db: Db, dialect: Dialect, id: FormId, way: FormDoc["way"]): Promise<FormDoc> {
  const registry = new Registry(db, dialect, "");
  const form = await registry.answer(() => registry.get("forms", id));
  if (form?.way !== way) throw new Refusal("not-found", "没有这张表，或者它已经收回。");
  return form;
}

export function isShut(form: FormDoc, now: Instant): boolean {
  return form.closed || (form.closes !== undefined && form.closes <= now);
}

/** No more slips and answers: it is shut, or has been counted, after which nothing opens it again. */
export async function isOver(db: Db, form: FormDoc, now: Instant): Promise<boolean> {
  if (isShut(form, now)) return true;
  return isCounted(db, form.id);
}

/** What is asked in it. @throws Refusal unavailable where the file has not come up yet from the phone of who published it */
export async function readForm(db: Db, blob: BlobId): Promise<Form> {
  const row = await db.selectFrom("blobs").selectAll().where("id", "=", blob).executeTakeFirst();
  if (!row || row.stored < row.size) throw new Refusal("unavailable", "这张表还没有传到，请稍后再来。");
  const bytes = await readRange(db, blob, 0, row.size - 1);
  const read = v.safeParse(FormFile, parseJson(Buffer.from(bytes).toString("utf8")));
  if (!read.success) throw new Refusal("not-found", "这张表的内容读不出来。");
  const { songxueForm: _, ...form } = read.output;
  return form;
}

/**
 * The same, to be answered: one that was published past the rules that the screens keep could make the server reckon without end.
 * @throws Refusal unavailable, not-found
 */
export async function formToAnswer(db: Db, blob: BlobId): Promise<Form> {
  const form = await readForm(db, blob);
  if (formFaults(form).length > 0) throw new Refusal("not-found", "这张表的内容读不出来。");
  return form;
}

/** Only who asks reads what comes of it. @throws Refusal forbidden */
export async function checkAsker(
  db: Db,
  dialect: Dialect,
  caller: Caller,
  form: FormDoc,
  now: Instant,
): Promise<void> {
  const world = new Registry(db, dialect, "");
  const may = await world.answer(() => {
    const writer = { device: caller.device, member: world.member(caller.member), isServer: false };
    return isStaffOf({ writer, world, occasion: { now } }, form.unit);
  });
  if (!may) throw new Refusal("forbidden", "只有发这张表的单位能看答复。");
}

import { createHash, randomBytes } from "node:crypto";
import type { FormPublished } from "../../domain/entries/forms.ts";
import type { Answers, Form } from "../../domain/forms/form.ts";
import { blind, type BlindMeans, unblind } from "../../protocol/blind-signature.ts";
import { fromBase64Url, toBase64Url } from "../../protocol/bytes.ts";
import { slipMessage } from "../../protocol/slip-message.ts";
import type { SlipHandIn, SlipKey } from "../../protocol/slips.ts";
import type { Caller, ServerCore } from "../core.ts";
import { randomId } from "./county.ts";

/** 满意度 with a word of one's own. */
export const FORM: Form = {
  title: "组织生活满意度",
  fields: [
    {
      kind: "one-of",
      id: "content",
      label: "学习内容",
      required: true,
      options: [
        { value: "good", label: "满意" },
        { value: "fair", label: "基本满意" },
        { value: "bad", label: "不满意" },
      ],
    },
    { kind: "text", id: "words", label: "还想说什么", long: true },
    { kind: "number", id: "hours", label: "一周学几个小时", whole: true },
  ],
};

export const means: BlindMeans = {
  sha384: (bytes) => createHash("sha384").update(bytes).digest(),
  random: randomBytes,
};

/** Published by the office. @returns its id */
export async function publish(
  core: ServerCore,
  how: Pick<FormPublished, "way" | "unit"> & Partial<FormPublished>,
  form: Form = FORM,
): Promise<string> {
  const bytes = bytesOf(form);
  const blob = await core.office.putBlob(bytes);
  const id = how.form ?? randomId();
  const body: FormPublished = { title: form.title, blob, size: bytes.length, ...how, form: id };
  await core.office.write([{ kind: "form-published", body }]);
  return id;
}

const bytesOf = (form: Form) => new TextEncoder().encode(JSON.stringify({ songxueForm: 1, ...form }));

export function blobOf(form: Form): string {
  return createHash("sha256").update(bytesOf(form)).digest("hex");
}

export async function close(core: ServerCore, form: string): Promise<void> {
  await core.office.write([{ kind: "form-closed", body: { form } }]);
}

export interface Slip {
  form: string;
  slip: string;
  signature: string;
}

export async function blindedSlip(key: SlipKey, form: string) {
  const slip = new Uint8Array(randomBytes(32));
  const blindKey = { n: fromBase64Url(key.n)!, e: key.e };
  const blinded = await blind(blindKey, slipMessage(slip, form), means);
  return {
    asked: toBase64Url(blinded.blinded),
    /** @throws where it was signed with another key */
    open(signed: string): Slip {
      const signature = unblind(blindKey, fromBase64Url(signed)!, blinded);
      if (!signature) throw new Error("signed with another key");
      return { form, slip: toBase64Url(slip), signature: toBase64Url(signature) };
    },
  };
}

/** As a phone gets it. @throws where he gets none */
export async function slipOf(
  core: ServerCore,
  caller: Caller,
  form: string,
  forMember?: string,
): Promise<Slip> {
  const slip = await blindedSlip(await core.forms.slipKey(form), form);
  const ask = { blinded: slip.asked, ...(forMember !== undefined && { for: forMember }) };
  const answer = await core.forms.giveSlip(caller, form, ask);
  if (answer.state !== "signed") throw new Error(answer.state);
  return slip.open(answer.signed);
}

export function handIn(slip: Slip, answers: Answers): SlipHandIn {
  return { ...slip, answers, pad: "" };
}

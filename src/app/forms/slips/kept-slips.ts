import type { Answers } from "../../../domain/forms/form.ts";
import type { FormId, Instant, MemberId } from "../../../domain/ids.ts";
import type { Draft } from "../../../sync/phone.ts";

/**
 * What a phone has of an anonymous form, in two drafts beside each other, in no journal: the slip, which only the keeper writes, and
 * what has been filled in and waits to be sent. Under a PIN they are sealed as all drafts are.
 */
export type KeptSlip =
  /** the server is being asked to sign it, until there is an answer always with the same request */
  | { is: "asked"; n: string; e: number; slip: string; blinded: string; inverse: string; encoded: string }
  | { is: "ready"; slip: string; signature: string }
  /** handed in; what with is not known here any more */
  | { is: "used" }
  /** had: on another phone of his, or somebody asked for him · wrong-key: the server wanted to know him again */
  | { is: "none"; why: "had" | "closed" | "not-asked" | "wrong-key" };

/** What has been filled in. */
export interface WaitingAnswers {
  answers: Answers;
  /** by this device's clock; not earlier, so that nothing else that this phone does tells whose they are */
  due: Instant;
  /** They are not taken, and will not be as they are: shown to whom they are from. Of somebody else only that, and `answers` are empty. */
  refused?: SlipRefusal;
}

export interface SlipRefusal {
  why: "closed" | "no-slip" | "unfit" | "too-large" | "spent";
  words?: string;
}

/** Whose: undefined: of whom this phone is. Else of a member without a phone of his own. */
export interface SlipName {
  form: FormId;
  of?: MemberId;
}

export interface SlipState extends SlipName {
  slip?: KeptSlip;
  /** of the slip's draft */
  rev?: number;
  waiting?: WaitingAnswers;
}

export function slipDraftId({ form, of }: SlipName): string {
  return of === undefined ? `slip:${form}` : `slip:${form}:${of}`;
}

export function answersDraftId({ form, of }: SlipName): string {
  return of === undefined ? `slip-answers:${form}` : `slip-answers:${form}:${of}`;
}

/** By the id of the slip's draft. */
export function slipStates(drafts: readonly Draft[]): ReadonlyMap<string, SlipState> {
  const states = new Map<string, SlipState>();
  for (const { id, content, rev } of drafts) {
    const [kind, form, of] = id.split(":");
    if (form === undefined || id.includes("~") || (kind !== "slip" && kind !== "slip-answers")) continue;
    const name: SlipName = { form, ...(of !== undefined && { of }) };
    const before = states.get(slipDraftId(name)) ?? name;
    const part =
      kind === "slip"
        ? { slip: content as KeptSlip, ...(rev !== undefined && { rev }) }
        : { waiting: content as unknown as WaitingAnswers };
    states.set(slipDraftId(name), { ...before, ...part });
  }
  return states;
}

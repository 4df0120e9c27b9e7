import type { PushAnswer } from "../../../protocol/push.ts";
import { type Caller, type PushOutcome, Refusal, type ServerCore } from "../../core.ts";

export const ANSWER: PushAnswer = { protocol: 1, epoch: "e1", now: 0, receipts: [], refusals: [] };
export const CALLER: Caller = { device: "device-of-the-token", member: "m1", follows: [] };

const fails = (): Promise<never> => Promise.reject(new Error("秘密 13800001234 token=abc"));

/**
 * A core for what the real one does not do when it is asked: fail, hang, or give up in the middle. Everything that a test does
 * not say is an error inside the server. What the real core does is tested with the real core.
 */
export function brokenCore(parts: Partial<ServerCore> = {}): ServerCore {
  return {
    push: fails,
    openCarried: fails,
    callerOf: (token) =>
      token === "good"
        ? Promise.resolve(CALLER)
        : Promise.reject(new Refusal("unauthorised", "no such token")),
    feedPage: fails,
    look: fails,
    recovery: fails,
    mayImport: fails,
    unitView: fails,
    blobs: {
      offset: fails,
      receive: fails,
      read: fails,
      async *packs() {
        yield await fails();
      },
    },
    forms: {
      slipKey: fails,
      giveSlip: fails,
      takeSlip: fails,
      results: fails,
      openForm: fails,
      takeOpenAnswers: fails,
      openAnswers: fails,
      eraseOpenAnswers: fails,
    },
    office: { device: "", write: fails, putBlob: fails, read: fails, held: fails },
    verify: fails,
    rebuild: fails,
    settle: () => Promise.resolve(),
    epoch: () => Promise.resolve("e1"),
    close: () => Promise.resolve(),
    ...parts,
  };
}

export function pushed(outcome: Partial<PushOutcome> = {}): () => Promise<PushOutcome> {
  return () => Promise.resolve({ answer: ANSWER, ...outcome });
}

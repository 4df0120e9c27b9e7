import { signal, type ReadonlySignal } from "@preact/signals";
import { safeParse } from "valibot";
import type { Answers } from "../../../domain/forms/form.ts";
import type { Day, FormId } from "../../../domain/ids.ts";
import { toBase64Url } from "../../../protocol/bytes.ts";
import { OpenForm, type OpenHandIn } from "../../../protocol/open-forms.ts";
import type { HandInAnswer } from "../../../protocol/slips.ts";
import type { Phone } from "../../../sync/phone.ts";
import { askLoosely } from "../slips/loose-server.ts";

/** gone: no such form, or closed; `open`: as it was here before · away: never opened here, and no network now */
export type OpenedByLink =
  { is: "open"; open: OpenForm } | { is: "gone"; open?: OpenForm | undefined } | { is: "away" };

/** As it was when it was last opened, and then as the server has it now. Kept beside the drafts, also on a phone of nobody's. */
export async function openFormOf(
  phone: Phone,
  form: FormId,
  show: (opened: OpenedByLink) => void,
): Promise<void> {
  const id = `link-form:${form}`;
  const kept = await phone.drafts.load(id).catch(() => undefined);
  const before = kept && readOpenForm(kept.content);
  if (before) show({ is: "open", open: before });
  const found = await askLoosely<object>(`open-forms/${encodeURIComponent(form)}`);
  if (typeof found === "object") {
    const open = readOpenForm(found);
    if (!open) {
      show({ is: "gone" });
      return;
    }
    // What is being filled in is not drawn anew where nothing has changed.
    if (JSON.stringify(open) === JSON.stringify(before)) return;
    show({ is: "open", open });
    await phone.drafts.save({ id, content: { ...open } }, kept?.rev).catch(() => undefined);
  } else if (found === 404) show({ is: "gone", open: before });
  else if (!before) show({ is: "away" });
}

function readOpenForm(value: unknown): OpenForm | undefined {
  const read = safeParse(OpenForm, value);
  return read.success ? read.output : undefined;
}

export interface LinkState {
  /** filled in, and not there yet */
  waiting: number;
  /** why they were not taken, in words; and what they said */
  refused?: { why: string; all: readonly Answers[] };
}

export interface ForLink {
  readonly state: ReadonlySignal<LinkState>;
  /** Durable when it resolves; then it is sent where there is a network. @param day on which it was filled in @returns whether it is there */
  handIn(answers: Answers, day: Day): Promise<boolean>;
  /** Throws away what was not taken. */
  dropRefused(): Promise<void>;
  /** Sends what waits, now and when the network comes back. @returns stops it */
  sendWhileOpen(): () => void;
}

const AGAIN = 30_000;

export function keepForLink(phone: Phone, form: FormId): ForLink {
  const prefix = `link-answers:${form}:`;
  const state = signal<LinkState>({ waiting: 0 });
  let sending: Promise<void> | undefined;
  let isDueAgain = false;
  let refused: string[] = [];

  async function waiting() {
    const drafts = await phone.drafts.list();
    return drafts.filter(({ id }) => id.startsWith(prefix) && !id.includes("~"));
  }

  async function sendAll(): Promise<void> {
    let why: string | undefined;
    const all: Answers[] = [];
    refused = [];
    for (const { id, content } of await waiting()) {
      const { answers, day } = content as Pick<OpenHandIn, "answers" | "day">;
      const handIn: OpenHandIn = { id: id.slice(prefix.length), answers, ...(day !== undefined && { day }) };
      const found = await askLoosely<HandInAnswer>(`open-forms/${encodeURIComponent(form)}/answers`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(handIn),
      });
      if (typeof found === "object" && found.state === "in") await phone.drafts.remove(id);
      const not = whyNot(found);
      if (not === undefined) continue;
      why = not;
      all.push(answers);
      refused.push(id);
    }
    const left = (await waiting()).length - refused.length;
    state.value = { waiting: left, ...(why !== undefined && { refused: { why, all } }) };
  }

  function send(): Promise<void> {
    isDueAgain = true;
    return (sending ??= (async () => {
      try {
        while (isDueAgain) {
          isDueAgain = false;
          await sendAll();
        }
      } catch {
        // It is in the storage, and goes another time.
      } finally {
        sending = undefined;
      }
    })());
  }

  const again = (): void => void send();

  return {
    state,
    async handIn(answers, day) {
      const name = toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
      await phone.drafts.save({ id: prefix + name, content: { answers, day } });
      await send();
      return !(await waiting()).some(({ id }) => id === prefix + name);
    },
    async dropRefused() {
      for (const id of refused) await phone.drafts.remove(id);
      state.value = { waiting: state.value.waiting };
    },
    sendWhileOpen() {
      again();
      addEventListener("online", again);
      const timer = setInterval(() => {
        if (state.value.waiting > 0 && document.visibilityState === "visible") again();
      }, AGAIN);
      return () => {
        removeEventListener("online", again);
        clearInterval(timer);
      };
    },
  };
}

/** @returns undefined: it was taken, or may be another time */
function whyNot(found: HandInAnswer | number): string | undefined {
  if (found === 413) return "写得太多了，请写短一些再交。";
  if (found === 404) return CLOSED;
  // Sent again as it is, it is as wrong.
  if (found === 400)
    return "服务器读不懂这一份，没有收下。请重新打开这一页再填；还是不行，把填的字复制下来，交给要这张表的人。";
  if (typeof found === "number" || found.state === "in") return undefined;
  return found.state === "unfit" ? found.words : CLOSED;
}

const CLOSED = "送到的时候这张表已经截止，没有算进去。";

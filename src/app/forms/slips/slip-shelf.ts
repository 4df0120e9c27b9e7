import { effect, untracked } from "@preact/signals";
import { foldForms } from "../../../domain/fold/forms.ts";
import type { Answers } from "../../../domain/forms/form.ts";
import type { FormId, Instant } from "../../../domain/ids.ts";
import { oneAtATime } from "../../../local-db/other-tabs.ts";
import { database } from "../../profiles/whose.ts";
import type { Session } from "../../session/session.ts";
import { answerDraftId, formsAskedOfMe } from "../my-forms.ts";
import type { KeptSlip, SlipName } from "./kept-slips.ts";
import { looseServer } from "./loose-server.ts";
import { getSlip, keepForSlip, type SlipPorts, takeBack, workOnSlips } from "./slip-keeper.ts";
import { readSlips } from "./slip-states.ts";

export interface SlipShelf {
  /** Durable when it resolves; goes when its moment has come. @throws EntryTooLarge */
  handIn(name: SlipName, answers: Answers): Promise<void>;
  /** What was not taken is the draft of the form again; of somebody else it goes. */
  takeBack(name: SlipName): Promise<void>;
  /** Asks for it now. undefined: there is no network */
  get(name: SlipName): Promise<KeptSlip | undefined>;
}

/** ms: what could not be had is not asked for again sooner. */
const AGAIN = 10 * 60_000;
/** ms after this phone has said who it is: what is due then waits a little longer. */
const AFTER_CONTACT = { least: 3_000, most: 30_000 } as const;

function afterContact(): Instant {
  const { least, most } = AFTER_CONTACT;
  return Date.now() + least + Math.random() * (most - least);
}

const shelves = new WeakMap<Session, SlipShelf>();

/** Gets the slips of all anonymous forms that he is asked, and sends what waits, for as long as the app is open. */
export function slipShelfOf(session: Session): SlipShelf {
  let shelf = shelves.get(session);
  if (!shelf) shelves.set(session, (shelf = open(session)));
  return shelf;
}

function open(session: Session): SlipShelf {
  const { phone } = session;
  const ports: SlipPorts = {
    phone,
    server: looseServer,
    clock: () => Date.now(),
    dice: () => Math.random(),
    means: {
      sha384: async (bytes) =>
        new Uint8Array(await crypto.subtle.digest("SHA-384", bytes as Uint8Array<ArrayBuffer>)),
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    },
  };
  const alone = oneAtATime(`${database} slips`) ?? (<T>(work: () => Promise<T>) => work());
  let notBefore = afterContact();
  const tried = new Map<FormId, Instant>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let working: Promise<void> | undefined;
  let isDueAgain = false;

  async function workOnce(): Promise<void> {
    const now = Date.now();
    const asked = untracked(() => session.reckoned(formsAskedOfMe)).filter(
      ({ form, way }) => way === "slips" && now - (tried.get(form) ?? -Infinity) >= AGAIN,
    );
    for (const { form } of asked) tried.set(form, now);
    const due = await alone(() =>
      workOnSlips(
        ports,
        asked.map(({ form }) => ({ form })),
        notBefore,
      ),
    );
    clearTimeout(timer);
    if (due !== undefined) timer = setTimeout(() => void work(), Math.max(0, due - Date.now()));
    await readSlips(phone);
  }

  function work(): Promise<void> {
    isDueAgain = true;
    return (working ??= (async () => {
      try {
        while (isDueAgain) {
          isDueAgain = false;
          await workOnce();
        }
      } catch {
        // Nothing is lost: what waits is in the storage, and the next contact tries again.
      } finally {
        working = undefined;
      }
    })());
  }

  effect(() => {
    const { status, last } = session.state.value.contact;
    void last;
    void session.folded(foldForms);
    if (status !== "good") return;
    notBefore = afterContact();
    untracked(() => void work());
  });

  return {
    async handIn(name, answers) {
      await keepForSlip(ports, name, answers);
      await readSlips(phone);
      void work();
    },
    async takeBack(name) {
      await alone(() => takeBack(phone, name, answerDraftId(name.form)));
      await readSlips(phone);
    },
    async get(name) {
      const slip = await alone(() => getSlip(ports, name));
      await readSlips(phone);
      return slip;
    },
  };
}

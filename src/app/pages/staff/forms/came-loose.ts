import { useEffect, useState } from "preact/hooks";
import type { PublishedForm } from "../../../../domain/fold/forms.ts";
import type { FormId, Instant } from "../../../../domain/ids.ts";
import type { FormResults } from "../../../../protocol/form-results.ts";
import type { OpenAnswers } from "../../../../protocol/open-forms.ts";
import type { Phone } from "../../../../sync/phone.ts";
import { useSession } from "../../../session/use-session.ts";

export type OpenAnswer = OpenAnswers["answers"][number];

/** What the server has of a form that is answered without a journal, as this phone heard it last. */
export interface Came<T> {
  what: T;
  /** when it was heard, by the server's clock */
  heard: Instant;
}

export type CameLoose<T> =
  | { is: "asking"; came?: Came<T> | undefined }
  | { is: "here"; came: Came<T> }
  /** not-yet: the server has not heard of the form */
  | { is: NotHere; came?: Came<T> | undefined };
type NotHere = "offline" | "not-yet" | "not-allowed";

/** Of a form of slips, once it is closed. */
export function useFormResults(form: FormId): [CameLoose<FormResults>, again: () => void] {
  return useCame(form, async (phone) => {
    const reply = await phone.ask(`forms/${form}/results`);
    return reply.ok ? (JSON.parse(reply.value) as FormResults) : whyNot(reply.refusal?.code);
  });
}

/** Of a form with a link: the earliest first. */
export function useOpenAnswers({
  form,
}: PublishedForm): [CameLoose<readonly OpenAnswer[]>, again: () => void] {
  return useCame(form, async (phone) => {
    const all: OpenAnswer[] = [];
    for (let after: string | undefined = ""; after !== undefined;) {
      const reply = await phone.ask(`forms/${form}/answers?after=${after}`);
      if (!reply.ok) return whyNot(reply.refusal?.code);
      const page = JSON.parse(reply.value) as OpenAnswers;
      all.push(...page.answers);
      ({ after } = page);
    }
    return all.sort((a, b) => a.received - b.received);
  });
}

function whyNot(code: string | undefined): NotHere {
  if (code === "not-found") return "not-yet";
  return code === "forbidden" ? "not-allowed" : "offline";
}

/** Beside the drafts, so that a PIN seals it; it is nobody's own words, and no file of his own data has it. */
function cameId(form: FormId): string {
  return `slip-came:${form}`;
}

function useCame<T extends object>(
  form: FormId,
  ask: (phone: Phone) => Promise<T | NotHere>,
): [CameLoose<T>, again: () => void] {
  const { phone } = useSession();
  const [state, setState] = useState<CameLoose<T>>({ is: "asking" });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let there = true;
    const show = (next: CameLoose<T>): void => void (there && setState(next));
    async function look(): Promise<void> {
      const kept = await phone.drafts.load(cameId(form)).catch(() => undefined);
      const came = kept?.content as Came<T> | undefined;
      show({ is: "asking", came });
      const what = await ask(phone).catch(() => "offline" as const);
      if (typeof what === "string") return show({ is: what, came });
      const fresh = { what, heard: phone.state.contact.last ?? Date.now() };
      show({ is: "here", came: fresh });
      // Too much for this phone is no reason not to show it.
      await phone.drafts.save({ id: cameId(form), content: { ...fresh } }, kept?.rev).catch(() => undefined);
    }
    void look();
    return () => {
      there = false;
    };
  }, [phone, form, tries]);
  return [state, () => setTries((count) => count + 1)];
}

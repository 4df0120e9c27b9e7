// Our page of a form of 200 questions, with its draft on the phone: from an answer to its paint, or from the tap to the open form.
import { h, render } from "preact";
import type { SeenEntry } from "../../src/domain/entry.ts";
import { FormPage } from "../../src/app/pages/forms/form-page.tsx";
import { openSession } from "../../src/app/session/session.ts";
import { SessionContext } from "../../src/app/session/use-session.ts";
import "../../src/app/style/first-paint.css";
import "../../src/app/settings/display.ts";
import type { Phone } from "../../src/sync/phone.ts";
import { answerSome, formOf200 } from "../harness/form-of-200.ts";
import { timed, type PageBench } from "../harness/page-bench.ts";
import { painted } from "../harness/painted.ts";
import { openPhoneHere } from "./phone-here.ts";

const form = formOf200();
const root = document.createElement("div");
let show: () => void;

async function open(): Promise<void> {
  await new Promise<void>((resolve) => {
    const watch = new MutationObserver(() => {
      if (!document.getElementById("q-q198-box")) return;
      watch.disconnect();
      resolve();
    });
    watch.observe(root, { childList: true, subtree: true });
    show();
  });
  await painted();
}

function entry(n: number, kind: string, body: object): SeenEntry {
  return {
    id: `office.${n}`,
    device: "office",
    n,
    by: "office",
    of: "office",
    kind,
    at: n,
    received: n,
    verdict: "accepted",
    body,
  } as SeenEntry;
}

globalThis.bench = {
  async prepare({ opens }: { opens: boolean }) {
    const { phone } = await openPhoneHere("form");
    const bytes = new TextEncoder().encode(JSON.stringify({ songxueForm: 1, ...form }));
    const blob = await phone.blobs.put(bytes, "application/json");
    // Of the round before.
    await phone.drafts.remove("form:form");
    const session = openSession(withForm(phone, blob, bytes.length));
    document.body.replaceChildren(root);
    show = () =>
      render(
        h(SessionContext.Provider, { value: session, children: h(FormPage, { params: { form: "form" } }) }),
        root,
      );
    await (opens ? painted() : open());
  },
  run: ({ opens }: { opens: boolean }) => (opens ? timed(open) : answerSome(form)),
} satisfies PageBench;

/** The phone of a member with one form to fill in, as if a feed had brought it. */
function withForm(phone: Phone, blob: string, size: number): Phone {
  const member = "member0000000000";
  const entries = [
    entry(1, "unit-added", { unit: "branch", name: "柳湾村党支部", level: "branch", parent: null }),
    entry(2, "member-added", {
      member,
      name: "何小满",
      status: "full",
      cohorts: [],
      homeBranch: "branch",
      arrangements: [],
    }),
    entry(3, "form-published", {
      form: "form",
      unit: "branch",
      title: form.title,
      blob,
      size,
      way: "named",
    }),
  ];
  return new Proxy(phone, {
    get(target, name) {
      if (name === "entries") return () => entries;
      if (name === "state") return { ...target.state, member, enrolment: "enrolled" };
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}

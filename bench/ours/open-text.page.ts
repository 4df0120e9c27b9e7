// Our reader opens a text: from the tap in the list to words on the screen, or to all of them.
import { type ComponentChildren, h, render } from "preact";
import type { SeenEntry } from "../../src/domain/entry.ts";
import { ReaderPage } from "../../src/app/pages/texts/reader-page.tsx";
import { TextsPage } from "../../src/app/pages/texts/texts-page.tsx";
import { openSession } from "../../src/app/session/session.ts";
import { SessionContext } from "../../src/app/session/use-session.ts";
import { forgetReadings } from "../../src/app/texts/readings.ts";
import "../../src/app/style/first-paint.css";
import "../../src/app/settings/display.ts";
import type { Phone } from "../../src/sync/phone.ts";
import { timed, type PageBench } from "../harness/page-bench.ts";
import { painted } from "../harness/painted.ts";
import { studyText, TEXT_CHARACTERS, textBytes } from "../harness/texts.ts";
import { openPhoneHere } from "./phone-here.ts";

const blocks = studyText(0).blocks.length;
const root = document.createElement("div");
let show: () => void;

/** Until so many blocks stand on the page and are painted. */
async function standing(count: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const watch = new MutationObserver(() => {
      if (document.querySelectorAll("[data-block]").length < count) return;
      watch.disconnect();
      resolve();
    });
    watch.observe(root, { childList: true, subtree: true });
    show();
  });
  await painted();
}

globalThis.bench = {
  async prepare() {
    const { phone } = await openPhoneHere("open-text");
    const bytes = textBytes(0);
    const blob = await phone.blobs.put(bytes, "application/json");
    forgetReadings();
    const session = openSession(withText(phone, blob, bytes.length));
    document.body.replaceChildren(root);
    const go = (page: ComponentChildren): void =>
      render(h(SessionContext.Provider, { value: session, children: page }), root);
    // The list that somebody taps in, as the app has it.
    go(h(TextsPage, {}));
    await painted();
    show = () => go(h(ReaderPage, { params: { text: "text" } }));
  },
  run: ({ whole }: { whole: boolean }) => timed(() => standing(whole ? blocks : 1)),
} satisfies PageBench;

/** The phone with one published text, as if a feed had brought it. */
function withText(phone: Phone, blob: string, size: number): Phone {
  const published = {
    id: "office.1",
    device: "office",
    n: 1,
    by: "office",
    of: "office",
    kind: "text-published",
    at: 1,
    received: 1,
    verdict: "accepted",
    body: {
      text: "text",
      unit: "county",
      title: "第 0 篇",
      blob,
      size,
      characters: TEXT_CHARACTERS,
      required: true,
      order: 1,
    },
  } as SeenEntry;
  return new Proxy(phone, {
    get(target, name) {
      if (name === "entries") return () => [published];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}

// Our page of an essay with all its versions in the phone's journal: a key in the middle of it; or what the versions cost in bytes.
import { h, render } from "preact";
import { foldEssays } from "../../src/domain/fold/essays.ts";
import { versionOf } from "../../src/app/essays/essay-draft.ts";
import { EssayPage } from "../../src/app/pages/essays/essay-page.tsx";
import { openSession } from "../../src/app/session/session.ts";
import { SessionContext } from "../../src/app/session/use-session.ts";
import "../../src/app/style/first-paint.css";
import "../../src/app/settings/display.ts";
import type { Phone } from "../../src/sync/phone.ts";
import { CHARACTERS, essayOf, typeSome, VERSIONS, type Measure } from "../harness/long-essay.ts";
import type { PageBench } from "../harness/page-bench.ts";
import { enrol, openPhoneHere } from "./phone-here.ts";
import { bytesStored } from "./stored-bytes.ts";

const ESSAY = "essay-0000000001";
const TITLE = "学习体会";
const root = document.createElement("div");
let field: HTMLTextAreaElement;
let storage: Storage;

/** Bytes on the phone for the versions, and for entries of nothing but the words that were new in each. */
interface Storage {
  ours: number;
  floor: number;
}

globalThis.bench = {
  async prepare({ proof, measuresFloor }: { proof: string; measuresFloor: boolean }) {
    const here = await openPhoneHere(proof);
    await enrol(here, proof);
    const begun = await bytesStored(proof);
    await writeVersions(here.phone);
    const ours = (await bytesStored(proof)) - begun;
    if (measuresFloor) await writeWords(here.phone);
    storage = { ours, floor: (await bytesStored(proof)) - ours - begun };
    location.hash = `/essays/${ESSAY}`;
    document.body.replaceChildren(root);
    render(
      h(SessionContext.Provider, {
        value: openSession(here.phone),
        children: h(EssayPage, { params: { essay: ESSAY } }),
      }),
      root,
    );
    field = await textbox();
  },
  run: (what: Measure | keyof Storage) =>
    what === "ours" || what === "floor" ? Promise.resolve(storage[what]) : typeSome(field, what),
} satisfies PageBench;

/** The essay as it stood at each resting point, from the first word to the last. */
const texts = Array.from({ length: VERSIONS }, (_, i) =>
  essayOf(CHARACTERS).slice(0, Math.round((CHARACTERS * (i + 1)) / VERSIONS)),
);

async function writeVersions(phone: Phone): Promise<void> {
  let base: string | undefined;
  for (const text of texts) {
    const essay = foldEssays(phone.entries()).list.find(({ id }) => id === ESSAY);
    const body = versionOf(ESSAY, essay, { title: TITLE, text, ...(base !== undefined && { base }) });
    if (!body) throw new Error("There is nothing new in a version.");
    [base] = await phone.write([{ kind: "essay-saved", body }]);
  }
}

async function writeWords(phone: Phone): Promise<void> {
  for (const [i, text] of texts.entries()) {
    const words = text.slice(texts[i - 1]?.length ?? 0);
    await phone.write([
      { kind: "essay-saved", body: { essay: "words-0000000001", title: TITLE, text: words } },
    ]);
  }
}

/** The field named 正文, with the whole text in it. */
async function textbox(): Promise<HTMLTextAreaElement> {
  for (;;) {
    const labels = [...document.querySelectorAll("label")];
    const field = labels.find((one) => one.textContent?.trim() === "正文")?.control;
    if (field instanceof HTMLTextAreaElement && field.value.length === CHARACTERS) return field;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

// The least that a form of 200 questions can be: the same inputs in plain HTML, in the style of ours; a script shows what a yes brings.
import "../../src/app/style/first-paint.css";
import "../../src/app/forms/forms.css";
import type { Question } from "../../src/domain/forms/form.ts";
import { answerSome, formOf200, questionsIn } from "../harness/form-of-200.ts";
import { timed, type PageBench } from "../harness/page-bench.ts";
import { painted } from "../harness/painted.ts";

const form = formOf200();

function inputs(one: Question): string {
  const id = `q-${one.id}`;
  const choice = (type: string, words: string): string =>
    `<label class="choice"><input type="${type}" name="${id}"><span>${words}</span></label>`;
  switch (one.kind) {
    case "one-of":
    case "some-of": {
      const type = one.kind === "one-of" ? "radio" : "checkbox";
      return `<div class="choices long">${one.options.map(({ label }) => choice(type, label)).join("")}</div>`;
    }
    case "scale":
      return `<div class="choices scale">${[1, 2, 3, 4, 5].map((n) => choice("radio", String(n))).join("")}</div>`;
    case "yes-no":
      return `<div class="choices">${choice("radio", "是")}${choice("radio", "否")}</div>`;
    default:
      return `<input id="${id}" class="input" type="${one.kind === "date" ? "date" : "text"}" autocomplete="off">`;
  }
}

function html(): string {
  const sections = form.fields.map((section) => {
    const its = section.kind === "section" ? (section.fields as readonly Question[]) : [];
    const questions = its.map((one) => {
      const hidden = one.shownIf ? " hidden" : "";
      const [box, name] = inputs(one).startsWith("<div") ? ["fieldset", "legend"] : ["div", "label"];
      return `<${box} class="field question" id="q-${one.id}-box"${hidden}><${name} for="q-${one.id}">${one.label}</${name}>${inputs(one)}</${box}>`;
    });
    return `<section class="stack form-section"><h2>${section.label}</h2>${questions.join("")}</section>`;
  });
  return `<main class="page"><header class="page-head"><h1>${form.title}</h1></header><div class="stack form">${sections.join("")}</div></main>`;
}

async function open(): Promise<void> {
  document.body.innerHTML = html();
  for (const one of questionsIn(form)) {
    if (one.kind !== "yes-no") continue;
    const next = document.getElementById(`q-q${Number(one.id.slice(1)) + 1}-box`)!;
    const [yes] = document.querySelectorAll<HTMLInputElement>(`#q-${one.id}-box input`);
    document
      .getElementById(`q-${one.id}-box`)!
      .addEventListener("change", () => (next.hidden = !yes!.checked));
  }
  await painted();
}

globalThis.bench = {
  prepare: ({ opens }: { opens: boolean }) => (opens ? painted() : open()),
  run: ({ opens }: { opens: boolean }) => (opens ? timed(open) : answerSome(form)),
} satisfies PageBench;

import type { Field, Form, Question } from "../../src/domain/forms/form.ts";
import { painted } from "./painted.ts";

const QUESTIONS = 200;
const IN_SECTION = 20;

const options = ["很好", "较好", "一般", "较差", "很差"].map((label, i) => ({ value: `v${i}`, label }));

/** Of every kind that is a plain input in HTML, in turn; every tenth is there only where the yes-no question before it says so. */
export function formOf200(): Form {
  const fields = Array.from({ length: QUESTIONS }, (_, i) => question(i));
  const sections = Array.from({ length: QUESTIONS / IN_SECTION }, (_, i): Field => {
    const its = fields.slice(i * IN_SECTION, (i + 1) * IN_SECTION);
    return { kind: "section", id: `section${i}`, label: `第 ${i + 1} 部分`, fields: its };
  });
  return { title: "二百问", fields: sections };
}

export function questionsIn(form: Form): readonly Question[] {
  return form.fields.flatMap((field) => (field.kind === "section" ? (field.fields as Question[]) : []));
}

function question(i: number): Question {
  const asked = { id: `q${i}`, label: `第 ${i + 1} 问：村里的路修到您家门口了吗，走起来怎么样` };
  switch (i % 10) {
    case 0:
    case 5:
      return { ...asked, kind: "text" };
    case 1:
    case 6:
      return { ...asked, kind: "one-of", options };
    case 2:
      return { ...asked, kind: "some-of", options };
    case 3:
      return { ...asked, kind: "number", whole: true, from: 0, to: 99 };
    case 4:
      return { ...asked, kind: "scale", from: 1, to: 5 };
    case 7:
      return { ...asked, kind: "date" };
    case 8:
      return { ...asked, kind: "yes-no" };
    default:
      return {
        ...asked,
        kind: "text",
        shownIf: { call: "=", of: [{ field: `q${i - 1}` }, { value: true }] },
      };
  }
}

/** Answers questions here and there, each until it is painted. @returns ms an answer */
export async function answerSome(form: Form): Promise<number> {
  const asked = questionsIn(form).filter((one, i) => one.shownIf === undefined && i % 3 !== 1);
  const some = asked.filter((_, i) => i % 3 === 0);
  let took = 0;
  for (const one of some) {
    const box = document.getElementById(`q-${one.id}-box`);
    if (!box) throw new Error(`${one.id} is not on the page.`);
    box.scrollIntoView({ block: "center" });
    await painted();
    const begun = performance.now();
    answer(box, one);
    await painted();
    took += performance.now() - begun;
  }
  return took / some.length;
}

/** As a finger or a keyboard would. */
function answer(box: HTMLElement, { kind }: Question): void {
  const inputs = box.querySelectorAll("input");
  const input = inputs[kind === "yes-no" ? 0 : Math.min(2, inputs.length - 1)]!;
  if (input.type === "radio" || input.type === "checkbox") return input.click();
  input.focus({ preventScroll: true });
  input.value = kind === "number" ? "42" : kind === "date" ? "2026-03-05" : "修好了";
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

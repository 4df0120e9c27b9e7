import { painted } from "./painted.ts";

/** What one member wrote in the end. */
export const CHARACTERS = 5_000;
export const VERSIONS = 300;
const KEYS = 60;

const clauses = [
  "今天下班以后读了一遍",
  "工地上的人都睡了",
  "想起村里修路那一年",
  "支部的同志说得实在",
  "我也要照着去做",
];

/** So many characters of an essay, the same each time. */
export function essayOf(characters: number): string {
  let text = "";
  for (let i = 0; text.length < characters; i++) {
    const end = i % 4 === 3 ? "。" : "，";
    text += `${clauses[(i * 7) % clauses.length]}${i % 12 === 11 ? `。\n\n` : end}`;
  }
  return text.slice(0, characters);
}

/** `painted`: from the key to its paint · `work`: what the key costs, till the page is laid out, whenever it is painted then */
export type Measure = "painted" | "work";

/** Types in the middle of the field, as a keyboard does. @returns ms a key */
export async function typeSome(field: HTMLTextAreaElement, measure: Measure): Promise<number> {
  field.focus();
  const middle = Math.floor(field.value.length / 2);
  field.setSelectionRange(middle, middle);
  const before = field.value.length;
  let took = 0;
  for (let i = 0; i < KEYS; i++) {
    await painted();
    const begun = performance.now();
    document.execCommand("insertText", false, "学习好"[i % 3]);
    if (measure === "painted") await painted();
    else {
      await drawn();
      void field.offsetHeight;
    }
    took += performance.now() - begun;
  }
  if (field.value.length !== before + KEYS) throw new Error("Not every key has arrived.");
  return took / KEYS;
}

/** Behind all that was put off to the end of the task. */
async function drawn(): Promise<void> {
  for (let i = 0; i < 4; i++) await Promise.resolve();
}

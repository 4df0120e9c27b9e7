import type { Option } from "./form.ts";
import type { MakeId } from "./form-tree.ts";

/**
 * Options as somebody types them, a line each. Whose label stayed keeps its value, wherever it went; a line that was changed in its
 * place keeps it too, so that neither answers nor conditions come to mean something else by a corrected word.
 */
export function optionsTyped(typed: string, before: readonly Option[], makeId: MakeId): readonly Option[] {
  const labels = [
    ...new Set(
      typed
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== ""),
    ),
  ];
  const kept = new Set(before.filter(({ label }) => labels.includes(label)));
  const taken = new Set(before.map(({ value }) => value));
  return labels.map((label, i) => {
    const same = before.find((option) => option.label === label);
    if (same) return same;
    const there = before[i];
    if (there && labels.length === before.length && !kept.has(there)) return { ...there, label };
    let value = makeId();
    while (taken.has(value)) value = makeId();
    taken.add(value);
    return { value, label };
  });
}

export function optionsAsTyped(options: readonly Option[]): string {
  return options.map(({ label }) => label.replaceAll("\n", " ")).join("\n");
}

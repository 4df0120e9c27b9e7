import { fieldsIn } from "./expressions-of.ts";
import type { Placed } from "./form-index.ts";
import type { FieldId } from "./form.ts";

const MOST_LINKS = 60;

/**
 * Rules that come back to their own field, and chains of rules that are too long. Whether a field is shown hangs on its rule and on what
 * is around it; its value on that and on what it is reckoned from. Checks change nothing: nothing hangs on them.
 */
export function circleFaults(index: ReadonlyMap<FieldId, Placed>): { field: FieldId; words: string }[] {
  const length = new Map<FieldId, number>();
  const open: FieldId[] = [];
  const faults: { field: FieldId; words: string }[] = [];

  const follow = (id: FieldId): number => {
    const before = length.get(id);
    if (before !== undefined) return before;
    if (open.includes(id)) {
      const circle = [...open.slice(open.indexOf(id)), id].map(
        (one) => `“${index.get(one)!.field.label || one}”`,
      );
      faults.push({ field: id, words: `规则绕成了圈：${circle.join("→")}。请改掉其中一条。` });
      return 0;
    }
    open.push(id);
    const longest = open.length > MOST_LINKS ? 0 : Math.max(0, ...[...hangsOn(index.get(id)!)].map(follow));
    open.pop();
    length.set(id, longest + 1);
    return longest + 1;
  };

  for (const id of index.keys()) {
    if (follow(id) > MOST_LINKS && faults.length === 0) {
      faults.push({ field: id, words: `规则一条连一条，最多连 ${MOST_LINKS} 条，请减少一些。` });
    }
  }
  return faults;
}

function hangsOn({ field, within }: Placed): ReadonlySet<FieldId> {
  const on = new Set<FieldId>(within.slice(-1));
  for (const rule of [field.shownIf, field.kind === "reckoned" ? field.from : undefined]) {
    if (rule) for (const id of fieldsIn(rule)) on.add(id);
  }
  return on;
}

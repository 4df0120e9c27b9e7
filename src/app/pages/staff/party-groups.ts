import type { Member } from "../../../domain/fold/members.ts";

/** The 党小组 of a branch, as its roster names them, those with a number in their order. */
export function groupsOf(members: readonly Pick<Member, "group">[]): readonly string[] {
  const groups = new Set(members.flatMap(({ group }) => (group ? [group] : [])));
  return [...groups].sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
}

const NUMERALS = "一二三四五六七八九十";

/** "第三党小组" is 3; without a number after all that have one. */
function placeOf(group: string): number {
  const [digits, tens, ten, ones] =
    /\d+|([一二三四五六七八九]?)(十)([一二三四五六七八九]?)/.exec(group) ?? [];
  if (ten !== undefined) return (tens ? valueOf(tens) : 1) * 10 + (ones ? valueOf(ones) : 0);
  if (digits !== undefined) return Number(digits);
  const single = /[一二三四五六七八九]/.exec(group)?.[0];
  return single === undefined ? Infinity : valueOf(single);
}

function valueOf(numeral: string): number {
  return NUMERALS.indexOf(numeral) + 1;
}

import type { MemberCorrected } from "../../domain/entries/membership.ts";
import type { NewEntry } from "../../domain/entry.ts";
import type { Member, Members } from "../../domain/fold/members.ts";
import type { Org } from "../../domain/fold/org.ts";
import type { Day, MemberId, UnitId } from "../../domain/ids.ts";
import { unitFinder } from "./find-unit.ts";
import type { Roster, RosterField, RosterRow } from "./parse-roster.ts";
import type { Problem } from "./table.ts";

/** What a roster changes. Where there are problems, nothing of it may be written. */
export interface RosterPlan {
  entries: readonly NewEntry<"member-added" | "member-corrected" | "member-moved">[];
  problems: readonly Problem[];
  /** what was done otherwise than the table says, or is worth a look; in Chinese */
  notes: readonly Problem[];
  added: number;
  corrected: number;
  moved: number;
  same: number;
}

export interface RosterWorld {
  org: Org;
  members: Members;
  today: Day;
  newMemberId(): MemberId;
  /** for rows that name no branch */
  branch?: UnitId;
}

interface Placed {
  row: RosterRow;
  home: UnitId;
  host?: UnitId;
}

/**
 * Compares a roster with what is known. A person is told by name and identity key; without a key by name within the branch. Who
 * stands in the roster already as he is known changes nothing; who is known and does not stand in it is left alone.
 */
export function planRoster(roster: Roster, world: RosterWorld): RosterPlan {
  const problems: Problem[] = [...roster.problems];
  const notes: Problem[] = [];
  const say = (into: Problem[], row: RosterRow, field: RosterField, reason: string) => {
    const column = roster.title(field);
    into.push({ line: row.line, ...(column === undefined ? {} : { column }), reason });
  };
  const placed = placeRows(roster.rows, world, (row, field, reason, isNote) =>
    say(isNote ? notes : problems, row, field, reason),
  );
  const alone = findNamesakes(placed, (row, reason) => say(problems, row, "key", reason));

  const known = byName(world.members);
  const taken = new Map<MemberId, number>();
  const entries: RosterPlan["entries"][number][] = [];
  const counts = { added: 0, corrected: 0, moved: 0, same: 0 };
  for (const one of placed) {
    const { row } = one;
    const match = matchOf(one, known.get(row.name) ?? [], alone.has(one));
    if (match === "unclear") {
      say(problems, row, "key", `已有同名的${row.name}，分不清是哪一位，请在两边都写上身份标识。`);
    } else if (match === undefined) {
      entries.push(added(one, world.newMemberId()));
      counts.added++;
      const others = (known.get(row.name) ?? []).filter(({ homeBranch }) => homeBranch === one.home);
      if (others.length > 0)
        say(notes, row, "key", `本支部已有一位${row.name}，身份标识不同，作为另一位加入。`);
    } else {
      const before = taken.get(match.id);
      if (before !== undefined) say(problems, row, "name", `和第 ${before} 行是同一个人。`);
      taken.set(match.id, row.line);
      const changes = changesOf(match, one, world.today);
      entries.push(...changes);
      if (changes.some(({ kind }) => kind === "member-corrected")) counts.corrected++;
      if (changes.some(({ kind }) => kind === "member-moved")) counts.moved++;
      if (changes.length === 0) counts.same++;
    }
  }
  problems.sort((a, b) => a.line - b.line);
  return { entries, problems, notes, ...counts };
}

function placeRows(
  rows: readonly RosterRow[],
  world: RosterWorld,
  say: (row: RosterRow, field: RosterField, reason: string, isNote: boolean) => void,
): Placed[] {
  const find = unitFinder(world.org);
  const branchOf = (row: RosterRow, field: "home" | "host", written: string): UnitId | undefined => {
    const found = find(written);
    const branches = found.filter(({ level }) => level === "branch");
    const [branch] = branches;
    if (branches.length === 1) return branch!.id;
    if (branches.length > 1) {
      const ids = branches.map(({ id }) => id).join("、");
      say(row, field, `有几个叫“${written}”的支部，请改写编号：${ids}。`, false);
    } else if (found.length > 0) say(row, field, `“${written}”不是支部，党员要放在支部里。`, false);
    else if (field === "home") say(row, field, `没有叫“${written}”的支部。`, false);
    else say(row, field, `“${written}”不在本系统里，流入地支部没有记下。`, true);
    return undefined;
  };
  const placed: Placed[] = [];
  for (const row of rows) {
    const host = row.hostBranch === undefined ? undefined : branchOf(row, "host", row.hostBranch);
    const home = row.homeBranch === undefined ? world.branch : branchOf(row, "home", row.homeBranch);
    if (home !== undefined) placed.push({ row, home, ...(host === undefined ? {} : { host }) });
    else if (row.homeBranch === undefined) say(row, "home", "没有写支部。", false);
  }
  return placed;
}

/** @returns the rows whose name stands once in its branch */
function findNamesakes(
  placed: readonly Placed[],
  problem: (row: RosterRow, reason: string) => void,
): Set<Placed> {
  const groups = new Map<string, Placed[]>();
  for (const one of placed) {
    const key = `${one.home} ${one.row.name}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const alone = new Set<Placed>();
  for (const group of groups.values()) {
    if (group.length === 1) alone.add(group[0]!);
    const lineOf = new Map<string, number>();
    for (const { row } of group.length > 1 ? group : []) {
      const lines = group.filter((other) => other.row !== row).map((other) => other.row.line);
      if (row.identityKey === undefined) {
        problem(row, `和第 ${lines.join("、")} 行同名，两位都要写身份标识（例如证件后四位）。`);
        continue;
      }
      const before = lineOf.get(row.identityKey);
      if (before !== undefined) problem(row, `和第 ${before} 行的姓名、身份标识都一样。`);
      lineOf.set(row.identityKey, row.line);
    }
  }
  return alone;
}

function byName(members: Members): Map<string, Member[]> {
  const map = new Map<string, Member[]>();
  for (const member of members.byId.values()) {
    const group = map.get(member.name);
    if (group === undefined) map.set(member.name, [member]);
    else group.push(member);
  }
  return map;
}

/** @param alone no other row has this name in this branch */
function matchOf(
  { row, home }: Placed,
  namesakes: readonly Member[],
  alone: boolean,
): Member | "unclear" | undefined {
  const here = namesakes.filter(({ homeBranch }) => homeBranch === home);
  if (row.identityKey === undefined) return here.length > 1 ? "unclear" : here[0];
  const sameKey = namesakes.filter(({ identityKey }) => identityKey === row.identityKey);
  if (sameKey.length > 0) {
    const sameHere = sameKey.filter(({ homeBranch }) => homeBranch === home);
    const best = sameHere.length > 0 ? sameHere : sameKey;
    return best.length > 1 ? "unclear" : best[0];
  }
  const keyless = here.filter(({ identityKey }) => identityKey === undefined);
  if (keyless.length === 0) return undefined;
  return alone && here.length === 1 ? keyless[0] : "unclear";
}

function added({ row, home, host }: Placed, member: MemberId): NewEntry<"member-added"> {
  return {
    kind: "member-added",
    body: {
      member,
      name: row.name,
      ...(row.identityKey === undefined ? {} : { identityKey: row.identityKey }),
      status: row.status ?? "full",
      cohorts: row.cohorts ?? [],
      homeBranch: home,
      ...(host === undefined ? {} : { hostBranch: host }),
      arrangements: row.arrangements ?? [],
      ...(row.phone === undefined ? {} : { phone: row.phone }),
      ...(row.group === undefined ? {} : { group: row.group }),
    },
  };
}

function changesOf(member: Member, { row, home, host }: Placed, today: Day) {
  const entries: NewEntry<"member-corrected" | "member-moved">[] = [];
  const corrected: MemberCorrected = { member: member.id };
  if (row.identityKey !== undefined && row.identityKey !== member.identityKey)
    corrected.identityKey = row.identityKey;
  if (row.status !== undefined && row.status !== member.status) corrected.status = row.status;
  if (row.phone !== undefined && row.phone !== member.phone) corrected.phone = row.phone;
  if (row.group !== undefined && row.group !== member.group) corrected.group = row.group;
  if (row.cohorts !== undefined && !sameSet(row.cohorts, member.cohorts)) corrected.cohorts = row.cohorts;
  if (row.arrangements !== undefined && !sameSet(row.arrangements, member.arrangements)) {
    corrected.arrangements = row.arrangements;
  }
  if (Object.keys(corrected).length > 1) entries.push({ kind: "member-corrected", body: corrected });
  const hostNow = host ?? member.hostBranch;
  if (home !== member.homeBranch || hostNow !== member.hostBranch) {
    const body = { member: member.id, homeBranch: home, hostBranch: hostNow ?? null, since: today };
    entries.push({ kind: "member-moved", body });
  }
  return entries;
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

import type { CreditRules } from "./entries/campaign.ts";
import type { SeenEntry } from "./entry.ts";
import { rulesOn } from "./fold/campaign.ts";
import { inOrder, receivedUntil } from "./fold/in-order.ts";
import { foldMeetings, type Meetings } from "./fold/meetings.ts";
import type { Day, Instant, MemberId } from "./ids.ts";
import { type CreditClaim, creditClaims } from "./credit-claims.ts";
import type { CreditReason } from "./credit-reasons.ts";
import { TakenTime } from "./taken-time.ts";

/** One stated piece of study and how its credit was reckoned. Nothing that was stated is ever missing here. */
export interface CreditItem extends Omit<CreditClaim, "notes" | "begins" | "order" | "countable" | "rank"> {
  /** minutes that count; at most `stated` */
  counted: number;
  /** minutes for one hour on the day of study */
  minutesPerHour: number;
  /** why `counted` is not what was first written, and what else there is to say; empty: counted as stated */
  reasons: readonly CreditReason[];
}

/** Minutes that count, by how they were studied. */
export interface CreditTotals {
  self: number;
  collective: number;
  discussion: number;
  /** of all three */
  minutes: number;
  /** 学时, each minute by the rules of its day; not rounded */
  hours: number;
}

export interface MemberCredit {
  member: MemberId;
  /** by day, and within a day by time */
  items: readonly CreditItem[];
  totals: CreditTotals;
}

export interface Credit {
  byMember: ReadonlyMap<MemberId, MemberCredit>;
  /** 截至…收到的记录; null: none has reached the server yet */
  receivedUntil: Instant | null;
}

/**
 * 学时 of everybody in these entries, by the rules in force on the day of study.
 *
 * Within a day what is known best counts first: meetings, then certificates, then what members log. Time that counts
 * already does not count again (where the beginning is known), then one text counts up to its cap, then the day.
 *
 * @param rules those of the campaign
 * @param meetings `foldMeetings(entries)`, where the caller has it already
 */
export function reckonCredit(
  entries: readonly SeenEntry[],
  rules: readonly CreditRules[],
  meetings?: Meetings,
): Credit {
  const ordered = inOrder(entries);
  const claims = creditClaims(ordered, meetings ?? foldMeetings(ordered));
  const byMember = new Map<MemberId, MemberCredit>();
  for (const [member, own] of claims) {
    const items = reckonMember(own, rules);
    byMember.set(member, { member, items, totals: creditTotals(items) });
  }
  return { byMember, receivedUntil: receivedUntil(ordered) };
}

/** Sums items, all or some of a member's. */
export function creditTotals(items: Iterable<CreditItem>): CreditTotals {
  const sum = { self: 0, collective: 0, discussion: 0 };
  // Divided once for each rate, so that thirds of an hour add up to whole ones.
  const byRate = new Map<number, number>();
  for (const { sort, counted, minutesPerHour } of items) {
    sum[sort] += counted;
    byRate.set(minutesPerHour, (byRate.get(minutesPerHour) ?? 0) + counted);
  }
  let hours = 0;
  for (const [rate, minutes] of [...byRate].sort((a, b) => a[0] - b[0])) hours += minutes / rate;
  return { ...sum, minutes: sum.self + sum.collective + sum.discussion, hours };
}

const NO_CREDIT: CreditTotals = { self: 0, collective: 0, discussion: 0, minutes: 0, hours: 0 };

/** A member's credit; of whom nothing is known yet, an empty one. */
export function creditOf(credit: Credit, member: MemberId): MemberCredit {
  return credit.byMember.get(member) ?? { member, items: [], totals: NO_CREDIT };
}

function reckonMember(claims: readonly CreditClaim[], rules: readonly CreditRules[]): CreditItem[] {
  const sorted = [...claims].sort((a, b) => compare(a.day, b.day) || a.rank - b.rank || a.order - b.order);
  const statedOn = new Map<Day, number>();
  for (const { day, stated, countable } of sorted) {
    if (countable) statedOn.set(day, (statedOn.get(day) ?? 0) + stated);
  }

  const taken = new TakenTime();
  const ofText = new Map<string, number>();
  const ofDay = new Map<Day, number>();
  const items: { order: number; item: CreditItem }[] = [];

  for (const claim of sorted) {
    const { notes, begins, order, countable, rank: _rank, ...shown } = claim;
    const rule = rulesOn(rules, claim.day);
    const reasons: CreditReason[] = [...notes];
    const onDay = statedOn.get(claim.day) ?? 0;
    if (onDay > 24 * 60) reasons.push({ code: "over-24h", minutes: onDay });

    let counted = countable ? claim.stated : 0;
    if (counted > 0 && begins !== undefined) {
      const free = taken.free(begins, claim.stated);
      if (free.minutes < counted) {
        reasons.push({ code: "overlap", minutes: counted - free.minutes, with: free.by! });
        counted = free.minutes;
      }
    }
    const textKey = claim.sort === "self" ? (claim.text ?? claim.title?.trim()) : undefined;
    if (textKey)
      counted = cap(counted, "per-text-cap", rule.perTextCapMinutes, ofText.get(textKey) ?? 0, reasons);
    counted = cap(counted, "daily-cap", rule.dailyCapMinutes, ofDay.get(claim.day) ?? 0, reasons);

    if (counted > 0) {
      if (begins !== undefined) taken.take(begins, counted, claim.stated, claim.entry);
      if (textKey) ofText.set(textKey, (ofText.get(textKey) ?? 0) + counted);
      ofDay.set(claim.day, (ofDay.get(claim.day) ?? 0) + counted);
    }
    items.push({ order, item: { ...shown, counted, minutesPerHour: rule.minutesPerHour, reasons } });
  }
  return items.sort((a, b) => compare(a.item.day, b.item.day) || a.order - b.order).map(({ item }) => item);
}

/** Holds `minutes` to what is left under a cap, and says so where it has to. */
function cap(
  minutes: number,
  code: "per-text-cap" | "daily-cap",
  limit: number,
  before: number,
  reasons: CreditReason[],
): number {
  const left = Math.max(0, limit - before);
  if (minutes <= left) return minutes;
  reasons.push({ code, cap: limit, before });
  return left;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

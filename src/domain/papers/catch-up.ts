import type { SeenEntry } from "../entry.ts";
import type { DeviceId, Instant, MemberId } from "../ids.ts";
import { mayStayHome } from "../may-stay-home.ts";
import type { PapersSource } from "./paper.ts";
import { isThere, peopleOf, whyAway } from "./people.ts";

/** 补学名单, for the secretary alone: it is on no paper that leaves his phone by itself. */
export interface CatchUp {
  /** it is known that they were not there */
  toCatchUp: readonly { name: string; why: string }[];
  /** 还没有收到: a code may still be on their phones. Whether somebody ticked them off makes no difference. */
  notHeard: readonly string[];
  /** nothing was said of them, and they have no phone that could: to be asked */
  notMarked: readonly string[];
}

/** @param heard when the server last had something new of a member's phone; of who has none: absent */
export function catchUpList(source: PapersSource, heard: ReadonlyMap<MemberId, Instant | null>): CatchUp {
  const { meeting } = source;
  const ended = Math.max(meeting.closed?.at ?? 0, meeting.starts + meeting.minutes * 60_000);
  const toCatchUp: { name: string; why: string }[] = [];
  const notHeard: string[] = [];
  const notMarked: string[] = [];
  for (const person of peopleOf(source)) {
    const { name, member, attendance } = person;
    if (isThere(person) || member === undefined || mayStayHome(member)) continue;
    const last = heard.get(member.id);
    const isSilent = last !== undefined && (last === null || last < ended);
    const isSaid = attendance !== undefined && attendance.state !== "absent";
    if (isSaid) toCatchUp.push({ name, why: whyAway(attendance) });
    else if (isSilent) notHeard.push(name);
    else if (attendance !== undefined) toCatchUp.push({ name, why: whyAway(attendance) });
    else if (last === undefined) notMarked.push(name);
    else toCatchUp.push({ name, why: "没有签到" });
  }
  return { toCatchUp, notHeard, notMarked };
}

/**
 * When the server last took something of each member's newest phone; null: of it nothing has arrived. A phone sends in order, so
 * what it wrote before has arrived too.
 */
export function heardOf(entries: readonly SeenEntry[]): ReadonlyMap<MemberId, Instant | null> {
  const newest = new Map<MemberId, { device: DeviceId; at: Instant }>();
  const last = new Map<DeviceId, Instant>();
  for (const { kind, of, device, at, received } of entries) {
    if (kind === "device-enrolled" && at >= (newest.get(of)?.at ?? -Infinity)) newest.set(of, { device, at });
    if (received !== null && received > (last.get(device) ?? -Infinity)) last.set(device, received);
  }
  return new Map([...newest].map(([member, { device }]) => [member, last.get(device) ?? null]));
}

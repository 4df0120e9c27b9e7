import type { Entry, NewEntry, Verdict } from "../../entry.ts";
import type { Instant, MemberId } from "../../ids.ts";
import { mayWrite } from "../../policy.ts";
import { county, NOW, type Things, worldOf } from "./county.ts";

export interface Case {
  /** who writes it, on his phone; or "server" */
  by: string;
  for?: MemberId;
  at?: Instant;
  now?: Instant;
  /** what is otherwise than usual in the county */
  where?: (things: Things) => void;
}

export function entryOf(act: NewEntry, { by, for: of, at = NOW }: Case): Entry {
  const header = { kind: act.kind, at, ...(of !== undefined && { for: of }) };
  return { device: `phone-of-${by}`, n: 99, header, body: act.body } as Entry;
}

export function judge(act: NewEntry, how: Case): Verdict {
  const things = county();
  how.where?.(things);
  return mayWrite(entryOf(act, how), worldOf(things), { now: how.now ?? NOW });
}

import type { Role } from "../../entries/campaign.ts";
import { entryId } from "../../ids.ts";
import type {
  KnownDevice,
  KnownEntry,
  KnownForm,
  KnownInvitation,
  KnownMeeting,
  KnownMember,
  KnownPairing,
  KnownShare,
  KnownText,
  KnownUnit,
  World,
} from "../../world.ts";
import { shanghai } from "../../testing/journal.ts";

/**
 * A small county to try the policy in:
 *
 *     county ─┬─ north ─┬─ n1   home branch of Mei
 *             │         └─ n2   the branch beside it
 *             ├─ south ─── s1   host branch of Mei
 *             └─ west ──── w1   elsewhere; whoever has an office is a member here, so that only the office counts
 *
 * Everybody has one phone, `phone-of-<name>`. Mei is the member whom the examples are about.
 */
export const NOW = shanghai("2026-03-12 20:00");

export interface Things {
  units: Record<string, KnownUnit>;
  members: Record<string, KnownMember>;
  devices: Record<string, KnownDevice>;
  texts: Record<string, KnownText>;
  meetings: Record<string, KnownMeeting>;
  forms: Record<string, KnownForm>;
  pairings: Record<string, KnownPairing>;
  shares: Record<string, KnownShare>;
  invitations: Record<string, KnownInvitation>;
  entries: Record<string, KnownEntry>;
}

export function county(): Things {
  const things: Things = {
    units: {},
    members: {},
    devices: {},
    texts: {},
    meetings: {},
    forms: {},
    pairings: {},
    shares: {},
    invitations: {},
    entries: {},
  };

  const unit = (id: string, level: KnownUnit["level"], ...above: string[]) => {
    things.units[id] = { id, level, path: [...above, id] };
  };
  unit("county", "county");
  unit("north", "township", "county");
  unit("south", "township", "county");
  unit("west", "township", "county");
  unit("n1", "branch", "county", "north");
  unit("n2", "branch", "county", "north");
  unit("s1", "branch", "county", "south");
  unit("w1", "branch", "county", "west");

  const person = (id: string, homeBranch: string, role?: Role, at?: string, hostBranch?: string) => {
    const roles = role === undefined ? [] : [{ role, unit: at! }];
    things.members[id] = { id, status: "full", homeBranch, roles, ...(hostBranch && { hostBranch }) };
    things.devices[`phone-of-${id}`] = { id: `phone-of-${id}`, member: id, revoked: false };
  };
  person("mei", "n1", undefined, undefined, "s1");
  person("paired", "n2", "helper", "n1");
  person("unpaired", "n1", "helper", "n1");
  person("peer", "n1");
  things.members["peer"]!.status = "probationary";
  person("host-peer", "s1");
  person("outsider", "w1");
  person("home", "n1", "secretary", "n1");
  person("host", "s1", "secretary", "s1");
  person("beside", "n2", "secretary", "n2");
  person("other", "w1", "secretary", "w1");
  person("north", "w1", "office", "north");
  person("south", "w1", "office", "south");
  person("west", "w1", "office", "west");
  person("county", "w1", "office", "county");
  person("guide", "w1", "guide", "county");
  person("supervisor", "w1", "supervisor", "county");
  person("inspector", "w1", "inspector", "county");
  things.devices["phone-of-server"] = { id: "phone-of-server", isServer: true, revoked: false };

  things.pairings["visits"] = {
    id: "visits",
    helper: "paired",
    elder: "mei",
    until: "2026-06-30",
    agreed: true,
    ended: false,
  };
  for (const [id, at] of [
    ["text-of-n1", "n1"],
    ["text-of-north", "north"],
  ] as const) {
    things.texts[id] = { id, unit: at, proofread: "proofread-words" };
  }
  for (const branch of ["n1", "n2", "north"]) {
    things.meetings[`meeting-of-${branch}`] = { id: `meeting-of-${branch}`, branch };
  }
  for (const way of ["named", "slips", "open"] as const) {
    const id = `${way}-form-of-north`;
    things.forms[id] = { id, unit: "north", way, blob: "form" };
  }
  things.forms["named-form-of-west"] = { id: "named-form-of-west", unit: "west", way: "named", blob: "form" };
  for (const member of ["mei", "home", "county"]) {
    const id = `invitation-of-${member}`;
    things.invitations[id] = { id, member, expires: NOW + 1, withdrawn: false };
  }

  const tell = (name: keyof typeof EXAMPLES, more: Partial<KnownEntry> = {}) => {
    const n = Object.keys(EXAMPLES).indexOf(name) + 1;
    const id = entryId("phone-of-mei", n);
    things.entries[id] = { id, kind: EXAMPLES[name], by: "mei", of: "mei", received: NOW - 60_000, ...more };
  };
  for (const name of Object.keys(EXAMPLES) as (keyof typeof EXAMPLES)[]) tell(name);
  tell("past the branch", { above: true });
  const allowed = { title: "体会", text: "字", name: "梅" };
  tell("allowed", { allows: { ...allowed, upward: true } });
  tell("wish", { wishTo: "branch" });
  tell("wish past the branch", { wishTo: "above" });
  tell("wish to nobody", { wishTo: "nobody" });
  tell("withdrawn", { allows: allowed });
  things.shares["share-of-mei"] = { id: "share-of-mei", entry: told("allowed"), withdrawn: false };
  things.shares["share-withdrawn"] = { id: "share-withdrawn", entry: told("withdrawn"), withdrawn: true };
  return things;
}

/** What Mei has written already. */
const EXAMPLES = {
  study: "study-logged",
  objection: "objection-raised",
  essay: "essay-handed-in",
  certificate: "certificate-shown",
  complaint: "complaint-made",
  "past the branch": "complaint-made",
  reading: "reading-recorded",
  visit: "visit-asked",
  wish: "wish-told",
  "wish past the branch": "wish-told",
  "wish to nobody": "wish-told",
  allowed: "sharing-allowed",
  withdrawn: "sharing-allowed",
} as const;

/** The id of what Mei has written already. */
export function told(name: keyof typeof EXAMPLES): string {
  return entryId("phone-of-mei", Object.keys(EXAMPLES).indexOf(name) + 1);
}

export function worldOf(things: Things): World {
  const { units, members, devices, texts, meetings, forms, pairings, shares, invitations, entries } = things;
  return {
    unit: (id) => units[id],
    member: (id) => members[id],
    device: (id) => devices[id],
    text: (id) => texts[id],
    meeting: (id) => meetings[id],
    form: (id) => forms[id],
    pairing: (id) => pairings[id],
    pairingsOf: (helper) => Object.values(pairings).filter((pairing) => pairing.helper === helper),
    pairingsFor: (elder) => Object.values(pairings).filter((pairing) => pairing.elder === elder),
    share: (id) => shares[id],
    invitation: (id) => invitations[id],
    entry: (id) => entries[id],
  };
}

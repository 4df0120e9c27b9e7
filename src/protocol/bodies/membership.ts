import * as v from "valibot";
import type * as membership from "../../domain/entries/membership.ts";
import {
  body,
  count,
  day,
  deviceId,
  hash,
  instant,
  line,
  list,
  phone,
  randomId,
  unitId,
  words,
} from "./shapes.ts";

const status = v.picklist(["full", "probationary", "moved-out", "deceased"]);
export const cohort = v.picklist([
  "migrant",
  "retired",
  "elderly-or-frail",
  "less-schooled",
  "laid-off",
  "out-of-touch",
  "closed-firm",
  "new-economy",
  "student",
  "posted-official",
  "village-official-graduate",
]);
export const arrangement = v.picklist(["study-brought-home", "may-speak", "no-writing", "no-hours"]);
const name = line(60);
const group = line(60);
const identityKey = line(40);

export const MemberAdded = body<membership.MemberAdded>({
  member: randomId,
  name,
  identityKey: v.optional(identityKey),
  status,
  cohorts: list(cohort, 20),
  group: v.optional(group),
  homeBranch: unitId,
  hostBranch: v.optional(unitId),
  arrangements: list(arrangement, 10),
  phone: v.optional(phone),
});

export const MemberCorrected = body<membership.MemberCorrected>({
  member: randomId,
  name: v.optional(name),
  identityKey: v.nullish(identityKey),
  status: v.optional(status),
  cohorts: v.optional(list(cohort, 20)),
  group: v.nullish(group),
  arrangements: v.optional(list(arrangement, 10)),
  phone: v.nullish(phone),
});

export const MemberMoved = body<membership.MemberMoved>({
  member: randomId,
  homeBranch: unitId,
  hostBranch: v.nullable(unitId),
  since: day,
});

export const InvitationMade = body<membership.InvitationMade>({
  invitation: hash,
  member: randomId,
  purpose: v.picklist(["enrol", "hand-over"]),
  expires: instant,
});

export const InvitationWithdrawn = body<membership.InvitationWithdrawn>({ invitation: hash });

export const DeviceEnrolled = body<membership.DeviceEnrolled>({
  proof: v.optional(hash),
  consent: v.looseObject({ version: count(10_000) }),
  label: words(100),
  continues: v.optional(deviceId),
});

export const DeviceRevoked = body<membership.DeviceRevoked>({
  device: deviceId,
  why: v.optional(words(500)),
});

export const ConsentWithdrawn = body<membership.ConsentWithdrawn>({ why: v.optional(words(1_000)) });

export const PairingMade = body<membership.PairingMade>({
  pairing: randomId,
  helper: randomId,
  elder: randomId,
  helperName: name,
  elderName: name,
  helperPhone: v.optional(phone),
  elderPhone: v.optional(phone),
  until: day,
  consent: v.picklist(["tap", "voice", "finger", "paper", "to-ask"]),
});

export const PairingEnded = body<membership.PairingEnded>({ pairing: randomId });

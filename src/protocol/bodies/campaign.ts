import * as v from "valibot";
import type * as campaign from "../../domain/entries/campaign.ts";
import type { EssayLength, Requirement } from "../../domain/requirement.ts";
import { arrangement, cohort } from "./membership.ts";
import {
  body,
  count,
  day,
  instant,
  line,
  list,
  minutes,
  phone,
  randomId,
  slug,
  unitId,
  words,
} from "./shapes.ts";

const level = v.picklist(["province", "city", "county", "township", "branch"]);
const role = v.picklist(["helper", "secretary", "office", "guide", "supervisor", "inspector"]);

export const UnitAdded = body<campaign.UnitAdded>({
  unit: unitId,
  name: line(100),
  level,
  parent: v.nullable(unitId),
  phone: v.optional(phone),
  city: v.optional(words(40)),
});

export const UnitCorrected = body<campaign.UnitCorrected>({
  unit: unitId,
  name: v.optional(line(100)),
  phone: v.optional(phone),
  city: v.optional(words(40)),
});

const phase = body<campaign.Phase>({ id: slug, name: line(60), starts: day, ends: day });

const creditRules = body<campaign.CreditRules>({
  from: day,
  minutesPerHour: v.pipe(minutes, v.minValue(1)),
  dailyCapMinutes: minutes,
  perTextCapMinutes: count(100_000),
});

const requirement = body<Requirement>({
  id: slug,
  title: line(200),
  subject: v.picklist(["member", "unit"]),
  window: v.looseObject({ from: day, to: day }),
  kind: v.picklist(["credit-hours", "essays", "required-texts", "collective-studies", "discussions"]),
  amount: v.pipe(v.number(), v.minValue(0), v.maxValue(10_000)),
  topic: v.optional(words(60)),
  exempt: list(arrangement, 10),
  lengths: v.optional(
    list(body<EssayLength>({ cohorts: v.optional(list(cohort, 20)), characters: count(50_000) }), 20),
  ),
});

export const CampaignSet = body<campaign.CampaignSet>({
  campaign: body<campaign.Campaign>({
    id: slug,
    name: line(200),
    unit: unitId,
    office: line(60),
    starts: day,
    ends: day,
    phases: list(phase, 20),
    credit: list(creditRules, 50),
    requirements: list(requirement, 100),
  }),
});

export const RoleGranted = body<campaign.RoleGranted>({
  member: randomId,
  role,
  unit: unitId,
  until: v.optional(instant),
  name: v.optional(line(60)),
});

export const RoleEnded = body<campaign.RoleEnded>({ member: randomId, role, unit: unitId });

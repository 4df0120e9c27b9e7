import type { Day, Instant, MemberId, UnitId } from "../ids.ts";
import type { Requirement } from "../requirement.ts";

/** 党组织. The tree is told by `parent`; only a branch has members. */
export interface UnitAdded {
  unit: UnitId;
  name: string;
  level: UnitLevel;
  /** null: the root of this server's tree */
  parent: UnitId | null;
  /** A telephone number of the unit's own that members may call. */
  phone?: string;
  /** 流入地 branches inside one city are told by the same city name. */
  city?: string;
}
export type UnitLevel = "province" | "city" | "county" | "township" | "branch";

export interface UnitCorrected {
  unit: UnitId;
  name?: string;
  phone?: string;
  city?: string;
}

/** 学习实践活动: its whole present state; a later one replaces it, from its day on. */
export interface CampaignSet {
  campaign: Campaign;
}

export interface Campaign {
  id: string;
  name: string;
  /** The unit it was opened in; holds for it and all below. */
  unit: UnitId;
  /** The name of the office that runs it, as people there call it. */
  office: string;
  starts: Day;
  ends: Day;
  phases: readonly Phase[];
  /** Rules of credit, each in force from its day on. Sorted by `from`; the first holds for all days before too. */
  credit: readonly CreditRules[];
  requirements: readonly Requirement[];
}

export interface Phase {
  id: string;
  name: string;
  starts: Day;
  ends: Day;
}

/** 学时 rules in force from a day on. All lengths in minutes. */
export interface CreditRules {
  from: Day;
  /** minutes of study for one credit hour */
  minutesPerHour: number;
  /** no more than this counts for one Shanghai day */
  dailyCapMinutes: number;
  /** self-study of one text counts no more than this in all */
  perTextCapMinutes: number;
}

export type Role = "helper" | "secretary" | "office" | "guide" | "supervisor" | "inspector";

export interface RoleGranted {
  member: MemberId;
  role: Role;
  /** Where the role holds. For office, guide, supervisor, inspector: the unit and all below. */
  unit: UnitId;
  until?: Instant;
  /** What the one who grants it calls him: offices above have not the rosters of their branches. */
  name?: string;
}

export interface RoleEnded {
  member: MemberId;
  role: Role;
  unit: UnitId;
}

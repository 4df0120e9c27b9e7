import type { Role } from "../../../domain/entries/campaign.ts";

export const roleWords: Record<Role, string> = {
  helper: "送学人",
  secretary: "支部书记",
  office: "活动办公室",
  guide: "指导员",
  supervisor: "督导组",
  inspector: "巡回检查组",
};

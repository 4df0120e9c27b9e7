import { memberFeed, unitFeed } from "../feeds.ts";
import type { KnownUnit } from "../world.ts";
import { ACCEPTED, acceptedIf, type Case, refused, type RulesOf } from "./case.ts";
import { directoryFeed, staffUpwards } from "./readers.ts";
import { isOfficeOver, isStaffOf } from "./standing.ts";

/** The office: the tree, the campaign, who has which role. */
export const campaignRules: RulesOf<
  "unit-added" | "unit-corrected" | "campaign-set" | "role-granted" | "role-ended"
> = {
  "unit-added": {
    write(c) {
      const { unit, parent } = c.body;
      const known = c.world.unit(unit);
      if (known !== undefined && known.path[known.path.length - 2] !== (parent ?? undefined)) {
        return refused(undefined, "already-there");
      }
      if (parent === null) return acceptedIf(c.writer.isServer, "root");
      if (c.world.unit(parent)!.level === "branch") return refused("below-a-branch");
      return acceptedIf(isOfficeOver(c, parent));
    },
    seen: ({ body, world }) => {
      const path = pathOf(body.parent === null ? undefined : world.unit(body.parent), body.unit);
      return [directoryFeed(world, body, path), ...staffUpwards(path)];
    },
  },
  "unit-corrected": {
    write: (c) => acceptedIf(isOfficeOver(c, c.body.unit)),
    seen: ({ body, world }) => {
      const unit = world.unit(body.unit)!;
      const same = { unit: unit.id, level: unit.level, name: "", parent: null };
      return [directoryFeed(world, same, unit.path), ...staffUpwards(unit.path)];
    },
  },
  "campaign-set": {
    write: (c) => acceptedIf(isOfficeOver(c, c.body.campaign.unit)),
    seen: ({ body, world }) => [
      unitFeed(body.campaign.unit),
      ...staffUpwards(world.unit(body.campaign.unit)!.path),
    ],
  },
  "role-granted": { write: mayChangeRole, seen: roleReaders },
  "role-ended": {
    write: (c) => (c.body.member === c.writer.member?.id ? ACCEPTED : mayChangeRole(c)),
    seen: roleReaders,
  },
};

type RoleKind = "role-granted" | "role-ended";

/** A branch names its own 送学人; every other role is the office's to give. */
function mayChangeRole(c: Case<RoleKind>) {
  const { role, unit } = c.body;
  return acceptedIf(isOfficeOver(c, unit) || (role === "helper" && isStaffOf(c, unit)));
}

function roleReaders({ body, world }: Case<RoleKind>) {
  return [memberFeed(body.member), ...staffUpwards(world.unit(body.unit)!.path)];
}

function pathOf(parent: KnownUnit | undefined, unit: string): string[] {
  return [...(parent?.path ?? []), unit];
}

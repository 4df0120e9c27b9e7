import * as v from "valibot";

/**
 * Read-only views for units above the branch: prepared rows, one indexed read each. A view tells counts and sentences,
 * never a person's entries; a figure of fewer than `SMALL_GROUP` persons is null ("不足5人，不单列").
 *
 * `GET /api/views/units/:unit` with a bearer token of somebody whose role (office, guide, supervisor, inspector) holds there.
 */
export const SMALL_GROUP = 5;

const Figure = v.nullable(v.number());

export const UnitRow = v.object({
  unit: v.string(),
  name: v.string(),
  level: v.picklist(["province", "city", "county", "township", "branch"]),
  branches: v.number(),
  members: v.number(),
  /** members with at least one device enrolled */
  enrolled: Figure,
  /** members whose hours in the present requirement are complete; the exempt are in neither */
  hoursComplete: Figure,
  hoursAsked: Figure,
  essays: v.number(),
  meetings: v.number(),
  /** records received until, ms; a phone not heard from is no statement about a member */
  receivedUntil: v.nullable(v.number()),
});
export type UnitRow = v.InferOutput<typeof UnitRow>;

export const UnitView = v.object({ unit: UnitRow, below: v.array(UnitRow) });
export type UnitView = v.InferOutput<typeof UnitView>;

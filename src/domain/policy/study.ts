import { acceptedIf, refused, type RulesOf } from "./case.ts";
import { memberAndStaff, recordReaders } from "./readers.ts";
import { caresFor } from "./standing.ts";

export const studyRules: RulesOf<
  "study-logged" | "study-corrected" | "objection-raised" | "objection-answered"
> = {
  "study-logged": { seen: recordReaders },
  // A secretary who corrects a member's entry names the member in `for`: the correction is the member's, as the entry is.
  "study-corrected": {
    write(c) {
      const corrected = c.world.entry(c.body.entry)!;
      if (corrected.kind !== "study-logged") return refused("not-a-study-entry");
      return acceptedIf(corrected.of === c.of, "of-another");
    },
    seen: recordReaders,
  },
  "objection-raised": { seen: recordReaders },
  "objection-answered": {
    write(c) {
      const objection = c.world.entry(c.body.entry)!;
      if (objection.kind !== "objection-raised") return refused("not-an-objection");
      return acceptedIf(caresFor(c, c.world.member(objection.of)));
    },
    seen: ({ body, world }) => memberAndStaff(world, world.entry(body.entry)!.of),
  },
};

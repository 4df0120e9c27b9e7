import { memberFeed, staffFeed, unitFeed } from "../feeds.ts";
import { ACCEPTED, acceptedIf, refused, type RulesOf } from "./case.ts";
import { branchesOf, isStaffOf } from "./standing.ts";

/** Whoever asks reads the answers, and nobody between him and who answers: what is asked about a branch does not pass through it. */
export const formRules: RulesOf<"form-published" | "form-closed" | "form-answered"> = {
  "form-published": {
    write(c) {
      const { form, unit, way, blob } = c.body;
      const known = c.world.form(form);
      if (known !== undefined && (known.unit !== unit || known.way !== way)) {
        return refused(undefined, "already-there");
      }
      if (known?.way === "slips" && known.blob !== blob) return refused("one-version");
      return acceptedIf(isStaffOf(c, unit));
    },
    seen: ({ body }) => [unitFeed(body.unit), staffFeed(body.unit)],
  },
  "form-closed": {
    write: (c) => acceptedIf(isStaffOf(c, c.world.form(c.body.form)!.unit)),
    seen({ body, world }) {
      const { unit } = world.form(body.form)!;
      return [unitFeed(unit), staffFeed(unit)];
    },
  },
  "form-answered": {
    write({ body, of, world }) {
      const { unit, way } = world.form(body.form)!;
      // Signed, it would say for ever who wrote it.
      if (way !== "named") return refused("not-named");
      const asked = branchesOf(world.member(of)!).some((branch) => world.unit(branch)?.path.includes(unit));
      return asked ? ACCEPTED : refused("not-asked");
    },
    seen: ({ body, of, world }) => [memberFeed(of), staffFeed(world.form(body.form)!.unit)],
  },
};

import { staffFeed, unitFeed } from "../feeds.ts";
import { waitingKey } from "../references.ts";
import { acceptedIf, refused, type RulesOf } from "./case.ts";
import { runs } from "./standing.ts";

/** Study texts: seen by staff only, until a named person has proofread exactly these words. */
export const textRules: RulesOf<"text-imported" | "text-proofread" | "text-published" | "text-withdrawn"> = {
  "text-imported": {
    write(c) {
      const known = c.world.text(c.body.text);
      if (known !== undefined && known.unit !== c.body.unit) return refused(undefined, "already-there");
      return acceptedIf(runs(c, c.body.unit));
    },
    seen: ({ body }) => [staffFeed(body.unit)],
  },
  "text-proofread": {
    write(c) {
      if (c.writer.isServer && c.body.name === undefined) return refused("nobody-named");
      return acceptedIf(runs(c, c.world.text(c.body.text)!.unit));
    },
    seen: ({ body, world }) => [staffFeed(world.text(body.text)!.unit)],
  },
  "text-published": {
    write(c) {
      const { text, unit, blob } = c.body;
      const known = c.world.text(text)!;
      if (!runs(c, unit)) return refused();
      if (!c.world.unit(unit)!.path.includes(known.unit)) return refused("text-of-elsewhere");
      if (known.proofread === blob) return acceptedIf(true);
      const ref = waitingKey({ type: "proofread", id: text });
      return { verdict: "pending", reason: "not-proofread", ref };
    },
    seen: ({ body, world }) => [unitFeed(body.unit), staffFeed(world.text(body.text)!.unit)],
  },
  "text-withdrawn": {
    write: (c) => acceptedIf(runs(c, c.body.unit)),
    seen: ({ body, world }) => [unitFeed(body.unit), staffFeed(world.text(body.text)!.unit)],
  },
};

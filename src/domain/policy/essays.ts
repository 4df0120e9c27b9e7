import type { Instant } from "../ids.ts";
import { memberFeed } from "../feeds.ts";
import { acceptedIf, refused, type RulesOf } from "./case.ts";
import { essayReaders, recordReaders, visitReaders } from "./readers.ts";
import { caresFor } from "./standing.ts";

/** An essay that was handed in can be taken back for this long, by the server's clock; nobody has seen it until then. ms */
export const TAKE_BACK: Instant = 10 * 60_000;

export const essayRules: RulesOf<
  "essay-saved" | "essay-handed-in" | "essay-taken-back" | "essay-transcribed" | "essay-answered"
> = {
  "essay-saved": { seen: ({ of }) => [memberFeed(of)] },
  "essay-handed-in": { seen: recordReaders },
  // Nobody has seen what is taken back, so nobody need hear of it.
  "essay-taken-back": {
    write(c) {
      const handedIn = c.world.entry(c.body.entry)!;
      if (handedIn.kind !== "essay-handed-in") return refused("not-handed-in");
      if (handedIn.of !== c.of) return refused("of-another");
      const late = c.occasion.now - handedIn.received >= TAKE_BACK;
      return late ? refused(undefined, "too-late") : acceptedIf(true);
    },
    seen: (c) => [memberFeed(c.of), ...visitReaders(c)],
  },
  "essay-transcribed": {
    write(c) {
      const handedIn = c.world.entry(c.body.entry)!;
      if (handedIn.kind !== "essay-handed-in") return refused("not-handed-in");
      return acceptedIf(handedIn.of === c.of, "of-another");
    },
    seen: (c) => [...new Set([...recordReaders(c), ...essayReaders(c, c.body.entry)])],
  },
  "essay-answered": {
    write(c) {
      const handedIn = c.world.entry(c.body.entry)!;
      if (handedIn.kind !== "essay-handed-in") return refused("not-handed-in");
      return acceptedIf(caresFor(c, c.world.member(handedIn.of)));
    },
    seen: (c) => essayReaders(c, c.body.entry),
  },
};

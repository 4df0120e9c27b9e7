import { describe, expect, it } from "vitest";
import type { NewEntry } from "../entry.ts";
import { mayWrite } from "../policy.ts";
import { ACTS } from "./testing/acts.ts";
import { county, NOW, worldOf } from "./testing/county.ts";
import { entryOf } from "./testing/judge.ts";
import { onBehalf } from "./personal.ts";

/** What the helper who is paired with Mei may write for her, where she has said yes or not. */
function verdict(act: NewEntry, agreed: boolean): string {
  const things = county();
  things.pairings["visits"] = { ...things.pairings["visits"]!, agreed };
  return mayWrite(entryOf(act, { by: "paired", for: "mei" }), worldOf(things), { now: NOW }).verdict;
}

describe("security 4: a helper writes only for elders who have said yes", () => {
  const byHelpers = Object.entries(ACTS as Record<string, NewEntry>).filter(([, { kind }]) =>
    onBehalf(kind)?.includes("helper"),
  );

  it.each(byHelpers)("%s", (_, act) => {
    const withYes = verdict(act, true);
    expect(verdict(act, false)).toBe(act.kind === "pairing-consented" ? withYes : "quarantined");
  });

  it("and her yes is taken from the one who is paired with her, not from another, and not once it has ended", () => {
    const yes = ACTS["says yes to a pairing"];
    expect(verdict(yes, false)).toBe("accepted");
    const things = county();
    const by = (who: string, of = "mei") =>
      mayWrite(entryOf(yes, { by: who, for: of }), worldOf(things), { now: NOW }).verdict;
    expect(by("unpaired")).toBe("quarantined");
    expect(by("paired", "peer")).toBe("quarantined");
    things.pairings["visits"] = { ...things.pairings["visits"]!, ended: true };
    expect(by("paired")).toBe("quarantined");
  });
});

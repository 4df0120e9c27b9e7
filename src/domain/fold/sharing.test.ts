import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SeenEntry } from "../entry.ts";
import { anyArrival } from "../testing/any-history.ts";
import { Journal, shanghai } from "../testing/journal.ts";
import { inOrder } from "./in-order.ts";
import { foldSharings } from "./sharing.ts";

const at = (minute: number) => shanghai("2026-03-12 20:00") + minute * 60_000;
const words = { title: "渠水", text: "挖通了。" };

/** 李 has allowed an essay; 王 is secretary of east. */
function allowed() {
  const journal = new Journal();
  const handedIn = journal.write(at(0), "essay-handed-in", { essay: "e", ...words });
  journal.write(at(20), "sharing-allowed", { share: "s", entry: handedIn, ...words, upward: true });
  const show = (minute: number, unit: string, by = "wang") =>
    journal.write(at(minute), "essay-shown", { share: "s", ...words, unit }, { by });
  const withdraw = (minute: number, unit?: string, by = "li") =>
    journal.write(at(minute), "sharing-withdrawn", { share: "s", ...(unit && { unit }) }, { by });
  return { journal, handedIn, show, withdraw };
}

describe("what was allowed", () => {
  test("says where it stands, to whom it was proposed and why", () => {
    const { journal, handedIn, show } = allowed();
    show(30, "east");
    journal.write(
      at(31),
      "essay-proposed",
      { share: "s", ...words, unit: "county", why: "实在" },
      { by: "wang" },
    );
    const { all, corner, proposed } = foldSharings(journal.entries);
    expect(all).toMatchObject([
      {
        share: "s",
        handedIn,
        essay: "e",
        of: "li",
        shown: ["east"],
        proposed: [{ unit: "county", by: "wang", why: "实在" }],
      },
    ]);
    expect(corner).toMatchObject([{ share: "s", unit: "east", by: "wang", ...words }]);
    expect(proposed).toMatchObject([{ unit: "county", why: "实在" }]);
  });

  test("taken down by a unit it stands there no more, until it is shown again; elsewhere it stays", () => {
    const { journal, show, withdraw } = allowed();
    show(30, "east");
    show(31, "county");
    withdraw(40, "east", "wang");
    expect(foldSharings(journal.entries).all[0]).toMatchObject({ shown: ["county"] });
    show(50, "east");
    expect(foldSharings(journal.entries).all[0]?.shown).toEqual(["county", "east"]);
  });

  test("withdrawn it is nowhere, whoever shows it later or by whatever clock, and by whom is known", () => {
    const { journal, show, withdraw } = allowed();
    show(30, "east");
    withdraw(40);
    show(50, "county");
    withdraw(60, undefined, "wang");
    const { all, corner } = foldSharings(journal.entries);
    expect(all[0]).toMatchObject({ shown: [], withdrawn: { at: at(40), by: "li" } });
    expect(corner).toEqual([]);
  });

  test("shown twice in one unit it stands there once; a member reads it who knows of nothing else", () => {
    const { journal, show } = allowed();
    show(30, "east");
    show(31, "east", "deputy");
    const copies = journal.entries.filter(({ kind }) => kind === "essay-shown");
    expect(foldSharings(copies)).toMatchObject({ all: [], corner: [{ by: "deputy", unit: "east" }] });
  });
});

test("in any history, arriving in any order, nothing stands anywhere whose writer has withdrawn it", () => {
  const kinds = ["essay-handed-in", "sharing-allowed", "essay-shown", "essay-proposed", "sharing-withdrawn"];
  let seen = 0;
  fc.assert(
    fc.property(anyArrival(kinds as SeenEntry["kind"][], 60), ({ arrival }) => {
      const gone = new Set(
        inOrder(arrival).flatMap((entry) =>
          entry.kind === "sharing-withdrawn" && entry.body.unit === undefined ? [entry.body.share] : [],
        ),
      );
      const { all, corner, proposed } = foldSharings(arrival);
      for (const { share } of [...corner, ...proposed]) expect(gone).not.toContain(share);
      for (const one of all.filter(({ share }) => gone.has(share))) {
        seen++;
        expect(one).toMatchObject({ shown: [], proposed: [] });
        expect(one.withdrawn).toBeDefined();
      }
    }),
  );
  expect(seen).toBeGreaterThan(10);
});

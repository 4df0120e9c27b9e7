import { expect, it } from "vitest";
import { onEachDatabase } from "../testing/databases.ts";
import { insertRows, overwriting } from "./insert-rows.ts";
import { openStore } from "./open-store.ts";

const ENTRY = { device: "line", n: "bigint", received: "bigint", header: "line", body: "line" } as const;
const STANDING_APART = {
  device: "text",
  n: "bigint",
  verdict: "text",
  reason: "text",
  detail: "text",
  ref: "text",
} as const;
const NASTY = [
  "",
  "null",
  "\\N",
  '{"a":"b\\n"}',
  "it's, {so}",
  "\t",
  "\u001f",
  "?",
  "𠮷野家 😀",
  "a\rb",
  "  ",
];

onEachDatabase("rows", (databases) => {
  it("come back as they were given, however many there are and whatever stands in them", async () => {
    const store = await openStore(await databases.fresh());
    for (const count of [1, 7, 8, 64, 65, 146]) {
      const rows = Array.from({ length: count }, (_, i) => [
        `d${count}`,
        i + 1,
        1_763_778_000_000,
        NASTY[i % NASTY.length],
        NASTY[(i * 3) % NASTY.length],
      ]);
      await store.write((tx) => insertRows(tx, store.dialect, "entries", ENTRY, rows));
      const found = await store.read
        .selectFrom("entries")
        .select(["device", "n", "received", "header", "body"])
        .where("device", "=", `d${count}`)
        .orderBy("n")
        .execute();
      expect(found.map((row) => Object.values(row))).toEqual(rows);
    }
    await store.close();
  });

  it("may hold nulls and line breaks where they are texts, and overwrite what was there", async () => {
    const store = await openStore(await databases.fresh());
    const put = (rows: unknown[][]): Promise<void> =>
      store.write((tx) =>
        insertRows(
          tx,
          store.dialect,
          "exceptions",
          STANDING_APART,
          rows,
          overwriting(STANDING_APART, ["device", "n"]),
        ),
      );
    await put([["d", 1, "pending", "unknown-text", null, "text:a\nb"]]);
    const after = [
      ["d", 1, "quarantined", "not-allowed", "", null],
      ["d", 2, "pending", "x", null, "\n"],
    ];
    await put(after);
    const found = await store.read.selectFrom("exceptions").selectAll().orderBy("n").execute();
    expect(
      found.map(({ device, n, verdict, reason, detail, ref }) => [device, n, verdict, reason, detail, ref]),
    ).toEqual(after);
    await store.close();
  });
});

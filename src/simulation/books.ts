import type { Core } from "./sim-server.ts";

/** What follows from entries and facts, and can be made anew from them. */
const DERIVED = [
  ...(["units", "members", "meetings", "invitations", "exceptions", "delayed"] as const),
  ...(["claims", "blob_places", "registry_entries", "devices", "unit_rows"] as const),
];

/** The books hold, and made anew they say the same. @returns what does not, in words */
export async function wrongInBooks(core: Core): Promise<string[]> {
  const verified = await core.verify();
  if (!verified.sound) return [`${verified.table} ${verified.row} was touched: ${verified.what}`];
  await core.settle();
  const live = await dump(core);
  await core.rebuild();
  const anew = await dump(core);
  return DERIVED.flatMap((table, i) =>
    anew[i] === live[i] ? [] : [`rebuilt, ${table} are not what they were: ${live[i]} became ${anew[i]}`],
  );
}

function dump({ store }: Core): Promise<string[]> {
  return Promise.all(
    DERIVED.map(async (table) => {
      const rows = await store.read.selectFrom(table).selectAll().execute();
      const texts = rows.map((row) => {
        const { doc, ...columns } = row as Record<string, unknown>;
        return JSON.stringify(
          [columns, doc === undefined ? null : (JSON.parse(doc as string) as unknown)],
          sortedKeys,
        );
      });
      return texts.sort().join("\n");
    }),
  );
}

function sortedKeys(_: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

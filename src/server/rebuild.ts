import { sql } from "kysely";
import type { Instant } from "../domain/ids.ts";
import { DOC_TABLES } from "./registry/docs.ts";
import { foldRegistryAnew } from "./registry/fold-anew.ts";
import { saveDocs } from "./registry/registry.ts";
import { rebuildState } from "./rebuild-state.ts";
import type { ServerSecrets } from "./secrets.ts";
import { refreshRows } from "./projections/refresh.ts";
import type { Rebuilt } from "./core.ts";
import type { Store } from "./store/store.ts";
import { lockWorld } from "./store/world-lock.ts";

/**
 * Makes what is derived from entries and facts anew, beside a live server: the present state a journal at a time, the registry in
 * one short transaction, the prepared rows in a table beside the live one, which are then changed over at once. Nothing is judged
 * again.
 */
export async function rebuild(store: Store, secrets: ServerSecrets, now: Instant): Promise<Rebuilt> {
  await rebuildState(store, secrets);
  const docs = await store.write(async (tx) => {
    await lockWorld(tx, store.dialect, "change");
    const registry = await foldRegistryAnew(tx, store.dialect);
    let count = 0;
    for (const table of DOC_TABLES) {
      const all = registry.all(table);
      await tx.deleteFrom(table).execute();
      if (all.length > 0) await saveDocs(tx, store.dialect, table, all);
      count += all.length;
    }
    return count;
  });
  await store.write((tx) => tx.deleteFrom("unit_rows_new").execute());
  await refreshRows(store, now, "unit_rows_new");
  const rows = await store.write(async (tx) => {
    await tx.deleteFrom("unit_rows").execute();
    await tx
      .insertInto("unit_rows")
      .columns(["unit", "mark", "figures"])
      // "where true": without it SQLite takes the "on" that follows for a join's.
      .expression(
        tx
          .selectFrom("unit_rows_new")
          .select(["unit", "mark", "figures"])
          .where(sql<boolean>`true`),
      )
      // A process that serves beside may have made a row since the old ones went: it is as new as this one.
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const gone = await tx.deleteFrom("unit_rows_new").executeTakeFirst();
    return Number(gone.numDeletedRows);
  });
  return { rows, docs };
}
